package store

import (
	"cmp"
	"slices"
)

// coder writes articles in codes.
type coder struct {
	*pieces
	codes   []int32 // of the pieces by number; unknown when a piece has none
	table   *table
	numbers []int32
}

// newCoder gives codes to the pieces by how often they are used in the sample.
func newCoder(m manner, sample []string) *coder {
	c := &coder{pieces: train(m, sample)}
	uses := make([]int32, len(c.texts))
	for _, s := range sample {
		for _, n := range c.numbersOf(s) {
			if n >= 0 {
				uses[n]++
			}
		}
	}
	c.assign(uses)
	return c
}

func (c *coder) numbersOf(s string) []int32 {
	c.numbers = c.cut(c.numbers[:0], s)
	for _, j := range c.joints {
		c.numbers = j.apply(c.numbers)
	}
	return c.numbers
}

func (c *coder) assign(uses []int32) {
	var order []int32
	c.codes = make([]int32, len(uses))
	for n := range uses {
		c.codes[n] = unknown
		if uses[n] >= minUses {
			order = append(order, int32(n))
		}
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(uses[b], uses[a]) })
	one := bestOne(order, uses)
	order = order[:min(len(order), two(one)+maxThree)]
	texts := make([]string, len(order))
	for code, n := range order {
		c.codes[n], texts[code] = int32(code), c.texts[n]
	}
	c.table = newTable(one, texts)
}

// bestOne returns the number of codes of one byte that makes the sample shortest.
func bestOne(order, uses []int32) (one int) {
	sums := make([]int, len(order)+1) // uses of the first so many
	for i, n := range order {
		sums[i+1] = sums[i] + int(uses[n])
	}
	saved := func(one int) int { return sums[min(one, len(order))] + sums[min(two(one), len(order))] }
	for n := range firstOfThree {
		if saved(n) > saved(one) {
			one = n
		}
	}
	return one
}

// append appends the codes of s.
func (c *coder) append(b []byte, s string) []byte {
	for _, n := range c.numbersOf(s) {
		var size int
		if n == unknown {
			size = c.first(s)
			b = c.spell(b, s[:size])
		} else {
			size = len(c.texts[n])
			b = c.appendPiece(b, n)
		}
		s = s[size:]
	}
	return b
}

// appendPiece appends the code of a piece, or of its halves when it has none.
func (c *coder) appendPiece(b []byte, n int32) []byte {
	if c.codes[n] >= 0 {
		return appendCode(b, int(c.codes[n]), c.table.one)
	}
	if halves, ok := c.halvesOf(n); ok {
		return c.appendPiece(c.appendPiece(b, halves[0]), halves[1])
	}
	return c.spell(b, c.texts[n])
}

// spell appends a word that has no code: its longest beginning that has one, and so on.
func (c *coder) spell(b []byte, word string) []byte {
	const least = 4 // shorter beginnings save nothing
	for end := len(word); end >= least; end-- {
		if n, ok := c.number[word[:end]]; ok && c.codes[n] >= 0 {
			return c.spell(appendCode(b, int(c.codes[n]), c.table.one), word[end:])
		}
	}
	return appendLiteral(b, word)
}
