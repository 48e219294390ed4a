package embedded

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/indextest"
	"kiosque/query"
)

// spelled is one spelling in an article of its own.
type spelled struct{ id, lang, spelling string }

// readSpellings reads a table of package analyzers: a language, then spellings.
func readSpellings(t *testing.T, name string) [][]spelled {
	t.Helper()
	file, err := os.Open("../../analyzers/testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	var rows [][]spelled
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		if strings.HasPrefix(lines.Text(), "#") || len(fields) < 3 {
			continue
		}
		var row []spelled
		for i, s := range fields[1:] {
			row = append(row, spelled{fmt.Sprintf("%d-%d", len(rows), i), fields[0], unescaped(t, s)})
		}
		rows = append(rows, row)
	}
	return rows
}

// unescaped turns \u00AD into the character.
func unescaped(t *testing.T, s string) string {
	t.Helper()
	text, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return text
}

func indexSpellings(t *testing.T, rows [][]spelled) index.Engine {
	t.Helper()
	e := open(t)
	var articles []article.Article
	for _, row := range rows {
		for _, s := range row {
			articles = append(articles, indextest.New(s.id, s.lang, "", s.spelling, ""))
		}
	}
	indextest.Rebuild(t, e, articles)
	return e
}

// found returns the ids of the articles of one row that spelling finds.
func found(t *testing.T, e index.Engine, s spelled) []string {
	t.Helper()
	q := query.New()
	q.Translate = false
	q.Text, q.Size, q.Filters[query.Lang] = s.spelling, query.MaxSize, []string{s.lang}
	result, err := e.Search(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	row, _, _ := strings.Cut(s.id, "-")
	var ids []string
	for _, h := range result.Hits {
		if strings.HasPrefix(h.Article.ID, row+"-") {
			ids = append(ids, h.Article.ID)
		}
	}
	return ids
}

func TestEverySpellingOfAClassFindsTheOthersInTheIndex(t *testing.T) {
	rows := readSpellings(t, "classes.tsv")
	if len(rows) < 60 {
		t.Fatalf("%d classes, want 60 or more", len(rows))
	}
	e := indexSpellings(t, rows)
	for _, row := range rows {
		for _, s := range row {
			if got := found(t, e, s); len(got) != len(row) {
				t.Errorf("%s: %q finds %d of its class of %d", s.lang, s.spelling, len(got), len(row))
			}
		}
	}
}

func TestPairsApartDoNotFindEachOtherInTheIndex(t *testing.T) {
	rows := readSpellings(t, "apart.tsv")
	if len(rows) < 40 {
		t.Fatalf("%d pairs, want 40 or more", len(rows))
	}
	e := indexSpellings(t, rows)
	for _, row := range rows {
		for _, s := range row {
			if got := found(t, e, s); slices.ContainsFunc(got, func(id string) bool { return id != s.id }) {
				t.Errorf("%s: %q finds %v, which should stand apart", s.lang, s.spelling, got)
			}
		}
	}
}
