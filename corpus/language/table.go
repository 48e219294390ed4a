package language

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/weights.tsv.gz
var packed []byte

// weights is an open hash table from gram to two weights: 8 bytes a place, no pointers.
type weights struct {
	french, english float64 // what speaks for each before a word is read
	cells           []cell
	mask            uint32
	plain           [letters * letters * letters]weight // of the trigrams of ASCII, by their letters: they are most
}

// weight is the two weights of a gram, in sixteenths.
type weight struct{ french, english int16 }

// letters is how many stand in a trigram of ASCII: the blank, a to z, and the apostrophe.
const letters = 28

// letterOf numbers a byte of such a trigram.
func letterOf(b byte) int {
	switch b {
	case ' ':
		return 0
	case '\'':
		return letters - 1
	}
	return int(b-'a') + 1
}

type cell struct {
	hash            uint32 // 0 is an empty place
	french, english int16  // in sixteenths
}

var table = sync.OnceValue(func() *weights {
	w, err := unpack(bytes.NewReader(packed))
	if err != nil {
		panic(fmt.Sprintf("language: read weights: %v", err)) // built in: cannot happen once tested
	}
	return w
})

// places is the size of the table: a power of two, at least twice the rows.
const places = 1 << 16

// unpack reads a gzipped table: "#" lines are comments, then "kind gram french english" between tabs;
// the row of kind "b" is the bias.
func unpack(r io.Reader) (*weights, error) {
	zr, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	w := &weights{cells: make([]cell, places), mask: places - 1}
	lines := bufio.NewScanner(zr)
	for rows := 0; lines.Scan(); rows++ {
		if rows > places/2 {
			return nil, fmt.Errorf("more than %d rows", places/2)
		}
		if line := lines.Text(); !strings.HasPrefix(line, "#") {
			if err := w.row(line); err != nil {
				return nil, err
			}
		}
	}
	w.fillPlain()
	return w, lines.Err()
}

// fillPlain copies the weights of the trigrams of ASCII to their places.
func (w *weights) fillPlain() {
	const all = " abcdefghijklmnopqrstuvwxyz'"
	for i := range w.plain {
		gram := []byte{all[i/letters/letters], all[i/letters%letters], all[i%letters]}
		w.plain[i] = w.of(hash(Trigram, gram))
	}
}

// of returns the weights of the gram with a hash, zero when it is not in the table.
func (w *weights) of(h uint32) weight {
	for at := h & w.mask; w.cells[at].hash != 0; at = (at + 1) & w.mask {
		if c := &w.cells[at]; c.hash == h {
			return weight{c.french, c.english}
		}
	}
	return weight{}
}

func (w *weights) row(line string) error {
	f := strings.Split(line, "\t")
	if len(f) != 4 {
		return fmt.Errorf("row %q: want 4 columns", line)
	}
	french, err := strconv.ParseInt(f[2], 10, 16)
	if err != nil {
		return fmt.Errorf("row %q: %w", line, err)
	}
	english, err := strconv.ParseInt(f[3], 10, 16)
	if err != nil {
		return fmt.Errorf("row %q: %w", line, err)
	}
	if f[0] == "b" {
		w.french, w.english = float64(french)/weightsScale, float64(english)/weightsScale
		return nil
	}
	h := hash(Kind(f[0][0]), []byte(f[1]))
	at := h & w.mask
	for w.cells[at].hash != 0 {
		at = (at + 1) & w.mask
	}
	w.cells[at] = cell{h, int16(french), int16(english)}
	return nil
}

// hash is FNV-1a of the kind and the gram; never 0.
func hash(k Kind, gram []byte) uint32 {
	h := (uint32(2166136261) ^ uint32(k)) * 16777619
	for _, b := range gram {
		h = (h ^ uint32(b)) * 16777619
	}
	return h | 1
}
