package analyzers

import "sync"

// chain is one language's way from text to terms. The tokenizer does what needs
// to see the text around a word; the filters see one word at a time, so what
// they make of a word is remembered.
type chain struct {
	tokenizer *tokenizer
	stops     map[string]bool
	stemmer   *stemmer // nil: no word is stemmed
	memo      *memo
}

// newChain builds a chain: the stop words and the stemmer may be nil.
func newChain(t *tokenizer, stops map[string]bool, stemmer *stemmer) *chain {
	return &chain{tokenizer: t.prepared(), stops: stops, stemmer: stemmer, memo: new(memo)}
}

// tokens returns the words of text that have a term.
func (c *chain) tokens(text string) []Token { return c.append(nil, text) }

// append appends the words of text that have a term to dst.
func (c *chain) append(dst []Token, text string) []Token {
	s := scanners.Get().(*scanner)
	s.begin(c, dst, text)
	s.scan()
	tokens := s.tokens
	s.begin(nil, nil, "") // nothing of the text must stay in memory
	scanners.Put(s)
	return tokens
}

// scanners keep the memory in which words are put together.
var scanners = sync.Pool{New: func() any { return new(scanner) }}

// run sends one word through the filters; a name is no stop word. What it is before
// it is stemmed is its exact form. The forms may share memory with raw.
func (c *chain) run(raw string, named bool) (term, exact string) {
	word := clip(raw)
	listed, exact := spell(word)
	if exact == "" || c.stops[listed] && !named {
		return "", ""
	}
	if c.stemmer == nil {
		return exact, exact
	}
	return c.stemmer.stem(exact), exact
}
