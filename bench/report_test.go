package main

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kiosque/bench/corpora"
	"kiosque/bench/peer"
)

// sample is a report of two engines.
func sample(name string, articles int) report {
	one := func(engine string, mean float64) measured {
		return measured{Name: engine, Built: peer.Built{Version: "1.0", Bytes: 50}, Hits: 7, Modes: map[peer.Mode]costs{peer.Full: {CPU: figures{Mean: mean}}}}
	}
	return report{
		Name: name, Corpus: corpora.Corpus{Size: articles, Distinct: articles, TextBytes: 100}, Queries: 500,
		Engines: []measured{one("kiosque", 100), one("lucene", 250)},
		Left:    map[string]string{"sqlite": "python3 is not installed"},
		Check:   &checked{Reference: "kiosque", Queries: 500, Engines: []agreement{{Name: "kiosque", Hits: 500, Facets: 500}, {Name: "lucene", Hits: 500, Facets: 499}}},
	}
}

func TestATableComparesWithKiosque(t *testing.T) {
	have := sample("cut-21578", 21578).markdown()
	for _, want := range []string{
		"21,578 articles", "| lucene 1.0 | – | – | **250** | 2.50 |", "| kiosque 1.0 | – | – | **100** | 1.00 |",
		"Left out: sqlite (python3 is not installed).", "| lucene | 500 | 499 |",
	} {
		if !strings.Contains(have, want) {
			t.Errorf("no %q in\n%s", want, have)
		}
	}
}

func TestEveryTableHasRowsAsLongAsItsHead(t *testing.T) {
	cells := 0
	for line := range strings.Lines(sample("cut-21578", 21578).markdown()) {
		if !strings.HasPrefix(line, "|") {
			cells = 0
			continue
		}
		if n := strings.Count(line, "|"); cells != 0 && n != cells {
			t.Errorf("%d bars, want %d: %s", n, cells, line)
		} else {
			cells = n
		}
	}
}

func TestReportsOfSeveralRunsStandTogether(t *testing.T) {
	dir := t.TempDir()
	for _, r := range []report{sample("cut-215780", 215780), sample("whole-10000", 10000), sample("cut-21578", 21578)} {
		if err := write(dir, r); err != nil {
			t.Fatal(err)
		}
	}
	all, err := reports(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := render(dir, all); err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile(filepath.Join(dir, tableFile))
	if err != nil {
		t.Fatal(err)
	}
	at := 0
	for _, want := range []string{"21,578 articles", "215,780 articles", "10,000 articles"} {
		next := strings.Index(string(table)[at:], want)
		if next < 0 {
			t.Errorf("%s is not in its place", want)
		}
		at += max(next, 0)
	}
	for _, name := range []string{"cut-21578", "cut-215780", "whole-10000", "cut-growth"} {
		wellFormed(t, filepath.Join(dir, name+".svg"))
	}
	if _, err := os.Stat(filepath.Join(dir, "whole-growth.svg")); err == nil {
		t.Error("growth of one size is drawn")
	}
}

func wellFormed(t *testing.T, path string) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Error(err)
		return
	}
	defer func() { _ = f.Close() }()
	d := xml.NewDecoder(f)
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Errorf("%s: %v", path, err)
			return
		}
	}
}
