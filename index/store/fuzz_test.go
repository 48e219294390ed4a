package store

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"kiosque/article"
)

// maxFuzz bounds what is fuzzed, in bytes.
const maxFuzz = 1 << 16

// file is a source in memory.
type file struct{ *bytes.Reader }

func (file) Close() error { return nil }

// sample are a few articles with a bit of everything.
func sample(n int) []article.Article {
	articles := make([]article.Article, n)
	for i := range articles {
		text := fmt.Sprintf("La Belgique, en %d\n\nUne phrase. Une autre phrase de la Belgique.", 2000+i)
		articles[i] = article.Article{
			ID: fmt.Sprint(i), Path: "a.txt", Source: "a.txt", Lang: article.French, Text: text,
			Title:     article.Title{Span: article.Trimmed(text, 0, 20), Origin: article.Found},
			Passages:  []article.Passage{{Span: article.Trimmed(text, 0, 20), Kind: article.KindTitle}, {Span: article.Trimmed(text, 20, len(text)), Kind: article.KindBody}},
			Countries: []article.Fact{{Value: "BE", Main: true, Evidence: []article.Evidence{article.Quote(text, article.Span{Start: 3, End: 11}, "name")}}},
			Mentioned: []article.Fact{},
		}
	}
	return articles
}

// stored returns the file of articles, in parts of so many bytes.
func stored(t testing.TB, articles []article.Article, part int) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "articles")
	w, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w.full = part
	for i := range articles {
		encoded, err := Encode(&articles[i])
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
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestAStoreHasAsManyPartsAsItNeeds(t *testing.T) {
	articles := sample(100)
	for _, part := range []int{1, 1000, 3000, partBytes} {
		content := stored(t, articles, part)
		s, err := open(file{bytes.NewReader(content)}, int64(len(content)))
		if err != nil {
			t.Fatal(err)
		}
		for n := range articles {
			if got, err := s.Article(uint32(n)); err != nil || !reflect.DeepEqual(got, articles[n]) {
				t.Errorf("parts of %d bytes: article %d: %v", part, n, err)
			}
		}
	}
}

func TestWhatEncodeDidNotMakeIsNotWritten(t *testing.T) {
	for _, encoded := range []string{"", "\x00", "\x05a", "\x02\x01\x00", "\xff\xff\xff\xff\xff\xff"} {
		w, err := Create(filepath.Join(t.TempDir(), "articles"))
		if err != nil {
			t.Fatal(err)
		}
		added, closed := w.Add([]byte(encoded)), w.Close()
		if added == nil && closed == nil {
			t.Errorf("%q was written", encoded)
		}
	}
}

// FuzzOpen opens any bytes as a store and reads what it says that it has.
func FuzzOpen(f *testing.F) {
	f.Add([]byte(nil))
	f.Add([]byte(magic))
	for _, part := range []int{300, partBytes} {
		f.Add(stored(f, sample(12), part))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		if len(content) > maxFuzz {
			return
		}
		s, err := open(file{bytes.NewReader(content)}, int64(len(content)))
		if err != nil {
			return
		}
		for n := range s.Len() {
			_, _ = s.Article(uint32(n)) // an error or an article, never a panic
		}
	})
}

// FuzzRecord reads any bytes behind the checksums: tables and a record of them.
func FuzzRecord(f *testing.F) {
	var encoded [][]byte
	for _, a := range sample(12) {
		e, err := Encode(&a)
		if err != nil {
			f.Fatal(err)
		}
		encoded = append(encoded, e)
	}
	c, err := learn(encoded)
	if err != nil {
		f.Fatal(err)
	}
	record, err := c.appendRecord(nil, encoded[0])
	if err != nil {
		f.Fatal(err)
	}
	f.Add(c.numbers.table.append(nil), c.characters.table.append(nil), record)
	f.Fuzz(func(t *testing.T, numbers, characters, record []byte) {
		if len(numbers)+len(characters)+len(record) > maxFuzz {
			return
		}
		var ts tables
		var err error
		if ts.numbers, _, err = readTable(numbers); err != nil {
			return
		}
		if ts.characters, _, err = readTable(characters); err != nil {
			return
		}
		a, err := ts.article(record, new(room))
		if err != nil {
			return
		}
		if _, err := Encode(&a); err != nil {
			t.Errorf("an article that was read cannot be encoded: %v", err)
		}
	})
}
