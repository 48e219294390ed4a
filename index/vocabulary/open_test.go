package vocabulary

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"kiosque/article"
)

// sets is the folder of the open evaluation sets, as seen from this package.
const sets = "../../../shared/data/open"

// record is a row of the open sets.
type record struct{ ID, Lang, Title, Text, Query string }

// readSet reads one open set; the test is skipped where it is absent, unless it must be there.
func readSet(t testing.TB, name string) []record {
	t.Helper()
	file, err := os.Open(filepath.Join(sets, name))
	if err != nil && slices.Contains(strings.Split(os.Getenv("KIOSQUE_REQUIRE"), ","), "data") {
		t.Fatal(err)
	}
	if err != nil {
		t.Skipf("the open sets are not here: %v", err)
	}
	defer func() { _ = file.Close() }()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	var records []record
	lines := bufio.NewScanner(unzipped)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		var r record
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		records = append(records, r)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return records
}

// newArticle is an article of a title and a body.
func newArticle(id, lang, title, text string) *article.Article {
	a := &article.Article{ID: id, Lang: lang, Text: title + "\n\n" + text}
	a.Title = article.Title{Span: article.Span{End: len(title)}, Origin: article.Found}
	a.Passages = []article.Passage{
		{Span: a.Title.Span, Kind: article.KindTitle},
		{Span: article.Span{Start: len(title) + 2, End: len(a.Text)}, Kind: article.KindBody},
	}
	return a
}

// opened is the library of the open sets: every fourth English speech, and all that is French.
var opened struct {
	sync.Once
	*library
}

// addOpen counts the open sets.
func (l *library) addOpen(t testing.TB) {
	t.Helper()
	for i, r := range readSet(t, "scale/un_debate.jsonl.gz") {
		if i%4 == 0 {
			l.add(newArticle(r.ID, "en", r.Title, r.Text))
		}
	}
	for _, set := range []string{"relevance/fr_cnil_faq/docs.jsonl.gz", "relevance/xling_cds_blog/docs.jsonl.gz"} {
		for _, r := range readSet(t, set) {
			l.add(newArticle(r.ID, r.Lang, r.Title, r.Text))
		}
	}
}

func openBuilder(t testing.TB) *library {
	t.Helper()
	opened.Do(func() {
		b := newLibrary()
		b.addOpen(t)
		opened.library = b
	})
	if opened.library == nil {
		t.Skip("the open sets are not here")
	}
	return opened.library
}

var openWords = sync.OnceValue(func() *Vocabulary { return opened.vocabulary() }) //nolint:gocritic // the Builder is there only when it is called

// openVocabulary is the vocabulary of the open sets.
func openVocabulary(t testing.TB) *Vocabulary {
	t.Helper()
	openBuilder(t)
	return openWords()
}
