package distributed

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"kiosque/article"
	"kiosque/index/distributed/cluster"
	"kiosque/index/distributed/nodes"
	"kiosque/index/indextest"
	"kiosque/index/reading"
)

// scratch is a generation that has nothing yet, on the cluster of KIOSQUE_CLUSTER.
func scratch(t *testing.T) *generation {
	t.Helper()
	client, err := cluster.New(cluster.Options{URLs: nodes.URLs(t)})
	if err != nil {
		t.Fatal(err)
	}
	g := &generation{client: client, index: fmt.Sprintf("%s-%x", cmp.Or(os.Getenv("KIOSQUE_ARCHIVE"), "test"), time.Now().UnixNano())}
	t.Cleanup(func() {
		for _, name := range []string{g.index, g.wordsIndex()} {
			if err := client.Do(context.Background(), "DELETE", "/"+name, nil, nil); err != nil && !cluster.IsMissing(err) {
				t.Error(err)
			}
		}
	})
	return g
}

// fillWords writes the forms of languages into the index of words of g.
func fillWords(t *testing.T, g *generation, forms map[string][]string) {
	t.Helper()
	keyword := map[string]any{"type": "keyword"}
	create := map[string]any{
		"settings": map[string]any{"index": map[string]any{"number_of_shards": 2, "number_of_replicas": 0}},
		"mappings": map[string]any{"properties": map[string]any{langField: keyword, formField: keyword}},
	}
	if err := g.client.Do(t.Context(), "PUT", "/"+g.wordsIndex(), create, nil); err != nil {
		t.Fatal(err)
	}
	var lines bytes.Buffer
	for lang, all := range forms {
		for _, form := range all {
			doc, _ := json.Marshal(map[string]string{langField: lang, formField: form})
			lines.WriteString("{\"index\":{}}\n" + string(doc) + "\n")
		}
	}
	var done struct{ Errors bool }
	if err := g.client.Do(t.Context(), "POST", "/"+g.wordsIndex()+"/_bulk?refresh=true", lines.Bytes(), &done); err != nil || done.Errors {
		t.Fatal(err, done)
	}
}

// crowd is an article of very many words that are near each other, of letters of one to four bytes.
func crowd(lang string, words int) article.Article {
	r := rand.New(rand.NewPCG(7, 7))
	letters := []rune("aßжᚠ𐐨b")
	var text []string
	for range words {
		word := make([]rune, 3+r.IntN(3))
		for i := range word {
			word[i] = letters[r.IntN(len(letters))]
		}
		text = append(text, string(word))
	}
	return indextest.New("crowd-"+lang, lang, "Crowd", strings.Join(text, " "), "")
}

// TestPatternsStandForTheSameForms holds the patterns of the cluster against a look at every form: none is left out,
// however many are near, and letters are counted, not bytes.
func TestPatternsStandForTheSameForms(t *testing.T) {
	g := scratch(t)
	articles := []article.Article{crowd("und", 40_000), crowd("fr", 2000)}
	naive := indextest.NewNaive(articles, nil)
	forms := map[string][]string{}
	for _, lang := range []string{"fr", "und"} {
		forms[lang], _ = naive.Prefixed(lang, "", 1<<30)
	}
	fillWords(t, g, forms)
	many, r := 0, rand.New(rand.NewPCG(8, 8))
	for range 60 {
		lang := []string{"fr", "und"}[r.IntN(2)]
		text := forms[lang][r.IntN(len(forms[lang]))]
		most := []int{3, reading.MaxForms + 1, 10_000}[r.IntN(3)]
		edits := 1 + r.IntN(2)
		know := g.knowledge(t.Context()).Forms
		near, err := know.Near(lang, text, edits, most)
		want, _ := naive.Near(lang, text, edits, most)
		if err != nil || !slices.Equal(near, want) {
			t.Fatalf("%s within %d of %q: %d forms, want %d (%v)", lang, edits, text, len(near), len(want), err)
		}
		prefix := string([]rune(text)[:1+r.IntN(2)])
		begin, err := know.Prefixed(lang, prefix, most)
		also, _ := naive.Prefixed(lang, prefix, most)
		if err != nil || !slices.Equal(begin, also) {
			t.Fatalf("%s beginning with %q: %d forms, want %d (%v)", lang, prefix, len(begin), len(also), err)
		}
		many = max(many, len(near), len(begin))
	}
	if many <= 1024 {
		t.Errorf("at most %d forms at once: more than a query has clauses are to be looked up", many)
	}
}

func TestAPatternIsLookedUpOnceAndWithinItsDeadline(t *testing.T) {
	g := scratch(t)
	fillWords(t, g, map[string][]string{"fr": {"attaque", "attaques"}})
	ctx, cancel := context.WithCancel(t.Context())
	know := g.knowledge(ctx).Forms
	first, err := know.Prefixed("fr", "attaq", 10)
	if err != nil || len(first) != 2 {
		t.Fatalf("%v (%v)", first, err)
	}
	cancel()
	if again, err := know.Prefixed("fr", "attaq", 10); err != nil || !slices.Equal(again, first) {
		t.Errorf("asked again: %v (%v)", again, err)
	}
	if _, err := know.Near("fr", "ataque", 1, 10); !errors.Is(err, context.Canceled) {
		t.Errorf("asked too late: %v", err)
	}
}
