package changes

import (
	"encoding/binary"
	"math/bits"
)

// order is articles in as many drawers as there are articles, or half as many, by the first
// bits of one of their hashes: a drawer has one or two. In each they stand in the order of the
// corpus. It takes at most 8 bytes an article.
type order struct {
	shift    int
	starts   []uint32 // of each drawer in articles, and where the last one ends
	articles []uint32
}

func newOrder(articles int, hash func(n uint32) uint64) order {
	drawers := max(0, bits.Len(uint(articles))-1)
	o := order{64 - drawers, make([]uint32, 1<<drawers+1), make([]uint32, articles)}
	for n := range uint32(articles) {
		o.starts[o.drawer(hash(n))]++
	}
	end := uint32(0)
	for i, n := range o.starts {
		end += n
		o.starts[i] = end
	}
	for n := uint32(articles); n > 0; n-- { // each goes before those that are there
		start := &o.starts[o.drawer(hash(n-1))]
		*start--
		o.articles[*start] = n - 1
	}
	return o
}

func (o order) drawer(hash uint64) uint64 { return hash >> o.shift }

// near returns the articles of a drawer: all that have a hash, and maybe others.
func (o order) near(hash uint64) []uint32 {
	if len(o.articles) == 0 {
		return nil
	}
	d := o.drawer(hash)
	return o.articles[o.starts[d]:o.starts[d+1]]
}

// Finder finds articles by their long hash, in 32 bytes of memory an article. The zero
// Finder finds nothing.
type Finder struct {
	hashes Hashes
	order  order
}

// NewFinder returns the Finder of h.
func NewFinder(h Hashes) Finder { return Finder{h, newOrder(h.Len(), h.long)} }

// Find returns the first article with a long hash; the hash that is all zeros is nobody's.
func (f Finder) Find(long [16]byte) (n uint32, known bool) {
	if long == [16]byte{} {
		return 0, false
	}
	for _, n := range f.order.near(binary.LittleEndian.Uint64(long[:])) {
		if f.hashes.Row(n).Long == long {
			return n, true
		}
	}
	return 0, false
}

// Row returns the row of an article, the zero Row of one that there is not.
func (f Finder) Row(n uint32) Row {
	if int(n) >= f.hashes.Len() {
		return Row{}
	}
	return f.hashes.Row(n)
}
