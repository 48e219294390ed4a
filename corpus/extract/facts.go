package extract

import (
	"fmt"
	"strings"

	"kiosque/article"
	"kiosque/corpus/read"
)

// Options say what the reader of a corpus knows besides its articles.
type Options struct {
	Authority     *Authority // nil: DefaultAuthority
	CrawledBefore string     // no article is younger than this day, "2017-03-12"; "" when not known
}

// Facts fills the facts of a from its passages and from what d states beside
// them. What a user states beats what is read: a list that is stated replaces
// the one that would be found. It returns what was stated and cannot be used.
func Facts(a *article.Article, d read.Document, o Options) (unusable []string) {
	authority := o.Authority
	if authority == nil {
		authority = DefaultAuthority()
	}
	a.Date = PublicationDate(a, d.User, d.Page, o.CrawledBefore)
	a.Mentioned = YearsMentioned(a)
	a.Countries, unusable = statedCountries(d.User.Countries)
	if len(a.Countries) == 0 {
		a.Countries = Countries(a)
	}
	a.Organisations = statedOrganisations(d.User.Organisations, authority)
	if len(a.Organisations) == 0 {
		a.Organisations = authority.Organisations(a)
	}
	return unusable
}

func statedCountries(stated []string) (facts []article.Fact, unusable []string) {
	for _, words := range stated {
		if code, ok := countryCode(words); ok {
			facts = withStated(facts, code, words)
		} else {
			unusable = append(unusable, fmt.Sprintf("country %q: neither a code of ISO 3166-1 nor a country's name", words))
		}
	}
	return facts, unusable
}

func statedOrganisations(stated []string, authority *Authority) (facts []article.Fact) {
	for _, words := range stated {
		facts = withStated(facts, authority.Value(words), words)
	}
	return facts
}

func withStated(facts []article.Fact, value, words string) []article.Fact {
	for _, f := range facts {
		if f.Value == value {
			return facts
		}
	}
	evidence := []article.Evidence{{Words: words, Rule: article.RuleMetadata}}
	return append(facts, article.Fact{Value: value, Main: true, Evidence: evidence})
}

// countryCode returns the code of a country that is given by its code or by one
// of its names, in French or in English.
func countryCode(given string) (code string, ok bool) {
	given = strings.TrimSpace(given)
	for _, lang := range []string{article.French, article.English} {
		t := countriesIn(lang)
		if upper := strings.ToUpper(given); len(given) == 2 && t.hasCode(upper) {
			return upper, true
		}
		ws := words(given, 0)
		t.names.find(ws, func(m match) {
			row := t.rows[m.rows[0]]
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

func (t *countryTables) hasCode(code string) bool {
	for _, row := range t.rows {
		if row.kind == nameKind && len(row.codes) == 1 && row.codes[0] == code {
			return true
		}
	}
	return false
}
