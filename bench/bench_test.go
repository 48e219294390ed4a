package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kiosque/bench/peer"
	"kiosque/bench/queries"
)

// TestMain makes the program of the tests a peer where it is started as one.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "peer" {
		main()
		return
	}
	os.Exit(m.Run())
}

// speeches writes a source of n articles.
func speeches(t *testing.T, n int) string {
	t.Helper()
	r := rand.New(rand.NewPCG(3, 3))
	path := filepath.Join(t.TempDir(), "speeches.jsonl")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	for i := range n {
		var text strings.Builder
		for range 3 {
			fmt.Fprintf(&text, "The %s %s of France saw a %s %s number %d. ", noun(r), noun(r), noun(r), noun(r), r.IntN(5000))
		}
		one := map[string]string{"id": fmt.Sprintf("s%d", i), "title": "On the " + noun(r), "date": fmt.Sprintf("%d-05-04", 1980+i%30), "text": text.String()}
		if err := json.NewEncoder(f).Encode(one); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// noun draws a made-up word, as a language does: a few often, most of them rarely.
func noun(r *rand.Rand) string {
	number := fmt.Sprintf("%03d", int(math.Exp(r.Float64()*7)))
	return "kz" + strings.Map(func(digit rune) rune { return digit - '0' + 'a' }, number)
}

func TestKiosqueAndBleveAreMeasuredAndFindTheSame(t *testing.T) {
	out := t.TempDir()
	s := settings{
		source: speeches(t, 100), work: t.TempDir(), out: out, sizes: []int{300}, engines: []string{"kiosque", "kiosque-bare", "bleve"},
		passes: 2, warm: 1, check: true, counts: queries.Counts{queries.Word: 6, queries.Or: 6, queries.And: 4, queries.Phrase: 4},
	}
	if err := compare(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	all, err := reports(out)
	if err != nil || len(all) != 1 {
		t.Fatalf("%d reports, %v", len(all), err)
	}
	r := all[0]
	if len(r.Engines) != 3 || len(r.HTTP) != 4 || len(r.Own) == 0 || r.Corpus.Size != 300 {
		t.Errorf("%+v", r)
	}
	for _, e := range r.Engines {
		full := e.Modes[peer.Full]
		if e.Built.CPU <= 0 || e.Built.Bytes <= 0 || full.CPU.Mean <= 0 || full.Process <= 0 || e.Cold.Mean <= 0 || e.Hits <= 0 || e.Memory.ResidentKB <= 0 {
			t.Errorf("%+v", e)
		}
	}
	for _, a := range r.Check.Engines {
		if a.Hits != 20 || a.Facets != 20 {
			t.Errorf("%s: of 20 queries %d find as many, %d have equal facets: %s", a.Name, a.Hits, a.Facets, a.Apart)
		}
	}
}

func TestACommandLineIsRefusedWithItsReason(t *testing.T) {
	for _, args := range []string{"-sizes none", "-sizes 0", "-engine lucene", "further", "-passes many", "-passes 0"} {
		if _, err := parseSettings(strings.Fields(args), io.Discard); err == nil {
			t.Errorf("%s: no error", args)
		}
	}
	s, err := parseSettings([]string{"-sizes", "215780 21578", "-growth", "1000000,10000"}, io.Discard)
	if err != nil || fmt.Sprint(s.sizes, s.growth) != "[21578 215780] [10000 1000000]" {
		t.Errorf("%v %v, %v", s.sizes, s.growth, err)
	}
	if err := runPeer(t.Context(), []string{"lucene", "build", "a", "b"}, nil, nil); err == nil {
		t.Error("a peer that is none")
	}
}

func TestTheQueriesAreThoseOfTheSmallestCorpus(t *testing.T) {
	s := settings{source: "x"}
	for size, want := range map[int]int{1000: 1000, 21578: 21578, 215780: 21578} {
		if have := s.asked(s.recipe(true, size)).Size; have != want {
			t.Errorf("%d articles are asked what is made of %d, want %d", size, have, want)
		}
	}
}

func TestNobodyAsksForStopWords(t *testing.T) {
	for _, word := range []string{"the", "themselves", "dans"} {
		if !isStop(word) {
			t.Errorf("%s is no stop word", word)
		}
	}
	if isStop("peace") || len(stopWords()) < 100 {
		t.Errorf("%d stop words", len(stopWords()))
	}
}
