// Command train makes data/weights.tsv.gz, the table of package language, from
// openly licensed texts: the share of a labelled set that Held leaves, and
// running French and English text. It is a logistic regression over the grams of
// the package, fitted on stretches of one to sixteen words.
//
//	go run ./corpus/language/train -data ../shared/data/open -out corpus/language/data/weights.tsv.gz
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	data := flag.String("data", "../shared/data/open", "folder of the open sets")
	out := flag.String("out", "corpus/language/data/weights.tsv.gz", "table to write")
	passes := flag.Int("passes", 60, "passes over the texts")
	keep := flag.Int("keep", 31000, "grams to keep")
	flag.Parse()
	if err := run(*data, *out, *passes, *keep); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(data, out string, passes, keep int) error {
	texts, err := load(data)
	if err != nil {
		return err
	}
	m := newModel()
	for pass := range passes {
		m.fit(texts, pass)
	}
	m.prune(keep)
	for pass := range 2 { // fitted once more with only what is kept
		m.fit(texts, passes+pass)
	}
	return write(out, m)
}
