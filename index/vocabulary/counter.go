package vocabulary

import "maps"

// counter counts in how many articles each of many keys is, and how it is spelled
// there. It holds at most max keys: full, it throws the rarest away, so that a count
// can be too low by the number of times that happened to the key, and is never too high.
type counter struct {
	max     int
	entries map[string]*counted
}

// counted is one key: the articles that have it and its most frequent spellings.
type counted struct {
	articles uint32
	last     uint32 // the article counted last
	shown    [spellings]spelling
}

type spelling struct {
	text  string
	count uint32
}

// spellings is how many ways to write a word compete: "état", "État", "ÉTAT".
const spellings = 3

func newCounter(limit int) *counter {
	return &counter{max: limit, entries: map[string]*counted{}}
}

// seen counts key once for each article; first is false when it has been counted
// for this one. Articles are numbered from 1.
func (c *counter) seen(key []byte, article uint32) (e *counted, first bool) {
	e, known := c.entries[string(key)]
	if !known {
		c.prune()
		e = &counted{}
		c.entries[string(key)] = e
	}
	if e.last == article {
		return e, false
	}
	e.last = article
	e.articles++
	return e, true
}

// prune makes room when the table is full: first what was seen once goes, then twice …
func (c *counter) prune() {
	for least := uint32(1); len(c.entries) >= c.max; least++ {
		maps.DeleteFunc(c.entries, func(_ string, e *counted) bool { return e.articles <= least })
	}
}

// spell notes one spelling, with Misra and Gries's way to keep the most frequent few:
// one too many takes a vote from each of the others.
func (e *counted) spell(text string) {
	for i := range e.shown {
		s := &e.shown[i]
		if s.count == 0 {
			s.text = string([]byte(text)) // a copy: the article must not stay in memory
			s.count = 1
			return
		}
		if s.text == text {
			s.count++
			return
		}
	}
	for i := range e.shown {
		e.shown[i].count--
	}
}

// spelled returns the most frequent spelling, "" when none was noted.
func (e *counted) spelled() string {
	best := e.shown[0]
	for _, s := range e.shown[1:] {
		if s.count > best.count || s.count == best.count && s.text < best.text && s.count > 0 {
			best = s
		}
	}
	return best.text
}
