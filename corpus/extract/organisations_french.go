package extract

// frenchBody reads a French head with its complement: "Agence nationale de la
// recherche", "parquet de Lille". A head in lower case needs a complement with
// a capital letter, and so does one at the start of a sentence.
func (t *passageText) frenchBody(i int) (last int) {
	patterns, head := organisationPatterns(), t.words[i]
	capital := head.upper()
	if !(capital && patterns.has("head", head.key)) && !patterns.has("low-head", head.key) || t.hyphenAfter(i+1) || t.insideName(i) {
		return 0
	}
	c := complement{t: t, head: head.key, at: i + 1, end: min(len(t.words), i+maxPattern), capital: capital}
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
	if !c.capital && !c.inner && organisationPatterns().has("needs-inner", c.head) {
		return false
	}
	return c.capitals > 0 || c.article || c.content > 1
}

// step reads one adjective, one capitalised word, or one preposition with its noun.
func (c *complement) step() bool {
	if c.at >= c.end || c.t.words[c.at].joint == jointBreak {
		return false
	}
	patterns, w := organisationPatterns(), c.t.words[c.at]
	switch {
	case patterns.has("preposition", w.key):
		return c.group(c.at + 1)
	case w.key == "et":
		return c.and()
	case patterns.has("preposition-weak", w.key):
		return c.weak()
	case w.upper() && w.joint != jointApostrophe:
		return !patterns.has("stop", w.key) && !patterns.has("person", w.key) && c.direct() && c.take(c.at)
	case c.closed && patterns.has("place-adjective", w.key):
		return c.take(c.at)
	case c.closed || patterns.has("stop", w.key):
		return false
	case adjective(w.key), patterns.has("inner-noun", w.key):
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
	if !organisationPatterns().has("direct", c.head) {
		return adjective(c.t.words[c.at].key) && !firstName(c.t.words[c.at].key)
	}
	return !c.t.covered[c.at] || c.head == "fondation"
}

// group reads the noun behind a preposition, which may have an article.
func (c *complement) group(at int) bool {
	patterns := organisationPatterns()
	key := c.t.words[at-1].key
	definite := key == "du" || key == "des"
	for at < c.end && c.t.words[at].joint != jointBreak && patterns.has("article", c.t.words[at].key) {
		at++
		definite = true
	}
	if at >= c.end || c.t.words[at].joint == jointBreak {
		return false
	}
	w := c.t.words[at]
	if patterns.has("stop", w.key) || patterns.has("function", w.key) || patterns.has("person", w.key) || w.key[0] <= '9' {
		return false
	}
	if !w.upper() && (!c.capital || c.closed) && !patterns.has("inner-noun", w.key) || !definite && patterns.has("needs-article", c.head) {
		return false
	}
	c.article = c.article || definite
	c.closed = w.upper() && !definite
	return c.take(at)
}

// and reads "et de …", which goes on an enumeration.
func (c *complement) and() bool {
	next := c.at + 1
	if c.content == 0 || next >= c.end || !organisationPatterns().has("preposition", c.t.words[next].key) {
		return false
	}
	return c.group(next + 1)
}

// weak reads "aux …", and "à la …", "pour le …" with an article: without one they open something else.
func (c *complement) weak() bool {
	next := c.at + 1
	if c.closed || !c.capital || next >= c.end || organisationPatterns().has("no-weak", c.head) {
		return false
	}
	if c.t.words[c.at].key != "aux" && !organisationPatterns().has("article", c.t.words[next].key) {
		return false
	}
	if c.t.words[next].upper() && c.content > 0 {
		return false
	}
	return c.group(next)
}

// take takes the word at, and what hyphens join to it.
func (c *complement) take(at int) bool {
	w := c.t.words[at]
	if w.glued() {
		return false
	}
	c.content++
	c.inner = c.inner || c.content == 1 && !w.upper()
	if w.upper() {
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
		if organisationPatterns().has("name-ending", key[len(key)-n:]) {
			return true
		}
	}
	return false
}

// goesOnWord tells whether word i belongs to the word before it: "Côte-d’Azur".
func (t *passageText) goesOnWord(i int) bool {
	w := t.words[i]
	return w.joint == jointHyphen || w.joint == jointApostrophe && i > 1 && t.words[i-1].joint == jointHyphen && len(t.words[i-1].key) == 1
}

// adjective tells whether a word in lower case looks like a French adjective.
func adjective(key string) bool {
	patterns := organisationPatterns()
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
