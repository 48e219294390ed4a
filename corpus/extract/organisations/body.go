package organisations

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"kiosque/corpus/extract/countries"
	"kiosque/corpus/extract/gazetteer"
)

// newBody reads the cells of a row.
func newBody(cells []string) (body, error) {
	b := body{value: cells[colFrench], english: cells[colEnglish], kind: cells[colKind], country: cells[colCountry]}
	if b.value == "" {
		return b, errors.New("no French name in the first column")
	}
	if b.english == "" {
		b.english = b.value
	}
	b.keys = [2]string{gazetteer.Fold(b.value), ""}
	if b.keys[1] = b.keys[0]; b.english != b.value {
		b.keys[1] = gazetteer.Fold(b.english)
	}
	if b.country == "" {
		b.country = noCountry
	}
	if b.country != noCountry && !countries.IsCode(b.country) {
		return b, fmt.Errorf("country %q: want a code of ISO 3166-1 in capitals, or %s", b.country, noCountry)
	}
	if _, known := kindRows()[b.kind]; b.kind != "" && !known {
		return b, fmt.Errorf("kind %q: want one of %s", b.kind, strings.Join(slices.Sorted(maps.Keys(kindRows())), ", "))
	}
	mark := ""
	switch flags := strings.Fields(cells[colFlags]); {
	case slices.Contains(flags, flagAmbiguous):
		mark = string(markSupport)
	case slices.Contains(flags, flagCommon):
		mark = string(markCommon)
	}
	return b, b.addForms(cells, mark)
}

// addForms reads the forms of a row; mark is put on the canonical names.
func (b *body) addForms(cells []string, mark string) error {
	if strings.Count(cells[colAcronyms], "|")+strings.Count(cells[colAliases], "|") > maxForms {
		return errManyForms
	}
	plain, _, qualified := strings.Cut(b.value, " (") // "Parti populaire (Espagne)": no text writes that
	if !qualified {
		b.addForm(plain+mark, false)
	}
	if english, _, qualified := strings.Cut(b.english, " ("); !qualified && english != b.value {
		b.addForm(english, false)
	}
	for _, acronym := range fields(cells[colAcronyms]) {
		b.addForm(acronym, true)
	}
	for _, alias := range fields(cells[colAliases]) {
		b.addForm(alias, false)
	}
	b.addContractions(plain)
	b.markBare()
	for _, f := range b.forms {
		if f.length == 0 || f.length > gazetteer.MaxWords {
			return fmt.Errorf("name %.100q: %d words, want 1 to %d", f.text, f.length, gazetteer.MaxWords)
		}
	}
	return nil
}

var errManyForms = fmt.Errorf("more than %d forms of one body", maxForms)

// fair tells what is wrong with a body that has got forms of other rows.
func (b *body) fair() error {
	if len(b.forms) > maxForms {
		return errManyForms
	}
	return nil
}

// addForm adds a form that b has not, and its other English spelling.
func (b *body) addForm(text string, acronym bool) {
	f := newBodyForm(text, acronym, kindRows()[b.kind].free)
	same := func(g bodyForm) bool { return g.text == f.text }
	if slices.ContainsFunc(b.forms, same) {
		return
	}
	b.forms = append(b.forms, f)
	if other := otherSpelling(text); other != text && !acronym {
		b.addForm(other, false)
	}
}

// contractions are what French prepositions make of an article that opens a title.
var contractions = map[string][]string{"Le ": {"au ", "du "}, "Les ": {"aux ", "des "}}

// addContractions adds "au Monde" and "du Monde" for "Le Monde", in need of support.
func (b *body) addContractions(title string) {
	for article, prepositions := range contractions {
		rest, has := strings.CutPrefix(title, article)
		if !has || b.certain(rest) || b.kind != kindNewspaper && b.kind != kindMagazine && b.kind != kindParty {
			continue
		}
		for _, p := range prepositions {
			b.addForm(p+rest+string(markSupport), false)
		}
	}
}

// certain tells whether text is a form of b that needs no support.
func (b *body) certain(text string) bool {
	return slices.ContainsFunc(b.forms, func(f bodyForm) bool { return f.text == text && !f.support })
}

// markBare marks the forms whose article may lack or be written small.
func (b *body) markBare() {
	for i, f := range b.forms {
		_, rest, _ := strings.Cut(strings.Replace(f.text, "’", " ", 1), " ")
		b.forms[i].bare = f.article && b.certain(rest)
	}
}

// fields returns the forms in a cell.
func fields(cell string) []string {
	return strings.FieldsFunc(cell, func(r rune) bool { return r == '|' })
}

// merge adds the forms of other that b has not.
func (b *body) merge(other body) {
	b.forms = slices.Clone(b.forms)
	for _, f := range other.forms {
		if !slices.ContainsFunc(b.forms, func(g bodyForm) bool { return g.text == f.text }) {
			b.forms = append(b.forms, f)
		}
	}
}

// titled returns s with its first letter as a capital.
func titled(s string) string {
	for i, r := range s {
		return s[:i] + string(unicode.ToUpper(r)) + s[i+len(string(r)):]
	}
	return s
}

// otherSpelling returns text as London writes it where it is written as in New York.
func otherSpelling(text string) string {
	parts, changed := strings.Split(text, " "), false
	for i, p := range parts {
		if british, known := britishSpellings()[p]; known {
			parts[i], changed = british, true
		}
	}
	if !changed {
		return text
	}
	return strings.Join(parts, " ")
}
