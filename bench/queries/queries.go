// Package queries makes the questions of the comparison from the corpus itself,
// always the same ones from the same corpus, and keeps them as a table that every
// peer can read:
//
//	kind	band	words
//	word	rare	ombudsman
//	or	common	trade treaty
//
// Words are [a-z]{3,} without stop words, so that every engine's analysis takes each of
// them for one word.
package queries

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Kind is how the words of a query belong together.
type Kind string

// The kinds.
const (
	Word   Kind = "word"   // one word
	Or     Kind = "or"     // any of two or three
	And    Kind = "and"    // both of two
	Phrase Kind = "phrase" // two, one after the other
)

var kinds = []Kind{Word, Or, And, Phrase}

// Query is one question.
type Query struct {
	Kind  Kind
	Band  string // of document frequency: see Bands
	Words []string
}

// Write writes the table.
func Write(w io.Writer, all []Query) error {
	b := bufio.NewWriter(w)
	for _, q := range all {
		if _, err := fmt.Fprintf(b, "%s\t%s\t%s\n", q.Kind, q.Band, strings.Join(q.Words, " ")); err != nil {
			return fmt.Errorf("write queries: %w", err)
		}
	}
	return b.Flush()
}

// Read reads the table.
func Read(r io.Reader) ([]Query, error) {
	var all []Query
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		cells := strings.Split(lines.Text(), "\t")
		if len(cells) != 3 || !slices.Contains(kinds, Kind(cells[0])) || cells[2] == "" {
			return nil, fmt.Errorf("read queries: line %d: expected kind, band and words", len(all)+1)
		}
		all = append(all, Query{Kind(cells[0]), cells[1], strings.Fields(cells[2])})
	}
	return all, lines.Err()
}
