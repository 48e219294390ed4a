package countries

import (
	"strings"

	"kiosque/article"
	"kiosque/corpus/extract/gazetteer"
)

// person tells whether the match is a surname: a given name or a title stands
// before it, or an age after it: "Anatole France", "M. Allemand", "Holland, 48, said".
func (c *reader) person(m gazetteer.Match, row entry) bool {
	if !c.words[m.First].Upper() || c.shouting(m) {
		return m.First > 0 && c.titled(m)
	}
	if c.aged(m, row) {
		return true
	}
	return m.First > 0 && (c.titled(m) || c.afterGiven(m, row))
}

// titled tells whether a title stands before the match. In English it has a
// capital letter: "to captain England" is a verb.
func (c *reader) titled(m gazetteer.Match) bool {
	before := c.words[m.First-1]
	if !c.words[m.First].Upper() || !c.is("title", before) || c.lang == article.English && !before.Upper() {
		return false
	}
	gap := strings.TrimRight(c.text[before.End:m.Start], " \u00a0")
	return gap == "" || gap == "." || gap == "-"
}

// afterGiven tells whether a given name stands before the match. One that is a
// town too counts where that town is not the country's: "Chad Holland", not "in Sydney Australia".
func (c *reader) afterGiven(m gazetteer.Match, row entry) bool {
	before := c.words[m.First-1]
	gap := c.text[before.End:m.Start]
	if !before.Upper() || gap != " " && gap != "-" && gap != "\u00a0" {
		return false
	}
	if c.is("given", before) {
		return true
	}
	if !c.is("also-given", before) || gap != " " || c.headline() || row.kind != nameKind {
		return false
	}
	n := len(c.mentions)
	return n == 0 || c.mentions[n-1].End != before.End
}

// aged tells whether an age stands after the match or after a surname that
// follows it: "Holland, 48, said", "Irlande, 4 ans, galope", "India Brown, 12, won".
func (c *reader) aged(m gazetteer.Match, row entry) bool {
	if row.kind != nameKind && row.kind != capitalKind && row.kind != cityKind || c.placed(m) {
		return false
	}
	if c.ageAt(m.End) {
		return true
	}
	if m.Last >= len(c.words) {
		return false
	}
	next := c.words[m.Last]
	return next.Joint == gazetteer.Blank && next.Upper() && !next.Shouts() && c.ageAt(next.End)
}

// ageAt tells whether ", 34," or ", 34 ans," stands at a byte of the text.
func (c *reader) ageAt(at int) bool {
	rest, ok := strings.CutPrefix(c.text[at:], ", ")
	if !ok {
		return false
	}
	digits := 0
	for digits < len(rest) && '0' <= rest[digits] && rest[digits] <= '9' {
		digits++
	}
	if c.lang == article.English {
		return digits == 2 && strings.HasPrefix(rest[digits:], ", ") && !startsWithDigit(rest[digits+2:])
	}
	return (digits == 1 || digits == 2) && strings.HasPrefix(rest[digits:], " ans,")
}

func startsWithDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

// placed tells whether a word stands before the match that stands before places: "in", "la".
func (c *reader) placed(m gazetteer.Match) bool {
	return m.First > 0 && c.words[m.First].Joint != gazetteer.Break && c.is("place", c.words[m.First-1])
}

// surname remembers the last word of a person's name, which then stands for
// the person: "Steve Israel … Israel said".
func (c *reader) surname(m gazetteer.Match) {
	last := c.words[m.Last-1]
	if m.Last-m.First > 1 && !c.is("given", c.words[m.First]) || !last.Upper() || last.Shouts() || len(c.surnames) >= maxSurnames {
		return
	}
	c.surnames[last.Key] = true
}

// maxSurnames bounds what hostile input makes an article remember.
const maxSurnames = 1000
