// Command restem carries the statistical lexicon over to the terms of the present
// analysers.
//
// What goes in are rows of stems that Bleve's stock analysers made, and lists of words; what
// comes out is the table that package lexicon embeds. Both chains read every word of the
// lists, so that it is known which terms have become of a stem; a stem that no list
// explains, most of them names, is read by our chain as it stands. Run it from the module's
// root whenever analyzers.Version() has changed:
//
//	go run ./lexicon/restem
package main

import (
	"flag"
	"fmt"
	"log"
)

func main() {
	log.SetFlags(0)
	source := flag.String("source", "../shared/lexicon/fr_en.tsv.gz", "the lexicon as it was learnt")
	words := flag.String("words", "lexicon/restem/words.tsv.gz", "lists of words")
	out := flag.String("out", "lexicon/data/fr_en.tsv.gz", "the table to write")
	flag.Parse()
	if err := run(*source, *words, *out); err != nil {
		log.Fatal(err)
	}
}

func run(source, words, out string) error {
	rows, err := readRows(source)
	if err != nil {
		return fmt.Errorf("carry over: %w", err)
	}
	lists, err := readWords(words)
	if err != nil {
		return fmt.Errorf("carry over: %w", err)
	}
	carriers, err := newCarriers(lists, rows)
	if err != nil {
		return fmt.Errorf("carry over: %w", err)
	}
	t := carry(rows, carriers)
	if err := t.write(out); err != nil {
		return fmt.Errorf("carry over: %w", err)
	}
	log.Print(t.summary(len(rows)))
	return nil
}
