package vocabulary

import (
	"strings"

	"kiosque/article"
)

const (
	maxCountries = 1024 // codes; ISO 3166-1 has 249, a careless user may state others
	aliasParting = "\t"
	maxName      = 120 // bytes of a title or a name that are kept
)

// addFacts counts the organisations and countries of an article, and the words by
// which it names its organisations.
func (b *Builder) addFacts(a *article.Article) {
	for _, f := range a.Countries {
		if b.countries[f.Value] > 0 || len(b.countries) < maxCountries {
			b.countries[f.Value]++
		}
	}
	for _, f := range a.Organisations {
		if f.Value == "" || len(f.Value) > maxName {
			continue
		}
		b.organisations.seen([]byte(f.Value), b.articles)
		for _, e := range f.Evidence {
			b.addAlias(f.Value, tidy(e.Words))
		}
	}
}

func (b *Builder) addAlias(organisation, words string) {
	if words == "" || words == organisation || len(words) > maxName || strings.ContainsAny(words, aliasParting) {
		return
	}
	b.aliases.seen([]byte(organisation+aliasParting+words), b.articles)
}
