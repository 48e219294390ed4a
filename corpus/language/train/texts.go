package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"kiosque/corpus/language"
)

// text is one labelled text; label is 0 French, 1 English, 2 other.
type text struct {
	label int
	words []string
}

type row struct {
	ID    string `json:"id"`
	Lang  string `json:"lang"`
	Text  string `json:"text"`
	Query string `json:"query"`
}

// longestRow is the longest line of a set, in bytes.
const longestRow = 16 << 20

// source is one file of the open sets and how much of it is read.
type source struct {
	path string
	lang string // where rows state none
	most int    // rows
	keep func(row) bool
}

func all(row) bool { return true }

func load(dir string) ([]text, error) {
	mixed, err := mixedPosts(dir)
	if err != nil {
		return nil, err
	}
	var texts []text
	for _, s := range []source{
		{"language/items.jsonl.gz", "", 1 << 20, func(r row) bool { return !language.Held(r.ID) }},
		{"relevance/fr_cnil_faq/docs.jsonl.gz", "fr", 1 << 20, all},
		{"relevance/xling_cds_blog/docs.jsonl.gz", "", 1 << 20, func(r row) bool { return !mixed[post(r.ID)] }},
		{"entities/fr_newseye.jsonl.gz", "fr", 1 << 20, all},
		{"entities/en_wikigold.jsonl.gz", "en", 1 << 20, all},
		{"queries/fr_miracl_clef_topics.jsonl.gz", "fr", 1 << 20, all},
		{"queries/search_benchmark_game.jsonl.gz", "en", 1 << 20, func(r row) bool { return !strings.ContainsAny(r.Query, "+\"") }},
		{"scale/un_debate.jsonl.gz", "en", 600, all},
	} {
		if err := s.each(dir, func(r row) { texts = append(texts, labelled(r)) }); err != nil {
			return nil, err
		}
	}
	return texts, nil
}

func (s source) each(dir string, visit func(row)) error {
	f, err := os.Open(filepath.Join(dir, s.path))
	if err != nil {
		return err
	}
	defer f.Close()
	zr, err := gzip.NewReader(f)
	if err != nil {
		return fmt.Errorf("read %s: %w", s.path, err)
	}
	lines := bufio.NewScanner(zr)
	lines.Buffer(nil, longestRow)
	for n := 0; lines.Scan() && n < s.most; {
		r := row{Lang: s.lang}
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return fmt.Errorf("read %s: %w", s.path, err)
		}
		if s.keep(r) {
			visit(r)
			n++
		}
	}
	return lines.Err()
}

// mixedPosts returns the blog posts that the mixed set is cut from: they are not trained on.
func mixedPosts(dir string) (map[string]bool, error) {
	posts := map[string]bool{}
	s := source{"language/mixed.jsonl.gz", "und", 1 << 20, all}
	err := s.each(dir, func(r row) { posts[post(r.ID)] = true })
	return posts, err
}

// post is the number of a blog post in the ids of both sets: "mix-cds-01c3f9cb8b", "cds-01c3f9cb8b-en".
func post(id string) string {
	for _, part := range strings.Split(id, "-") {
		if len(part) == 10 {
			return part
		}
	}
	return id
}

func labelled(r row) text {
	label := map[string]int{"fr": 0, "en": 1}
	l, known := label[r.Lang]
	if !known {
		l = 2
	}
	return text{l, strings.Fields(r.Text + " " + r.Query)}
}
