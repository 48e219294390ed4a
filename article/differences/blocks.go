package differences

import (
	"slices"
	"strings"

	"znkr.io/diff"
)

// blocks compares tokens and puts them together again; what ends a paragraph of either text ends a block.
func blocks(a, b []string) []Block {
	var w weaver
	var gone, come []string
	compared := edits(keys(a), keys(b))
	slide(compared)
	for _, e := range compared {
		switch e.Op {
		case diff.Delete:
			gone = append(gone, a[e.PosX])
		case diff.Insert:
			come = append(come, b[e.PosY])
		case diff.Match:
			token := a[e.PosX]
			if len(gone)+len(come) > 0 && Blank(b[e.PosY]) != "" && Blank(token) == "" {
				token = " " + token // else it would be one word with what has come before it
			}
			w.change(gone, come)
			gone, come = gone[:0], come[:0]
			w.put(Same, []string{token})
		}
	}
	w.change(gone, come)
	w.end()
	return w.all
}

// weaver makes blocks of pieces, one after the other.
type weaver struct {
	all  []Block
	open Block
	text strings.Builder // of the last piece of open
}

// change takes what stands in the place of something else: paragraph by paragraph what is gone, and then what has come.
func (w *weaver) change(gone, come []string) {
	for len(gone) > 0 || len(come) > 0 {
		n, m := paragraph(gone), paragraph(come)
		ends := w.add(Deleted, gone[:n])
		if w.add(Inserted, come[:m]) || ends {
			w.end()
		}
		gone, come = gone[n:], come[m:]
	}
}

func (w *weaver) put(op Op, tokens []string) {
	if w.add(op, tokens) {
		w.end()
	}
}

// add appends tokens of at most one paragraph to the block, and tells whether a paragraph ends.
func (w *weaver) add(op Op, tokens []string) (ends bool) {
	if len(tokens) == 0 {
		return false
	}
	if n := len(w.open); n == 0 || w.open[n-1].Op != op {
		w.finish()
		w.open = append(w.open, Piece{Op: op})
	}
	if ends = tokens[len(tokens)-1] == paragraphEnd; ends {
		tokens = tokens[:len(tokens)-1]
	}
	for _, token := range tokens {
		w.text.WriteString(token)
	}
	w.open[len(w.open)-1].Break = ends
	return ends
}

// finish gives the last piece its text.
func (w *weaver) finish() {
	if n := len(w.open); n > 0 {
		w.open[n-1].Text = w.text.String()
		w.text.Reset()
	}
}

func (w *weaver) end() {
	w.finish()
	if len(w.open) > 0 {
		w.all, w.open = append(w.all, w.open), nil
	}
}

// paragraph returns how many tokens the first paragraph has, its end among them.
func paragraph(tokens []string) int {
	if i := slices.Index(tokens, paragraphEnd); i >= 0 {
		return i + 1
	}
	return len(tokens)
}
