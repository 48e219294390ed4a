package columns

import (
	"errors"
	"sync"

	"kiosque/index/reading"
)

// Column is one facet: its values, which are sorted and numbered from 0, and which of
// them every document has.
type Column struct {
	starts []uint32 // where each value begins in text, and the last one ends
	text   string
	codes  codes

	documents int
	total     func(n uint32) uint32
	folded    func() []string // the words of each value, as reading.Folded; made when a name is first asked for
}

func newColumn(starts []uint32, text string, of codes) Column {
	c := Column{starts: starts, text: text, codes: of}
	c.folded = sync.OnceValue(func() []string { return foldAll(starts, text) })
	return c
}

var errDamaged = errors.New("damaged")

// check tells whether a column of so many documents is whole.
func (c *Column) check(documents int) error {
	n := len(c.starts) - 1
	if n < 0 || c.starts[0] != 0 || int(c.starts[n]) != len(c.text) || !ascends(c.starts) {
		return errDamaged
	}
	for i := 1; i < n; i++ {
		if c.Value(uint32(i-1)) >= c.Value(uint32(i)) {
			return errDamaged
		}
	}
	if !c.codes.fits(documents, n) {
		return errDamaged
	}
	c.documents = documents
	return nil
}

// Len returns the number of different values.
func (c *Column) Len() int { return len(c.starts) - 1 }

// narrow tells whether codes are of one byte.
func (c *Column) narrow() bool { return widthOf(c.Len()) == 1 }

// isSingle tells whether no document has several values.
func (c *Column) isSingle() bool {
	switch c.codes.(type) {
	case single[uint8], single[uint16], single[uint32]:
		return true
	}
	return false
}

// Value returns the value with number n. It may be kept when the columns are closed.
func (c *Column) Value(n uint32) string { return c.text[c.starts[n]:c.starts[n+1]] }

// Ordinal returns the number of value; ok is false when no article has it.
func (c *Column) Ordinal(value string) (n uint32, ok bool) {
	low, high := 0, c.Len()
	for low < high {
		middle := int(uint(low+high) / 2)
		if c.Value(uint32(middle)) < value {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return uint32(low), low < c.Len() && c.Value(uint32(low)) == value
}

// Total returns how many articles of the archive have the value with number n.
func (c *Column) Total(n uint32) uint32 { return c.total(n) }

// Of appends the numbers of the values of doc, ascending.
func (c *Column) Of(to []uint32, doc uint32) []uint32 {
	before := len(to)
	to = c.codes.append(to, doc)
	if len(to) == before+1 && int(to[before]) == c.Len() {
		return to[:before]
	}
	return to
}

// Having returns the documents that have at least one of the values with these numbers.
func (c *Column) Having(values ...uint32) Set {
	chosen := make([]uint8, c.Len()+1)
	for _, n := range values {
		chosen[n] = 1
	}
	return having(c.codes, chosen, c.documents)
}

// Asked returns the numbers of the values that f asks for.
func (c *Column) Asked(f reading.Fact) (found []uint32) {
	if !f.Within {
		if n, known := c.Ordinal(f.Value); known {
			found = append(found, n)
		}
		return found
	}
	asks := f.Asks()
	for n, words := range c.folded() {
		if asks(c.Value(uint32(n)), words) {
			found = append(found, uint32(n))
		}
	}
	return found
}

func foldAll(starts []uint32, text string) []string {
	folded := make([]string, len(starts)-1)
	for n := range folded {
		folded[n] = reading.Folded(text[starts[n]:starts[n+1]])
	}
	return folded
}
