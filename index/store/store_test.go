package store_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kiosque/article"
	"kiosque/corpus"
	"kiosque/index/store"
)

// seeds returns the reference corpus, read as a rebuild reads it.
func seeds(t testing.TB) (articles []article.Article) {
	t.Helper()
	for a, err := range corpus.Articles(context.Background(), "../../seeds", corpus.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		articles = append(articles, a)
	}
	if len(articles) == 0 {
		t.Fatal("there are no seeds")
	}
	return articles
}

// write writes articles to a new store and returns its path.
func write(t testing.TB, articles []article.Article) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "articles")
	w, err := store.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range articles {
		encoded, err := store.Encode(&articles[i])
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Add(encoded); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func open(t testing.TB, path string) *store.Store {
	t.Helper()
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// compare says what s gives back otherwise than it was added.
func compare(t testing.TB, s *store.Store, want []article.Article) {
	t.Helper()
	if s.Len() != len(want) {
		t.Fatalf("%d articles, want %d", s.Len(), len(want))
	}
	for n := range want {
		got, err := s.Article(uint32(n))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want[n], got); diff != "" {
			t.Fatalf("article %d (-added +read):\n%s", n, diff)
		}
	}
}

func TestTheSeedsComeBackAsTheyWereAdded(t *testing.T) {
	articles := seeds(t)
	compare(t, open(t, write(t, articles)), articles)
}

func TestAnyArticleComesBackAsItWasAdded(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	articles := make([]article.Article, 2000)
	for i := range articles {
		articles[i] = anyArticle(r)
	}
	articles[7] = article.Article{}
	compare(t, open(t, write(t, articles)), articles)
}

func TestAStoreMayBeEmpty(t *testing.T) {
	s := open(t, write(t, nil))
	compare(t, s, nil)
	if _, err := s.Article(0); err == nil {
		t.Error("an empty store gives an article")
	}
}

func TestANumberTooHighIsAnError(t *testing.T) {
	articles := seeds(t)
	s := open(t, write(t, articles))
	for _, n := range []int{len(articles), 1 << 31} {
		if _, err := s.Article(uint32(n)); err == nil {
			t.Errorf("article %d of %d", n, len(articles))
		}
	}
}

func TestTheSameArticlesMakeTheSameFile(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	articles := seeds(t)
	for range 500 {
		articles = append(articles, anyArticle(r))
	}
	first, err := os.ReadFile(write(t, articles))
	if err != nil {
		t.Fatal(err)
	}
	second, err := os.ReadFile(write(t, articles))
	if err != nil {
		t.Fatal(err)
	}
	if string(first) != string(second) {
		t.Error("two files of the same articles differ")
	}
}

func TestASpanOutsideTheTextCannotBeEncoded(t *testing.T) {
	for _, s := range []article.Span{{Start: -1, End: 2}, {Start: 2, End: 1}, {Start: 0, End: 5}, {Start: 5, End: 5}} {
		for _, a := range []article.Article{
			{Text: "four", Title: article.Title{Span: s}},
			{Text: "four", Passages: []article.Passage{{Span: s}}},
			{Text: "four", Date: article.Date{Evidence: []article.Evidence{{Span: s}}}},
		} {
			if _, err := store.Encode(&a); err == nil {
				t.Errorf("%+v was encoded", a)
			}
		}
	}
}

func TestArticlesAreReadAtTheSameTime(t *testing.T) {
	articles := seeds(t)
	s := open(t, write(t, articles))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for i := range 200 {
				n := i % len(articles)
				if got, err := s.Article(uint32(n)); err != nil || !cmp.Equal(got, articles[n]) {
					t.Errorf("article %d: %v", n, err)
				}
			}
		})
	}
	group.Wait()
}

func TestAChangedByteOfTheFileIsNoticed(t *testing.T) {
	articles := seeds(t)
	path := write(t, articles)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; at < len(whole); at += 97 {
		changed := []byte(string(whole))
		changed[at] ^= 0x40
		noticed(t, changed, len(articles), fmt.Sprintf("byte %d changed", at))
	}
	for size := 0; size < len(whole); size += 211 {
		noticed(t, whole[:size], len(articles), fmt.Sprintf("cut to %d bytes", size))
	}
}

// noticed fails when a store opens on content and gives each of n articles.
func noticed(t *testing.T, content []byte, n int, what string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "damaged")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(path)
	if err != nil {
		return
	}
	defer s.Close()
	for i := range n {
		if _, err := s.Article(uint32(i)); err != nil {
			return
		}
	}
	t.Errorf("%s: not noticed", what)
}

// anyArticle returns an article that no corpus need have: spans that overlap,
// lists that are nil or empty, bytes that are no UTF-8.
func anyArticle(r *rand.Rand) article.Article {
	a := article.Article{
		ID: words(r, 2), Path: words(r, 2), Source: words(r, 3), URL: words(r, 2), Author: words(r, 1), Story: words(r, 1),
		Text: words(r, 200), Lang: words(r, 1),
	}
	span := func() article.Span {
		start := r.IntN(len(a.Text) + 1)
		return article.Span{Start: start, End: start + r.IntN(len(a.Text)-start+1)}
	}
	evidence := func() article.Evidence {
		if s := span(); r.IntN(2) == 0 {
			return article.Quote(a.Text, s, words(r, 1))
		}
		return article.Evidence{Span: span(), Words: words(r, 3), Rule: words(r, 1)}
	}
	fact := func() article.Fact {
		return article.Fact{Value: words(r, 2), Main: r.IntN(2) == 0, Evidence: some(r, evidence)}
	}
	a.Title = article.Title{Span: span(), Origin: article.Origin(words(r, 1))}
	a.Passages = some(r, func() article.Passage {
		return article.Passage{Span: span(), Kind: article.Kind(words(r, 1)), Reason: words(r, 1), Lang: words(r, 1), Joined: r.IntN(2) == 0}
	})
	a.Date = article.Date{Value: words(r, 1), NotBefore: words(r, 1), NotAfter: words(r, 1), Evidence: some(r, evidence)}
	a.Mentioned, a.Countries, a.Organisations = some(r, fact), some(r, fact), some(r, fact)
	return a
}

// some returns nil, or a list of few.
func some[T any](r *rand.Rand, one func() T) []T {
	n := r.IntN(6) - 1
	if n < 0 {
		return nil
	}
	list := make([]T, n)
	for i := range list {
		list[i] = one()
	}
	return list
}

// words returns at most n words, of few so that they come again.
func words(r *rand.Rand, n int) string {
	few := []string{"", "body", "été", "l'été", "\n", "\n\n", " ", "a\xffb", "2017", "1 000", strings.Repeat("long", 100), "Zürich,"}
	var b strings.Builder
	for range r.IntN(n + 1) {
		b.WriteString(few[r.IntN(len(few))])
		b.WriteString([]string{" ", "", "\n"}[r.IntN(3)])
	}
	return b.String()
}
