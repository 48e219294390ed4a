package occurrences_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kiosque/analyzers"
	"kiosque/index/occurrences"
)

// story is an article of the tests: what was added, and what must be read back.
type story struct{ title, body, removed []analyzers.Token }

// written adds stories in batches of a size and opens the file that comes of it.
func written(t *testing.T, stories []story, size int) (file *occurrences.File, path string) {
	t.Helper()
	dir := t.TempDir()
	var runs []string
	for batch := range slices.Chunk(stories, size) {
		b := occurrences.NewBatch()
		for _, s := range batch {
			b.Begin()
			b.Words("words", s.title, s.body)
			b.Removed("removed", s.removed)
		}
		runs = append(runs, filepath.Join(dir, fmt.Sprint(len(runs))))
		if err := b.Write(runs[len(runs)-1]); err != nil {
			t.Fatal(err)
		}
	}
	path = filepath.Join(dir, "occurrences")
	if err := occurrences.Merge(context.Background(), path, runs); err != nil {
		t.Fatal(err)
	}
	file, err := occurrences.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	return file, path
}

func randomStories(r *rand.Rand, n int) []story {
	text := func(most int) string {
		var b strings.Builder
		for range r.IntN(most + 1) {
			fmt.Fprintf(&b, "w%dx ", min(r.IntN(300), r.IntN(300)))
		}
		return b.String()
	}
	stories := make([]story, n)
	for i := range stories {
		stories[i] = story{analyzers.Tokens("en", text(6)), analyzers.Tokens("en", text(300)), analyzers.Tokens("en", text(20))}
	}
	return stories
}

// expected is the entries of a form, by a plain count.
func expected(stories []story, form string) (entries []occurrences.Entry) {
	at := func(tokens []analyzers.Token) (positions []uint32) {
		for _, t := range tokens {
			if t.Exact == form {
				positions = append(positions, uint32(t.Position))
			}
		}
		return positions
	}
	for _, s := range stories {
		if e := (occurrences.Entry{Title: at(s.title), Body: at(s.body)}); len(e.Title)+len(e.Body) > 0 {
			entries = append(entries, e)
		}
	}
	return entries
}

func TestWhatWasAddedIsReadBackWhateverTheBatches(t *testing.T) {
	stories := randomStories(rand.New(rand.NewPCG(1, 2)), 60)
	for _, size := range []int{1, 7, 60} {
		file, _ := written(t, stories, size)
		words := file.Field("words")
		for n := range 300 {
			form := fmt.Sprintf("w%dx", n)
			want := expected(stories, form)
			got, ok, err := words.Form(form)
			if err != nil || ok != (len(want) > 0) || got.Articles != len(want) {
				t.Fatalf("%s: %v %v, articles %d, want %d", form, ok, err, got.Articles, len(want))
			}
			stream, e := got.Stream(), occurrences.Entry{}
			for _, w := range want {
				if stream.Next(&e); !slices.Equal(e.Title, w.Title) || !slices.Equal(e.Body, w.Body) {
					t.Fatalf("%s: got %v, want %v", form, e, w)
				}
			}
			if stream.Err() != nil {
				t.Errorf("%s: broken", form)
			}
		}
	}
}

func TestTheFileIsTheSameWhateverTheBatches(t *testing.T) {
	stories := randomStories(rand.New(rand.NewPCG(3, 4)), 40)
	_, one := written(t, stories, 40)
	_, many := written(t, stories, 3)
	a, errA := os.ReadFile(one)
	b, errB := os.ReadFile(many)
	if errA != nil || errB != nil || string(a) != string(b) {
		t.Error("the files differ", errA, errB)
	}
}

func TestAStemIsItsForms(t *testing.T) {
	s := story{title: analyzers.Tokens("en", "banks"), body: analyzers.Tokens("en", "bank banking attacks")}
	file, _ := written(t, []story{s}, 1)
	forms, err := file.Field("words").Stem("bank")
	var texts []string
	for _, f := range forms {
		texts = append(texts, f.Text)
	}
	if err != nil || strings.Join(texts, " ") != "bank banking banks" {
		t.Errorf("got %v, %v", texts, err)
	}
	if forms, err := file.Field("words").Prefixed("ba", 2); len(forms) != 2 || err != nil {
		t.Errorf("prefixed: %v, %v", forms, err)
	}
	if _, ok, err := file.Field("nowhere").Form("bank"); ok || err != nil {
		t.Error("a field that is not there has a word", err)
	}
}

func TestLengthsAndLeads(t *testing.T) {
	body := analyzers.Tokens("en", strings.Repeat("the bank ", 120))
	file, _ := written(t, []story{{}, {title: analyzers.Tokens("en", "one bank"), body: body}}, 1)
	want := occurrences.Lengths{Title: 2, Body: 120, Half: 100, Lead: 200}
	if got := file.Lengths(1); file.Articles() != 2 || got != want || file.Lengths(0) != (occurrences.Lengths{}) {
		t.Errorf("got %+v", got)
	}
}

func TestManyOccurrencesInOneArticle(t *testing.T) {
	s := story{title: analyzers.Tokens("en", strings.Repeat("bank ", 10)), body: analyzers.Tokens("en", strings.Repeat("bank ", 1000))}
	file, _ := written(t, []story{s, s}, 2)
	form, _, _ := file.Field("words").Form("bank")
	stream, e := form.Stream(), occurrences.Entry{}
	if title, body := stream.Counts(); title != 10 || body != 1000 {
		t.Errorf("title %d, body %d", title, body)
	}
	if stream.Next(&e); len(e.Title) != 10 || len(e.Body) != 1000 || e.Body[999] != 1000 || stream.Err() != nil {
		t.Errorf("title %d, body %d", len(e.Title), len(e.Body))
	}
}

func FuzzADamagedFileIsAnErrorAndNoPanic(f *testing.F) {
	stories := randomStories(rand.New(rand.NewPCG(5, 6)), 5)
	f.Add(uint16(9), byte(1), uint16(0))
	f.Add(uint16(900), byte(255), uint16(12))
	f.Fuzz(func(t *testing.T, at uint16, flip byte, short uint16) {
		_, path := written(t, stories, 2)
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		content = content[:max(1, len(content)-int(short))]
		content[int(at)%len(content)] ^= flip
		if err := os.WriteFile(path+"2", content, 0o600); err != nil {
			t.Fatal(err)
		}
		file, err := occurrences.Open(path + "2")
		if err != nil {
			return
		}
		defer func() { _ = file.Close() }()
		forms, _ := file.Field("words").Prefixed("w", 1000)
		for _, form := range forms {
			stream, e := form.Stream(), occurrences.Entry{}
			for range form.Articles {
				stream.Next(&e)
			}
		}
	})
}
