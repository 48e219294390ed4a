package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"

	"kiosque/analyzers"
	"kiosque/lexicon"
)

// header is what the table says of itself after its stamp.
const header = `# French-English lexicon, learnt by IBM Model 1. Sources and licences: see NOTICE in the folder of package lexicon.
# en, term, form; fr, term, form, links: English term by number : weight there : weight back (of 255).
`

// entry is what of the lexicon is written: weights of 255, by French and English term.
type entry struct {
	french, english string
	there, back     int
}

// write writes the table to path, sorted and the same on every run.
func (t *carried) write(path string) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() {
		if closed := f.Close(); err == nil {
			err = closed
		}
	}()
	zw, err := gzip.NewWriterLevel(f, gzip.BestCompression)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(zw)
	fmt.Fprint(w, lexicon.Stamp+analyzers.Version()+"\n"+header) // Flush returns the error
	t.writeTerms(w)
	if err := w.Flush(); err != nil {
		return err
	}
	return zw.Close()
}

func (t *carried) writeTerms(w *bufio.Writer) {
	entries := t.entries()
	numbers := map[string]int{}
	for _, e := range entries {
		numbers[e.english] = 0
	}
	for i, term := range slices.Sorted(maps.Keys(numbers)) {
		numbers[term] = i
		fmt.Fprintf(w, "en\t%s\t%s\n", term, t.form(1, term))
	}
	for i := 0; i < len(entries); {
		term := entries[i].french
		var links []string
		for ; i < len(entries) && entries[i].french == term; i++ {
			links = append(links, fmt.Sprintf("%d:%d:%d", numbers[entries[i].english], entries[i].there, entries[i].back))
		}
		fmt.Fprintf(w, "fr\t%s\t%s\t%s\n", term, t.form(0, term), strings.Join(links, " "))
	}
}

// form returns what people write for a term, nothing when it is the term itself.
func (t *carried) form(side int, term string) string {
	if text := t.carriers[side].forms[term].text; text != term {
		return text
	}
	return ""
}

// entries returns what is heavy enough in one direction, by French and English term.
func (t *carried) entries() []entry {
	var found []entry
	for k, w := range t.weights {
		e := entry{k[0], k[1], rounded(w[0]), rounded(w[1])}
		if e.there+e.back > 0 {
			found = append(found, e)
		}
	}
	slices.SortFunc(found, func(a, b entry) int {
		return slices.Compare([]string{a.french, a.english}, []string{b.french, b.english})
	})
	return found
}

// lightest is the least weight that is written: less is never asked for.
const lightest = 6

func rounded(weight float64) int {
	if n := int(math.Round(min(weight, 1) * full)); n >= lightest {
		return n
	}
	return 0
}
