package countries

import (
	"strings"
	"sync"

	"kiosque/article"
	"kiosque/corpus/extract/gazetteer"
)

// Code returns the code of a country that a user gives by its code or by one of
// its names, in French or in English: in any case, with or without accents. It is
// not ok for a name of several countries ("Congo"), nor for a town or an adjective.
func Code(given string) (code string, ok bool) {
	given = strings.TrimSpace(given)
	if upper := strings.ToUpper(given); IsCode(upper) {
		return upper, true
	}
	code = stated().codes[gazetteer.Fold(given)]
	return code, code != ""
}

// IsCode tells whether code is that of a country of the tables, in capitals.
func IsCode(code string) bool { return stated().known[code] }

// statedNames are the names of countries by which a user gives one.
type statedNames struct {
	codes map[string]string // folded name → code; "" for a name of several countries
	known map[string]bool   // every code
}

var stated = sync.OnceValue(func() statedNames {
	s := statedNames{codes: map[string]string{}, known: map[string]bool{}}
	for _, lang := range []string{article.French, article.English} {
		err := eachForm("names", lang, func(kind, code, text string) { s.add(parseForm(kind, code, text)) })
		if err != nil {
			panic("load names of countries: " + err.Error()) // embedded data: a test holds that it never happens
		}
	}
	return s
})

// add adds a name; what one language calls several countries is no name of one.
func (s statedNames) add(row entry, n gazetteer.Name) {
	code := ""
	if len(row.codes) == 1 {
		code = row.codes[0]
		s.known[code] = true
	}
	key := gazetteer.Fold(n.Text)
	if other, told := s.codes[key]; told && other != code {
		code = ""
	}
	s.codes[key] = code
}

// Adjective tells whether w is the French adjective of one country: "marocain".
func Adjective(w gazetteer.Word) bool {
	t := vocabularyOf(article.French)
	last, rows := t.names.Longest([]gazetteer.Word{w}, 0, nil)
	return last == 1 && t.rows[rows[0]].kind == adjectiveKind && len(t.rows[rows[0]].codes) == 1
}

// Known tells whether ws, from the first word to the last, are one form of the
// tables in either language: the name of a country or a town, or what belongs to
// one. What is Known names no organisation: "Soviet Union".
func Known(ws []gazetteer.Word) bool {
	for _, lang := range []string{article.French, article.English} {
		if last, _ := vocabularyOf(lang).names.Longest(ws, 0, nil); len(ws) > 0 && last == len(ws) {
			return true
		}
	}
	return false
}
