package vocabulary

import (
	"cmp"
	"slices"
	"sort"
)

// names are texts that are found by the start of any of their words: titles,
// phrases, organisations. Starts holds their word starts, sorted by what follows: the number of the
// text times maxStarts, plus the number of the word. An entry costs four bytes and
// nothing is folded in memory: a search compares some twenty texts as it goes.
type names struct {
	texts  texts
	values texts // by text; empty when each is its own value
	counts []uint32
	starts []uint32
}

// newNames sorts the word starts of list. Values may be nil.
func newNames(list, values []string, counts []uint32) names {
	n := names{texts: newTexts(list), values: newTexts(values), counts: counts}
	folded := make([]string, len(list))
	ends := make([][maxStarts]uint16, len(list)) // where in folded each word begins
	var starts []int
	for i, text := range list {
		folded[i] = fold(text)
		starts = wordStarts(text, starts[:0])
		for k, start := range starts {
			n.starts = append(n.starts, uint32(i*maxStarts+k))
			ends[i][k] = uint16(len(folded[i]) - len(fold(text[start:])))
		}
	}
	rest := func(s uint32) string { return folded[s/maxStarts][ends[s/maxStarts][s%maxStarts]:] }
	slices.SortFunc(n.starts, func(a, b uint32) int { return cmp.Or(cmp.Compare(rest(a), rest(b)), cmp.Compare(a, b)) })
	return n
}

// place is where the word start s lies: the number of its text and the byte.
func (n *names) place(s uint32) (text, start int, ok bool) {
	var buffer [maxStarts]int
	text = int(s / maxStarts)
	starts := wordStarts(n.texts.at(text), buffer[:0])
	if k := int(s % maxStarts); k < len(starts) {
		return text, starts[k], true
	}
	return text, 0, false
}

func (n *names) value(i int) string {
	if n.values.len() == 0 {
		return n.texts.at(i)
	}
	return n.values.at(i)
}

// order compares what follows the word start s with a folded prefix.
func (n *names) order(s uint32, prefix string) int {
	text, start, _ := n.place(s)
	order, _ := begins(n.texts.at(text)[start:], prefix)
	return order
}

// match is a text that has what was typed at the start of a word.
type match struct {
	text       int
	start, end int // bytes of the text that were typed
}

// maxLooked bounds how many matches are looked at: of a single typed letter a million
// titles have one, and then some spread evenly will do.
const maxLooked = 1 << 16

// best returns at most limit matches of a folded prefix: those at the start of a text
// before others, then the more frequent. Only for those it returns is a text read.
func (n *names) best(prefix string, limit int) []match {
	low, high := n.between(prefix)
	first := func(a, b uint32) int {
		return cmp.Or(cmp.Compare(min(a%maxStarts, 1), min(b%maxStarts, 1)),
			cmp.Compare(n.counts[b/maxStarts], n.counts[a/maxStarts]), cmp.Compare(a, b))
	}
	var top []uint32
	for i := low; i < high; i += 1 + (high-low)/maxLooked {
		if len(top) == limit && first(n.starts[i], top[limit-1]) > 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(top, n.starts[i], first)
		top = slices.Insert(top, at, n.starts[i])
		top = top[:min(len(top), limit)]
	}
	return n.matches(top, prefix)
}

// between returns the range of the word starts that a folded prefix matches.
func (n *names) between(prefix string) (low, high int) {
	low = sort.Search(len(n.starts), func(i int) bool { return n.order(n.starts[i], prefix) >= 0 })
	return low, low + sort.Search(len(n.starts)-low, func(i int) bool { return n.order(n.starts[low+i], prefix) > 0 })
}

func (n *names) matches(starts []uint32, prefix string) []match {
	list := make([]match, 0, len(starts))
	for _, s := range starts {
		text, start, ok := n.place(s)
		if _, size := begins(n.texts.at(text)[start:], prefix); ok {
			list = append(list, match{text: text, start: start, end: start + size})
		}
	}
	return list
}

// whole returns the text that is folded and no more.
func (n *names) whole(folded string) (text int, ok bool) {
	low, high := n.between(folded)
	for _, m := range n.matches(n.starts[low:min(high, low+maxStarts)], folded) { // the shortest stand first
		if m.start == 0 && m.end == len(n.texts.at(m.text)) {
			return m.text, true
		}
	}
	return 0, false
}
