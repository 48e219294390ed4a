package extract

import (
	"strings"

	"kiosque/article"
)

// refuses tells whether the words around a name say that it is none of a country.
func (c *countryReader) refuses(m match, row countryRow) bool {
	switch row.kind {
	case prefixKind:
		return !c.compound(m)
	case stateKind:
		return !c.afterTown(m)
	}
	if c.person(m, row) {
		if row.kind != adjectiveKind {
			c.surname(m)
		}
		return true
	}
	return c.handle(m) || c.givenName(m, row) || c.street(m, row) || c.language(m, row) || c.pronoun(m)
}

// compound tells whether the match is the first part of a compound: "franco-belge".
func (c *countryReader) compound(m match) bool {
	return m.last < len(c.words) && c.words[m.last].joint == jointHyphen
}

// afterTown tells whether the match stands as a state does after its town: "Tampa, Fla., said".
func (c *countryReader) afterTown(m match) bool {
	before := strings.HasSuffix(c.text[:m.Start], ", ") && m.first > 0 && c.words[m.first-1].upper()
	rest := c.text[m.End:]
	dotted := strings.HasSuffix(c.text[:m.End], ".")
	return before && (dotted || rest != "" && strings.IndexByte(".,", rest[0]) >= 0)
}

// handle tells whether the match is part of a user's name or is a stock's symbol: "@France", "<UK>".
func (c *countryReader) handle(m match) bool {
	if m.Start == 0 {
		return false
	}
	symbol := c.text[m.Start-1] == '<' && m.End < len(c.text) && c.text[m.End] == '>'
	return symbol || strings.IndexByte("@_", c.text[m.Start-1]) >= 0
}

// givenName tells whether the match is itself a given name with a surname after it: "Jordan Bardella".
func (c *countryReader) givenName(m match, row countryRow) bool {
	if m.last != m.first+1 || m.last >= len(c.words) || row.kind == adjectiveKind || !c.is("also-given", c.words[m.first]) {
		return false
	}
	next := c.words[m.last]
	if next.joint != jointBlank || !next.upper() || next.shouts() || c.headline() {
		return false
	}
	return m.first == 0 || c.words[m.first].joint == jointBreak || !c.is("place", c.words[m.first-1])
}

// headline tells whether the run writes most of its words with a capital letter.
func (c *countryReader) headline() bool {
	long, upper := 0, 0
	for _, w := range c.words[:min(len(c.words), 30)] {
		if len(w.key) > 3 {
			long++
			if w.upper() {
				upper++
			}
		}
	}
	return long > 5 && 4*upper > 3*long
}

// language tells whether the match is the name of a language: "en français", "in English", "French-speaking".
func (c *countryReader) language(m match, row countryRow) bool {
	if row.kind != adjectiveKind || m.last != m.first+1 || !c.is("language", c.words[m.first]) {
		return false
	}
	if m.last < len(c.words) && c.words[m.last].joint != jointBreak && c.is("spoken", c.words[m.last]) {
		return true
	}
	if m.first == 0 || c.words[m.first].joint == jointBreak || !c.is("speech", c.words[m.first-1]) {
		return false
	}
	return c.lang == article.French || !c.qualifies(m)
}

// qualifies tells whether an adjective stands before what it qualifies: "in French waters".
func (c *countryReader) qualifies(m match) bool {
	if m.last >= len(c.words) {
		return false
	}
	next := c.words[m.last]
	return (next.joint == jointBlank || next.joint == jointHyphen) && !c.is("function", next)
}

// pronoun tells whether US is the pronoun in capitals, or part of a club's name: "JOIN US NOW", "US Créteil".
func (c *countryReader) pronoun(m match) bool {
	if m.last != m.first+1 || c.words[m.first].plain != "US" || m.End-m.Start > len("US") {
		return false
	}
	if c.shouting(m) {
		return true
	}
	if c.lang == article.English || m.last >= len(c.words) {
		return false
	}
	next := c.words[m.last]
	return next.joint == jointBlank && next.upper()
}

// shouting tells whether the words around the match are all capitals.
func (c *countryReader) shouting(m match) bool {
	around := 0
	for _, i := range []int{m.first - 2, m.first - 1, m.last, m.last + 1} {
		if i < 0 || i >= len(c.words) {
			continue
		}
		if !c.words[i].shouts() {
			return false
		}
		around++
	}
	return around > 1
}

// currency tells whether the match is part of the name of a currency: "dollars canadiens".
func (c *countryReader) currency(m match, row countryRow) bool {
	if row.kind != adjectiveKind && row.kind != nameKind {
		return false
	}
	if c.lang == article.French {
		return m.first > 0 && c.words[m.first].joint == jointBlank && c.is(currencyKind, c.words[m.first-1])
	}
	return m.last < len(c.words) && c.words[m.last].joint == jointBlank && c.is(currencyKind, c.words[m.last])
}

func (c *countryReader) is(kind string, w word) bool { return c.tables.context[kind].has(w) }
