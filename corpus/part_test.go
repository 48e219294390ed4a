package corpus_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"kiosque/article"
	"kiosque/corpus"
	"kiosque/corpus/read"
)

// parted is a reading of one part: its articles by their places among all, and what was refused.
func parted(t *testing.T, root string, part read.Part) (articles map[int]article.Article, refused []string) {
	t.Helper()
	articles = map[int]article.Article{}
	at, isOwn := -1, false
	o := corpus.Options{
		Program: "test", Part: part,
		Placed:  func(place int, own bool) { at, isOwn = place, own },
		Refused: func(r *read.Refusal) { refused = append(refused, r.Error()) },
	}
	for a, err := range corpus.Articles(context.Background(), root, o) {
		if err != nil {
			t.Fatal(err)
		}
		if !isOwn {
			t.Fatalf("article %s is of another part", a.ID)
		}
		articles[at] = a
	}
	return articles, refused
}

// The parts of a corpus together are the whole: every article once, at its place, with the chrome and the story that it
// has among all; every refusal once.
func TestThePartsOfACorpusAreTheWhole(t *testing.T) {
	root := divided(t)
	want, wantRefused := parted(t, root, read.Part{})
	if len(want) < 60 || len(wantRefused) != 4 {
		t.Fatalf("%d articles, refused %q", len(want), wantRefused)
	}
	for of := 1; of <= 5; of++ {
		have, refused := map[int]article.Article{}, map[string]int{}
		for number := 1; number <= of; number++ {
			some, told := parted(t, root, read.Part{Number: number, Of: of})
			for place, a := range some {
				if _, twice := have[place]; twice {
					t.Errorf("of %d: two articles at place %d", of, place)
				}
				have[place] = a
			}
			for _, text := range told {
				refused[text]++
			}
			if of > 1 && (len(some) == 0 || len(some) > 2*len(want)/of) {
				t.Errorf("part %d of %d has %d articles of %d", number, of, len(some), len(want))
			}
		}
		if !reflect.DeepEqual(have, want) {
			t.Errorf("of %d: %d articles, want %d, or they are others", of, len(have), len(want))
		}
		for _, text := range wantRefused {
			if refused[text] != 1 {
				t.Errorf("of %d: %q is told %d times", of, text, refused[text])
			}
		}
	}
}

// divided is a corpus of files and of records, with copies and ids that come again, across parts.
func divided(t *testing.T) string {
	root := t.TempDir()
	write := func(name, text string) {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	story := "Le parquet fédéral a annoncé lundi l’ouverture d’une enquête sur les attaques informatiques qui ont visé plusieurs communes wallonnes. " +
		"Les serveurs de quatre administrations ont été chiffrés dans la nuit, et une rançon est demandée. Le centre pour la cybersécurité aide les communes."
	lines := ""
	for i := range 30 {
		write(fmt.Sprintf("a/%02d.txt", i), fmt.Sprintf("Titre %d\n\nUn article numéro %d sur les élections du conseil %d.\n\nAbonnez-vous à notre lettre.\n", i, i, i*7))
		text := fmt.Sprintf("An article, number %d, about the harvest of %d.", i, 1990+i)
		if i%5 == 0 {
			text = fmt.Sprintf("%s Édition %d.", story, i)
		}
		lines += fmt.Sprintf("{\"id\":\"r%d\",\"text\":%q}\n", i, text)
	}
	write("records.jsonl", lines+"{\"id\":\"r3\",\"text\":\"A second one with this id.\"}\nno JSON\n")
	write("z/again.jsonl", "{\"id\":\"r7\",\"text\":\"And another one.\"}\n")
	write("z/empty.txt", " ")
	write("z/story.txt", story)
	return root
}

// What says how articles are comes to every part as it is in the whole: the first articles of each language. That the parts
// are of one whole is told by a hash.
func TestEveryPartSeesTheFirstArticlesOfEachLanguage(t *testing.T) {
	root := divided(t)
	if err := os.WriteFile(filepath.Join(root, "z", "zz.txt"), []byte("Das Urteil\n\nDer Gerichtshof hat das Urteil am Montag verkündet, und die Regierung will es prüfen.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	const sample = 3
	want, _ := parted(t, root, read.Part{})
	firsts := map[string]int{}
	for place := range len(want) {
		if _, met := firsts[want[place].Lang]; !met {
			firsts[want[place].Lang] = place
		}
	}
	if len(firsts) < 3 {
		t.Fatalf("the languages begin at %v, want three", firsts)
	}
	sums := map[[32]byte]bool{}
	for number := 1; number <= 2; number++ {
		seen, at := map[int]article.Article{}, 0
		o := corpus.Options{
			Program: "test", Part: read.Part{Number: number, Of: 2}, Sample: sample,
			Placed:      func(place int, _ bool) { at = place },
			Fingerprint: func(sum [32]byte) { sums[sum] = true },
			Refused:     func(*read.Refusal) {},
		}
		for a, err := range corpus.Articles(context.Background(), root, o) {
			if err != nil {
				t.Fatal(err)
			}
			seen[at] = a
		}
		for lang, first := range firsts {
			for place := first; place < min(first+sample, len(want)); place++ {
				if !reflect.DeepEqual(seen[place], want[place]) {
					t.Errorf("part %d has %q at place %d, language %s; want %q", number, seen[place].ID, place, lang, want[place].ID)
				}
			}
		}
		if len(seen) == len(want) {
			t.Errorf("part %d has all", number)
		}
	}
	if len(sums) != 1 {
		t.Errorf("%d hashes of one corpus", len(sums))
	}
}
