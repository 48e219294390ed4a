package countries

import (
	"slices"
	"strings"

	"kiosque/article"
	"kiosque/corpus/extract/gazetteer"
)

// street tells whether the match names a street, a square or a county, which
// lies anywhere: "rue de Turquie", "Peru Street", "Lebanon County".
func (c *reader) street(m gazetteer.Match, row entry) bool {
	switch row.kind {
	case nameKind, capitalKind, cityKind, seatKind, adjectiveKind:
	default:
		return false // "Florida Avenue" lies in the country of Florida as a rule
	}
	if c.lang == article.French {
		return row.kind != adjectiveKind && c.streetBefore(m, row)
	}
	if m.Last >= len(c.words) || c.words[m.Last].Joint != gazetteer.Blank || !c.is("street", c.words[m.Last]) {
		return false
	}
	if c.words[m.Last].Upper() {
		of := row.kind == nameKind || !c.is("county", c.words[m.Last]) // "Los Angeles County" lies there
		return of && !c.headline() && !c.shouting(m)
	}
	return c.words[m.Last].Key == "counties" && m.First > 0 && c.words[m.First-1].Key == "and"
}

// streetBefore reads "12, rue de Turquie", "place d’Italie". What has another
// article lies in a place of that name ("une rue de Kaboul", "les rues de
// Damas"), and "la place de la France" is no square.
func (c *reader) streetBefore(m gazetteer.Match, row entry) bool {
	i, small := m.First-1, 0
	for ; i >= 0 && small < 2 && c.is("of", c.words[i]) && c.words[i+1].Joint != gazetteer.Break; i-- {
		small++
	}
	if small == 0 || i < 0 || c.words[i+1].Joint != gazetteer.Blank || !c.is("street", c.words[i]) {
		return false
	}
	if c.is("square", c.words[i]) && (row.kind != nameKind || small > 1 || c.words[m.First-1].Key == "du") {
		return false
	}
	if i == 0 || c.words[i].Joint == gazetteer.Break {
		return true
	}
	before := c.words[i-1]
	if row.kind == nameKind {
		return !c.is("other", before)
	}
	return c.is("place", before) || '0' <= before.Key[0] && before.Key[0] <= '9'
}

// elsewhere tells whether the match is the region that the town before it lies
// in, so that the town is not the one abroad: "London, Ontario", "in Lebanon, Pa., a".
func (c *reader) elsewhere(m gazetteer.Match, row entry) bool {
	if len(c.mentions) == 0 || row.kind != regionKind && row.kind != stateKind {
		return false
	}
	town := c.mentions[len(c.mentions)-1]
	if c.text[town.End:m.Start] != ", " || slices.Contains(town.codes, row.codes[0]) {
		return false
	}
	return town.town() || town.kind == nameKind && town.placed && c.closes(m)
}

// closes tells whether the clause ends after the match, and no list goes on: "in Cuba, Missouri.".
func (c *reader) closes(m gazetteer.Match) bool {
	rest := strings.TrimPrefix(c.text[m.End:], ".")
	if rest == "" || m.Last >= len(c.words) || strings.IndexByte(".\n", rest[0]) >= 0 {
		return true
	}
	next := c.words[m.Last]
	if next.Key == "and" && m.Last+1 < len(c.words) {
		next = c.words[m.Last+1]
	}
	return rest[0] == ',' && !next.Upper()
}

// ofTown returns the country of a name that several have, where a town stands
// before it that lies in one of them or in none: "Atlanta, Georgia", "Athens, Georgia".
func (c *reader) ofTown(m gazetteer.Match, row entry) (code string, pop bool) {
	if len(row.codes) < 2 || len(c.mentions) == 0 || row.kind != nameKind {
		return "", false
	}
	town := c.mentions[len(c.mentions)-1]
	if !town.town() || c.text[town.End:m.Start] != ", " || len(town.codes) > 1 || town.codes[0] == row.codes[0] {
		return "", false
	}
	known := slices.Contains(row.codes, town.codes[0])
	if !known && !(town.placed && c.closes(m)) {
		return "", false
	}
	return row.codes[1], !known
}

// town tells whether the mention is one of a town.
func (m mention) town() bool {
	return m.kind == cityKind || m.kind == capitalKind || m.kind == seatKind
}
