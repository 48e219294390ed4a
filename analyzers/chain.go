package analyzers

import (
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"
)

// chain is one language's way from text to terms. The tokenizer does what needs
// to see the text around a word; the filters see one word at a time, so what
// they make of a word is remembered.
type chain struct {
	tokenizer *tokenizer
	stop      analysis.TokenFilter // nil: no word is dropped
	before    []analysis.TokenFilter
	fold      analysis.TokenFilter
	stemmer   *stemmer  // nil: no word is stemmed
	memos     sync.Pool // of *memo: one for each goroutine that analyses, freed when idle
	buffers   sync.Pool // of *[]word
}

// newChain builds a chain: the stop words and the stemmer may be nil.
func newChain(t *tokenizer, stop analysis.TokenFilter, stemmer *stemmer) *chain {
	c := &chain{tokenizer: t, before: spelling(), stop: stop, fold: filter(fold), stemmer: stemmer}
	c.memos.New = func() any { return new(memo) }
	c.buffers.New = func() any { return new([]word) }
	return c
}

// tokens returns the words of text that have a term.
func (c *chain) tokens(text string) []Token {
	var tokens []Token
	c.each(text, func(w word, e entry) {
		if tokens == nil {
			tokens = make([]Token, 0, len(text)/bytesPerToken+1)
		}
		tokens = append(tokens, Token{Term: e.term, Exact: e.exact, Start: w.start, End: w.end, Position: w.position})
	})
	return tokens
}

// each calls yield for every word of text that has a term.
func (c *chain) each(text string, yield func(word, entry)) {
	buffer := c.buffers.Get().(*[]word)
	m := c.memos.Get().(*memo)
	words := c.tokenizer.words(text, (*buffer)[:0])
	for _, w := range words {
		if e := c.entry(m, w, text); e.term != "" {
			yield(w, e)
		}
	}
	if cap(words) <= maxBuffer {
		*buffer = words
		c.buffers.Put(buffer)
	}
	c.memos.Put(m)
}

// maxBuffer is the longest list of words kept for the next text: a press article
// has a thousand, a book should not stay in memory.
const maxBuffer = 1 << 14

// entry looks w up in m, or runs the filters and remembers.
func (c *chain) entry(m *memo, w word, text string) entry {
	raw := w.joined
	if raw == "" {
		raw = text[w.start:w.end]
	}
	if e, ok := m.get(raw, w.named); ok {
		return e
	}
	e := c.run(raw, w.named)
	m.put(raw, w.named, e)
	return e
}

// run sends one word through the filters; a name is no stop word. What it is before
// it is stemmed is its exact form.
func (c *chain) run(raw string, named bool) entry {
	stream := analysis.TokenStream{{Term: []byte(clip(raw))}}
	for _, f := range c.before {
		stream = f.Filter(stream)
	}
	if c.stop != nil && !named {
		stream = c.stop.Filter(stream)
	}
	exact := textOf(c.fold.Filter(stream))
	if exact == "" || c.stemmer == nil {
		return entry{exact, exact}
	}
	return entry{string(c.stemmer.stem([]byte(exact))), exact}
}

// textOf returns the term of a stream of at most one token.
func textOf(stream analysis.TokenStream) string {
	if len(stream) == 0 {
		return ""
	}
	return string(stream[0].Term)
}
