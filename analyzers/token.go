package analyzers

import (
	"slices"
	"strings"
)

// token appends the token of a word, unless the filters drop it.
func (s *scanner) token(w *word) {
	e := s.entry(w)
	s.keep(e, w.start, w.end, w.position)
}

// plain appends the token of a word that is as it stands in the text.
func (s *scanner) plain(start, end, position int) {
	s.keep(s.read(start, end, false), start, end, position)
}

func (s *scanner) keep(e *entry, start, end, position int) {
	if e.term == "" {
		return
	}
	if len(s.tokens) == cap(s.tokens) {
		s.tokens = slices.Grow(s.tokens, (len(s.text)-start)/bytesPerToken+1)
	}
	s.tokens = append(s.tokens, Token{Term: e.term, Exact: e.exact, Start: start, End: end, Position: position})
}

// bytesPerToken is how much text stands behind a kept word, measured low so that
// a slice of tokens is rarely copied.
const bytesPerToken = 8

// entry looks a word up, or runs the filters and remembers.
func (s *scanner) entry(w *word) *entry {
	joined := s.joined[w.joined.start:w.joined.end]
	switch k := &s.asked; {
	case len(joined) == 0:
		return s.read(w.start, w.end, w.named)
	case len(joined) > maxKey:
		return s.chain.learn(&key{named: w.named}, string(joined))
	default:
		set(k, joined, len(joined), w.named)
		if e := s.chain.memo.get(k); e != nil {
			return e
		}
		return s.chain.learn(k, string(joined))
	}
}

// read is entry for a word as it stands in the text.
func (s *scanner) read(start, end int, named bool) *entry {
	if end-start > maxKey {
		return s.chain.learn(&key{named: named}, s.text[start:end])
	}
	k := &s.asked
	set(k, s.text[start:], end-start, named)
	if e := s.chain.memo.get(k); e != nil {
		return e
	}
	return s.chain.learn(k, s.text[start:end])
}

// join appends what makes a word to the words put together, and returns where.
func (s *scanner) join(parts ...string) span {
	start := len(s.joined)
	for _, part := range parts {
		s.joined = append(s.joined, part...)
	}
	return span{start, len(s.joined)}
}

// learn runs the filters, and remembers the entry unless its key is empty.
func (c *chain) learn(k *key, word string) *entry {
	e := &entry{key: *k}
	e.term, e.exact = c.run(strings.Clone(clip(word)), k.named) // the text must not stay in memory
	if k.size > 0 {
		c.memo.put(e)
	}
	return e
}
