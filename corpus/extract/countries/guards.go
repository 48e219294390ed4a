package countries

import (
	"strings"

	"kiosque/article"
	"kiosque/corpus/extract/gazetteer"
)

// refuses tells whether the words around a name say that it is none of a country.
func (c *reader) refuses(m gazetteer.Match, row entry) bool {
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
func (c *reader) compound(m gazetteer.Match) bool {
	return m.Last < len(c.words) && c.words[m.Last].Joint == gazetteer.Hyphen
}

// afterTown tells whether the match stands as a state does after its town: "Tampa, Fla., said".
func (c *reader) afterTown(m gazetteer.Match) bool {
	before := strings.HasSuffix(c.text[:m.Start], ", ") && m.First > 0 && c.words[m.First-1].Upper()
	rest := c.text[m.End:]
	dotted := strings.HasSuffix(c.text[:m.End], ".")
	return before && (dotted || rest != "" && strings.IndexByte(".,", rest[0]) >= 0)
}

// handle tells whether the match is part of a user's name or is a stock's symbol: "@France", "<UK>".
func (c *reader) handle(m gazetteer.Match) bool {
	if m.Start == 0 {
		return false
	}
	symbol := c.text[m.Start-1] == '<' && m.End < len(c.text) && c.text[m.End] == '>'
	return symbol || strings.IndexByte("@_", c.text[m.Start-1]) >= 0
}

// givenName tells whether the match is itself a given name with a surname after it: "Jordan Bardella".
func (c *reader) givenName(m gazetteer.Match, row entry) bool {
	if m.Last != m.First+1 || m.Last >= len(c.words) || row.kind == adjectiveKind || !c.is("also-given", c.words[m.First]) {
		return false
	}
	next := c.words[m.Last]
	if next.Joint != gazetteer.Blank || !next.Upper() || next.Shouts() || c.headline() {
		return false
	}
	return m.First == 0 || c.words[m.First].Joint == gazetteer.Break || !c.is("place", c.words[m.First-1])
}

// headline tells whether the run writes most of its words with a capital letter.
func (c *reader) headline() bool {
	long, upper := 0, 0
	for _, w := range c.words[:min(len(c.words), 30)] {
		if len(w.Key) > 3 {
			long++
			if w.Upper() {
				upper++
			}
		}
	}
	return long > 5 && 4*upper > 3*long
}

// language tells whether the match is the name of a language: "en français", "in English", "French-speaking".
func (c *reader) language(m gazetteer.Match, row entry) bool {
	if row.kind != adjectiveKind || m.Last != m.First+1 || !c.is("language", c.words[m.First]) {
		return false
	}
	if m.Last < len(c.words) && c.words[m.Last].Joint != gazetteer.Break && c.is("spoken", c.words[m.Last]) {
		return true
	}
	if m.First == 0 || c.words[m.First].Joint == gazetteer.Break || !c.is("speech", c.words[m.First-1]) {
		return false
	}
	return c.lang == article.French || !c.qualifies(m)
}

// qualifies tells whether an adjective stands before what it qualifies: "in French waters".
func (c *reader) qualifies(m gazetteer.Match) bool {
	if m.Last >= len(c.words) {
		return false
	}
	next := c.words[m.Last]
	return (next.Joint == gazetteer.Blank || next.Joint == gazetteer.Hyphen) && !c.is("function", next)
}

// pronoun tells whether US is the pronoun in capitals, or part of a club's name: "JOIN US NOW", "US Créteil".
func (c *reader) pronoun(m gazetteer.Match) bool {
	if m.Last != m.First+1 || c.words[m.First].Plain != "US" || m.End-m.Start > len("US") {
		return false
	}
	if c.shouting(m) {
		return true
	}
	if c.lang == article.English || m.Last >= len(c.words) {
		return false
	}
	next := c.words[m.Last]
	return next.Joint == gazetteer.Blank && next.Upper()
}

// shouting tells whether the words around the match are all capitals.
func (c *reader) shouting(m gazetteer.Match) bool {
	around := 0
	for _, i := range []int{m.First - 2, m.First - 1, m.Last, m.Last + 1} {
		if i < 0 || i >= len(c.words) {
			continue
		}
		if !c.words[i].Shouts() {
			return false
		}
		around++
	}
	return around > 1
}

// currency tells whether the match is part of the name of a currency: "dollars canadiens".
func (c *reader) currency(m gazetteer.Match, row entry) bool {
	if row.kind != adjectiveKind && row.kind != nameKind {
		return false
	}
	if c.lang == article.French {
		return m.First > 0 && c.words[m.First].Joint == gazetteer.Blank && c.is(currencyKind, c.words[m.First-1])
	}
	return m.Last < len(c.words) && c.words[m.Last].Joint == gazetteer.Blank && c.is(currencyKind, c.words[m.Last])
}

func (c *reader) is(kind string, w gazetteer.Word) bool { return c.tables.context[kind].has(w) }
