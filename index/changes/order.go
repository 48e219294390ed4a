package changes

import (
	"cmp"
	"encoding/binary"
	"slices"
	"sort"
)

// order is articles sorted by one of their hashes: 4 bytes an article. Those of one hash
// stand in the order of the corpus.
type order struct {
	articles []uint32
	hash     func(n uint32) uint64
}

func newOrder(articles int, hash func(n uint32) uint64) order {
	o := order{make([]uint32, articles), hash}
	for n := range o.articles {
		o.articles[n] = uint32(n)
	}
	slices.SortFunc(o.articles, func(a, b uint32) int { return cmp.Or(cmp.Compare(hash(a), hash(b)), cmp.Compare(a, b)) })
	return o
}

// having returns the articles of a hash.
func (o order) having(hash uint64) []uint32 {
	low := sort.Search(len(o.articles), func(i int) bool { return o.hash(o.articles[i]) >= hash })
	high := low
	for high < len(o.articles) && o.hash(o.articles[high]) == hash {
		high++
	}
	return o.articles[low:high]
}

// Finder finds articles by their long hash, in 28 bytes of memory an article. The zero
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
	for _, n := range f.order.having(binary.LittleEndian.Uint64(long[:])) {
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
