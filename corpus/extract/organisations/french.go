package organisations

import "kiosque/corpus/extract/gazetteer"

// frenchBody reads a French head with its complement: "Agence nationale de la
// recherche", "parquet de Lille". A head in lower case needs a complement with
// a capital letter, and so does one at the start of a sentence.
func (t *passageText) frenchBody(i int) (last int) {
	patterns, head := lexicon(), t.words[i]
	capital := head.Upper()
	if !(capital && patterns.has("head", head.Key)) && !patterns.has("low-head", head.Key) || t.hyphenAfter(i+1) || t.insideName(i) {
		return 0
	}
	c := complement{t: t, head: head.Key, at: i + 1, end: min(len(t.words), i+maxPattern), capital: capital}
	for c.step() {
	}
	if !c.complete() || c.capitals == 0 && (!capital || t.startsSentence(i)) {
		return 0
	}
	return c.at
}

// complement reads the words behind a French head.
type complement struct {
	t        *passageText
	head     string
	at, end  int  // the next word, and where reading must stop
	capital  bool // the head has a capital letter: the complement may lack one
	content  int  // words read that are no prepositions
	capitals int  // those with a capital letter
	article  bool // one of them has an article: "de la recherche"
	inner    bool // an adjective or "appel" came first: "cour d’appel de Lyon", not "cour des Invalides"
	closed   bool // the last is the name of a place or a person: no adjective follows
}

// complete tells whether what was read makes a name: a word with a capital
// letter, a noun with its article, or two words.
func (c *complement) complete() bool {
	if !c.capital && !c.inner && lexicon().has("needs-inner", c.head) {
		return false
	}
	return c.capitals > 0 || c.article || c.content > 1
}

// step reads one adjective, one capitalised word, or one preposition with its noun.
func (c *complement) step() bool {
	if c.at >= c.end || c.t.words[c.at].Joint == gazetteer.Break {
		return false
	}
	patterns, w := lexicon(), c.t.words[c.at]
	switch {
	case patterns.has("preposition", w.Key):
		return c.group(c.at + 1)
	case w.Key == "et":
		return c.and()
	case patterns.has("preposition-weak", w.Key):
		return c.weak()
	case w.Upper() && w.Joint != gazetteer.Apostrophe:
		return !patterns.has("stop", w.Key) && !patterns.has("person", w.Key) && c.direct() && c.take(c.at)
	case c.closed && patterns.has("place-adjective", w.Key):
		return c.take(c.at)
	case c.closed || patterns.has("stop", w.Key):
		return false
	case adjective(w.Key), patterns.has("inner-noun", w.Key):
		return c.take(c.at)
	}
	return false
}

// direct tells whether a capitalised word may follow without a preposition:
// "Institut Pasteur" and "Parti Radical", but neither "Assemblée Dupont" nor
// "institut Ipsos", where the name itself is the body.
func (c *complement) direct() bool {
	if c.content > 0 {
		return true
	}
	if !lexicon().has("direct", c.head) {
		return adjective(c.t.words[c.at].Key) && !firstName(c.t.words[c.at].Key)
	}
	return !c.t.covered[c.at] || c.head == "fondation"
}

// group reads the noun behind a preposition, which may have an article.
func (c *complement) group(at int) bool {
	patterns := lexicon()
	key := c.t.words[at-1].Key
	definite := key == "du" || key == "des"
	for at < c.end && c.t.words[at].Joint != gazetteer.Break && patterns.has("article", c.t.words[at].Key) {
		at++
		definite = true
	}
	if at >= c.end || c.t.words[at].Joint == gazetteer.Break {
		return false
	}
	w := c.t.words[at]
	if patterns.has("stop", w.Key) || patterns.has("function", w.Key) || patterns.has("person", w.Key) || w.Key[0] <= '9' {
		return false
	}
	if !w.Upper() && (!c.capital || c.closed) && !patterns.has("inner-noun", w.Key) || !definite && patterns.has("needs-article", c.head) {
		return false
	}
	c.article = c.article || definite
	c.closed = w.Upper() && !definite
	return c.take(at)
}

// and reads "et de …", which goes on an enumeration.
func (c *complement) and() bool {
	next := c.at + 1
	if c.content == 0 || next >= c.end || !lexicon().has("preposition", c.t.words[next].Key) {
		return false
	}
	return c.group(next + 1)
}

// weak reads "aux …", and "à la …", "pour le …" with an article: without one they open something else.
func (c *complement) weak() bool {
	next := c.at + 1
	if c.closed || !c.capital || next >= c.end || lexicon().has("no-weak", c.head) {
		return false
	}
	if c.t.words[c.at].Key != "aux" && !lexicon().has("article", c.t.words[next].Key) {
		return false
	}
	if c.t.words[next].Upper() && c.content > 0 {
		return false
	}
	return c.group(next)
}

// take takes the word at, and what hyphens join to it.
func (c *complement) take(at int) bool {
	w := c.t.words[at]
	if glued(w) {
		return false
	}
	c.content++
	c.inner = c.inner || c.content == 1 && !w.Upper()
	if w.Upper() {
		c.capitals++
	}
	for at++; at < c.end && c.t.goesOnWord(at); at++ {
	}
	c.at = at
	return true
}

// firstName tells whether what looks like an adjective may be a first name: "Didier", "Julien", "Véronique".
func firstName(key string) bool {
	for n := 2; n <= 5 && n < len(key); n++ {
		if lexicon().has("name-ending", key[len(key)-n:]) {
			return true
		}
	}
	return false
}

// goesOnWord tells whether word i belongs to the word before it: "Côte-d’Azur".
func (t *passageText) goesOnWord(i int) bool {
	w := t.words[i]
	return w.Joint == gazetteer.Hyphen || w.Joint == gazetteer.Apostrophe && i > 1 && t.words[i-1].Joint == gazetteer.Hyphen && len(t.words[i-1].Key) == 1
}

// adjective tells whether a word in lower case looks like a French adjective.
func adjective(key string) bool {
	patterns := lexicon()
	if patterns.has("adjective", key) {
		return true
	}
	for n := 2; n <= 6 && n < len(key)-1; n++ {
		if patterns.has("adjective-ending", key[len(key)-n:]) {
			return true
		}
	}
	return false
}
