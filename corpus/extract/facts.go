package extract

import (
	"fmt"

	"kiosque/article"
	"kiosque/corpus/extract/countries"
	"kiosque/corpus/extract/dates"
	"kiosque/corpus/extract/organisations"
	"kiosque/corpus/read"
)

// Options say what the reader of a corpus knows besides its articles.
type Options struct {
	Authority     *organisations.Authority // nil: organisations.Default
	CrawledBefore string                   // no article is younger than this day, "2017-03-12"; "" when not known
}

// Facts fills the facts of a from its passages and from what d states beside
// them. What a user states beats what is read: a list that is stated replaces
// the one that would be found. It returns what was stated and cannot be used.
func Facts(a *article.Article, d read.Document, o Options) (unusable []string) {
	authority := o.Authority
	if authority == nil {
		authority = organisations.Default()
	}
	a.Date = dates.Publication(a, d.User, d.Page, o.CrawledBefore)
	a.Mentioned = dates.Mentioned(a)
	a.Countries, unusable = statedCountries(d.User.Countries)
	if len(a.Countries) == 0 {
		a.Countries = countries.In(a)
	}
	a.Organisations = statedOrganisations(d.User.Organisations, authority)
	if len(a.Organisations) == 0 {
		a.Organisations = authority.In(a)
	}
	return unusable
}

func statedCountries(stated []string) (facts []article.Fact, unusable []string) {
	for _, words := range stated {
		if code, ok := countries.Code(words); ok {
			facts = withStated(facts, code, words)
		} else {
			unusable = append(unusable, fmt.Sprintf("country %q: neither a code of ISO 3166-1 nor a country's name", words))
		}
	}
	return facts, unusable
}

func statedOrganisations(stated []string, authority *organisations.Authority) (facts []article.Fact) {
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
