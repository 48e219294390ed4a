package vocabulary

import (
	"cmp"
	"slices"
)

// names are texts that are found by the start of any of their words: titles,
// phrases, organisations. Starts holds their word starts, sorted by what follows: the number of the
// text times maxStarts, plus the number of the word. Nothing is folded in memory: a
// search compares some forty texts as it goes.
type names struct {
	texts  texts
	values texts // by text; empty when each is its own value
	counts []uint32
	starts narrow
	// In place of the lists, of titles:
	kept     Titles
	ahead    func(articles []uint32) // as Foreseen has it; nil: nobody wants to know
	repeated map[uint32]uint32       // how many articles have a title, where it is more than one
}

// newNames sorts the word starts of list. Values may be nil.
func newNames(list, values []string, counts []uint32) names {
	n := names{texts: newTexts(list), values: newTexts(values), counts: counts}
	n.sort()
	return n
}

func (n *names) sort() {
	s := newStarter(len(n.texts.all), n.texts.len())
	for i := range n.texts.len() {
		s.add(uint32(i), n.texts.at(i))
	}
	n.starts = s.sorted()
}

func (n *names) text(i int) string {
	if n.kept != nil {
		_, title := n.kept(uint32(i))
		return shownTitle(title)
	}
	return n.texts.at(i)
}

func (n *names) value(i int) string {
	switch {
	case n.kept != nil:
		id, _ := n.kept(uint32(i))
		return id
	case n.values.len() == 0:
		return n.texts.at(i)
	}
	return n.values.at(i)
}

// count is how many articles have a text.
func (n *names) count(i uint32) uint32 {
	if n.kept == nil {
		return n.counts[i]
	}
	return max(1, n.repeated[i])
}

// placed is the text of the word start s, and where in it the word lies.
func (n *names) placed(s uint32) (text string, start int, ok bool) {
	var buffer [maxStarts]int
	text = n.text(int(s / maxStarts))
	starts := wordStarts(text, buffer[:0])
	if k := int(s % maxStarts); k < len(starts) {
		return text, starts[k], true
	}
	return text, 0, false
}

// order compares what follows the word start s with a folded prefix.
func (n *names) order(s uint32, prefix string) int {
	text, start, _ := n.placed(s)
	order, _ := begins(text[start:], prefix)
	return order
}

// match is a text that has what was typed at the start of a word.
type match struct {
	text       int
	shown      string // the text
	start, end int    // bytes of the text that were typed
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
			cmp.Compare(n.count(b/maxStarts), n.count(a/maxStarts)), cmp.Compare(a, b))
	}
	var top []uint32
	for i := low; i < high; i += 1 + (high-low)/maxLooked {
		start := n.starts.at(i)
		if len(top) == limit && first(start, top[limit-1]) > 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(top, start, first)
		top = slices.Insert(top, at, start)
		top = top[:min(len(top), limit)]
	}
	return n.matches(top, prefix)
}

// between returns the range of the word starts that a folded prefix matches.
func (n *names) between(prefix string) (low, high int) {
	low = n.search(func(i int) bool { return n.order(n.starts.at(i), prefix) >= 0 })
	return low, n.search(func(i int) bool { return n.order(n.starts.at(i), prefix) > 0 })
}

// stepsForeseen are the steps of a search whose word starts are foreseen together: 127 of them.
const stepsForeseen = 7

// search returns the first word start that is behind, all those after which are too.
func (n *names) search(behind func(i int) bool) int {
	low, high := 0, n.starts.len()
	for step := 0; low < high; step++ {
		if step%stepsForeseen == 0 {
			n.foresee(n.middles(nil, low, high, stepsForeseen))
		}
		if middle := low + (high-low)/2; behind(middle) {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}

// middles appends the word starts that the next steps of a search between low and high may look at.
func (n *names) middles(all []uint32, low, high, steps int) []uint32 {
	if n.ahead == nil || low >= high || steps == 0 {
		return all
	}
	middle := low + (high-low)/2
	all = n.middles(append(all, n.starts.at(middle)), low, middle, steps-1)
	return n.middles(all, middle+1, high, steps-1)
}

// foresee tells whose texts will be read.
func (n *names) foresee(starts []uint32) {
	if n.ahead == nil || len(starts) == 0 {
		return
	}
	articles := make([]uint32, len(starts))
	for i, s := range starts {
		articles[i] = s / maxStarts
	}
	n.ahead(articles)
}

func (n *names) matches(starts []uint32, prefix string) []match {
	n.foresee(starts)
	list := make([]match, 0, len(starts))
	for _, s := range starts {
		text, start, ok := n.placed(s)
		if _, size := begins(text[start:], prefix); ok {
			list = append(list, match{text: int(s / maxStarts), shown: text, start: start, end: start + size})
		}
	}
	return list
}

// whole returns the text that is folded and no more.
func (n *names) whole(folded string) (text int, ok bool) {
	low, high := n.between(folded)
	var starts []uint32
	for i := low; i < min(high, low+maxStarts); i++ { // the shortest stand first
		starts = append(starts, n.starts.at(i))
	}
	for _, m := range n.matches(starts, folded) {
		if m.start == 0 && m.end == len(m.shown) {
			return m.text, true
		}
	}
	return 0, false
}
