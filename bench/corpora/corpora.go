// Package corpora makes the corpora of the comparison from a file of JSON lines.
//
// A corpus is read by Kiosque's own path (package corpus), so that title, text, year,
// countries and organisations are what Kiosque makes of it, and every engine gets
// the very same:
//
//	NAME.jsonl      {"id", "title", "text", "year", "countries": […], "orgs": […]} a line, for the peers
//	NAME.articles   the same articles as values, in gob, for Kiosque's engine
//
// Articles come in an order without meaning, by a fixed seed. Where a corpus is to
// have more articles than the source, all come again under new ids.
package corpora

import (
	"bufio"
	"context"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kiosque/article"
	"kiosque/corpus"
	"kiosque/query"
)

const seed = 1

// Recipe says what a corpus is made of.
type Recipe struct {
	Source string // JSON lines with id, title and text; gzipped where the name ends in .gz
	French string // mixed in, one for one as far as it goes; "" for none
	Cut    bool   // into pieces as long as stories of a newswire; else as they are
	Size   int    // articles
}

// Name is that of the recipe's files, such as "cut-21578".
func (r Recipe) Name() string {
	name := "whole"
	if r.Cut {
		name = "cut"
	}
	if r.French != "" {
		name = "mixed-" + name
	}
	return fmt.Sprintf("%s-%d", name, r.Size)
}

// Corpus is a corpus on disk.
type Corpus struct {
	Lines     string `json:"-"`    // path for the peers
	From      string `json:"from"` // the sources, with the size and time of each
	Size      int    `json:"articles"`
	Distinct  int    `json:"distinct"` // of them, before they come again under new ids
	TextBytes int64  `json:"text_bytes"`
}

// Line is one article as the peers get it.
type Line struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Text      string   `json:"text"`
	Year      string   `json:"year"` // or "undated"
	Countries []string `json:"countries"`
	Orgs      []string `json:"orgs"`
}

// Make makes the corpus of a recipe in dir, unless it is there, made of the same sources.
func Make(ctx context.Context, dir string, r Recipe) (Corpus, error) {
	from, err := r.from()
	if err != nil {
		return Corpus{}, fmt.Errorf("make corpus: %w", err)
	}
	made := filepath.Join(dir, r.Name()+".json")
	c := Corpus{Lines: filepath.Join(dir, r.Name()+".jsonl")}
	if raw, err := os.ReadFile(made); err == nil && json.Unmarshal(raw, &c) == nil && c.From == from {
		return c, nil
	}
	c.From = from
	_ = os.Remove(ArticlesOf(wordsOf(c.Lines))) // made of what was there
	raw := filepath.Join(dir, r.Name()+".raw.jsonl")
	if err := writeRecords(raw, r); err != nil {
		return Corpus{}, fmt.Errorf("make corpus: %w", err)
	}
	defer func() { _ = os.Remove(raw) }()
	if err := c.write(ctx, raw, r.Size); err != nil {
		return Corpus{}, fmt.Errorf("make corpus: %w", err)
	}
	note, err := json.Marshal(c)
	if err != nil {
		return Corpus{}, err
	}
	return c, os.WriteFile(made, note, 0o644)
}

// from names the sources so that a changed one is told from what it was.
func (r Recipe) from() (string, error) {
	var all []string
	for _, source := range r.sources() {
		info, err := os.Stat(source)
		if err != nil {
			return "", err
		}
		all = append(all, fmt.Sprintf("%s, %d bytes of %s", info.Name(), info.Size(), info.ModTime().UTC().Format(time.DateTime)))
	}
	return strings.Join(all, "; "), nil
}

func (r Recipe) sources() []string {
	if r.French == "" {
		return []string{r.Source}
	}
	return []string{r.Source, r.French}
}

// writeRecords writes what package corpus is to read: as many records as are wanted, or all there are.
func writeRecords(path string, r Recipe) error {
	var sources [][]record
	for _, source := range r.sources() {
		all, err := records(source)
		if err == nil && r.Cut {
			all, err = pieces(all)
		}
		if err != nil {
			return err
		}
		shuffle := rand.New(rand.NewPCG(seed, uint64(len(sources))))
		shuffle.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		sources = append(sources, all)
	}
	return writeLines(path, func(e *json.Encoder) error {
		for _, one := range first(alternately(sources), r.Size) {
			if err := e.Encode(one); err != nil {
				return err
			}
		}
		return nil
	})
}

// alternately takes from each list in turn, until all are empty.
func alternately(lists [][]record) []record {
	var all []record
	for i := 0; ; i++ {
		before := len(all)
		for _, list := range lists {
			if i < len(list) {
				all = append(all, list[i])
			}
		}
		if len(all) == before {
			return all
		}
	}
}

func first(all []record, n int) []record { return all[:min(n, len(all))] }

// write reads the records and writes both files.
func (c *Corpus) write(ctx context.Context, raw string, size int) error {
	articles, err := read(ctx, raw)
	if err != nil {
		return err
	}
	c.Size, c.Distinct, c.TextBytes = size, len(articles), 0
	err = writeLines(c.Lines, func(e *json.Encoder) error {
		for i := range size {
			line := lineOf(numbered(articles, i))
			c.TextBytes += int64(len(line.Title) + len(line.Text))
			if err := e.Encode(line); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return writeArticles(ArticlesOf(c.Lines), articles, size)
}

// read gives the records to Kiosque as any user's file.
func read(ctx context.Context, raw string) ([]article.Article, error) {
	var all []article.Article
	for a, err := range corpus.Articles(ctx, raw, corpus.Options{}) {
		if err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%s: no articles", raw)
	}
	return all, nil
}

// numbered returns article i of a corpus in which all come again and again: each
// time under new ids, and with copies among their own.
func numbered(all []article.Article, i int) article.Article {
	a, round := all[i%len(all)], i/len(all)
	if round > 0 {
		a.ID = fmt.Sprintf("%s~%d", a.ID, round)
		if a.Story != "" {
			a.Story = fmt.Sprintf("%s~%d", a.Story, round)
		}
	}
	return a
}

func lineOf(a article.Article) Line {
	year := a.Date.Year()
	if year == "" {
		year = query.Undated
	}
	return Line{a.ID, a.TitleText(), a.Body(), year, unique(article.Values(a.Countries)), unique(article.Values(a.Organisations))}
}

// unique returns values once each, never nil: null is no list.
func unique(values []string) []string {
	sorted := slices.Compact(slices.Sorted(slices.Values(values)))
	return append([]string{}, sorted...)
}

// ArticlesOf returns the path of the article values beside the lines of a corpus.
func ArticlesOf(lines string) string { return strings.TrimSuffix(lines, ".jsonl") + ".articles" }

func writeArticles(path string, all []article.Article, size int) error {
	return writeValues(path, func(e *gob.Encoder) error {
		for i := range size {
			if err := e.Encode(numbered(all, i)); err != nil {
				return err
			}
		}
		return nil
	})
}

func writeValues(path string, write func(*gob.Encoder) error) error {
	return writeFile(path, func(w io.Writer) error { return write(gob.NewEncoder(w)) })
}

func writeLines(path string, write func(*json.Encoder) error) error {
	return writeFile(path, func(w io.Writer) error {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		return write(e)
	})
}

// writeFile writes a file that is whole or not there.
func writeFile(path string, write func(io.Writer) error) error {
	f, err := os.Create(path + ".part")
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	w := bufio.NewWriterSize(f, 1<<20)
	if err := errors.Join(write(w), w.Flush(), f.Close()); err != nil {
		return err
	}
	return os.Rename(path+".part", path)
}
