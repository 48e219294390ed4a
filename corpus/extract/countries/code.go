package countries

import (
	"strings"

	"kiosque/article"
	"kiosque/corpus/extract/gazetteer"
)

// Code returns the code of a country that a user gives by its code, in any case,
// or by one of its names, in French or in English. It is not ok for a name of
// several countries ("Congo"), nor for a town or an adjective.
func Code(given string) (code string, ok bool) {
	given = strings.TrimSpace(given)
	for _, lang := range []string{article.French, article.English} {
		t := vocabularyOf(lang)
		if upper := strings.ToUpper(given); len(given) == 2 && t.hasCode(upper) {
			return upper, true
		}
		ws := gazetteer.Words(given, 0)
		t.names.Find(ws, func(m gazetteer.Match) {
			row := t.rows[m.Rows[0]]
			if m.Start == ws[0].Start && m.End == ws[len(ws)-1].End && row.kind == nameKind && len(row.codes) == 1 {
				code, ok = row.codes[0], true
			}
		})
		if ok {
			return code, true
		}
	}
	return "", false
}

func (t *vocabulary) hasCode(code string) bool {
	for _, row := range t.rows {
		if row.kind == nameKind && len(row.codes) == 1 && row.codes[0] == code {
			return true
		}
	}
	return false
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
