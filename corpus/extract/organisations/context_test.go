package organisations

import (
	"slices"
	"testing"

	"kiosque/article"
	"kiosque/corpus/extract/extracttest"
)

// about returns the organisations of an article of which the countries are known.
func about(lang, text string, countries ...string) []string {
	a := extracttest.Passage(lang, text)
	for _, c := range countries {
		a.Countries = append(a.Countries, article.Fact{Value: c})
	}
	return article.Values(In(a))
}

func TestWhatAnArticleIsAboutSupportsItsBodies(t *testing.T) {
	for name, c := range map[string]struct{ lang, text, country, want string }{
		"a party among members of parliament":   {"en", "Labour would lose. Several MPs asked the Tories to wait.", "GB", "Parti travailliste"},
		"a party of the opposition":             {"en", "Labor criticised the prime minister before the election in Canberra.", "AU", "Parti travailliste australien"},
		"a party by its acronym":                {"en", "The vote in Johannesburg was a test for the ANC, which lost it.", "ZA", "Congrès national africain"},
		"a party by its people":                 {"en", "A Republican, he lost the election.", "US", "Parti républicain"},
		"the other party":                       {"en", "Lawmakers argued for hours, and the Democrats won.", "US", "Parti démocrate"},
		"the country decides":                   {"en", "Voters left the Conservatives.", "CA", "Parti conservateur du Canada"},
		"a club beside its league":              {"en", "Arsenal lead the Premier League.", "GB", "Arsenal FC"},
		"a French club by its acronym":          {"fr", "Le championnat reprend en France, et l’OM rêve.", "FR", "Olympique de Marseille"},
		"a company beside one of its country":   {"en", "Apple rose, and so did the Nasdaq.", "US", "Apple"},
		"a company by what it makes":            {"en", "Apple has a new iPhone.", "US", "Apple"},
		"a party needs its country":             {"en", "A Republican, he lost the election.", "ES", ""},
		"and its field":                         {"en", "A Republican bought the house.", "US", ""},
		"a part of a longer name is no party":   {"en", "The Republican Guard and the Christian Democrats watched the election.", "US", ""},
		"a town is no club":                     {"en", "Footballers were seen in Liverpool.", "GB", ""},
		"nor where a match is played":           {"en", "They play the match in Liverpool.", "GB", ""},
		"what is small is no party":             {"en", "A republican voted for democrats in the election.", "US", ""},
		"fruit stays fruit":                     {"en", "Apple pie is good, says Google.", "FR", "Google"},
		"a university of a town is no club":     {"en", "She taught football at Liverpool University.", "GB", "Liverpool University"},
		"a common word alone needs a neighbour": {"en", "Apple pie is good.", "US", ""},
		"a party of another country":            {"fr", "Le Parti communiste des Philippines se tait avant les élections.", "FR", ""},
	} {
		if c.want == "" {
			if got := about(c.lang, c.text, c.country); len(got) > 0 {
				t.Errorf("%s: %q gave %q", name, c.text, got)
			}
			continue
		}
		if got := about(c.lang, c.text, c.country); !slices.Contains(got, c.want) {
			t.Errorf("%s: %q gave %q, want %q", name, c.text, got, c.want)
		}
	}
}

func TestALineThatOnlyListsPlatformsNamesNoBody(t *testing.T) {
	for text, want := range map[string][]string{
		"Facebook Twitter LinkedIn Email":                 {},
		"Partager sur Facebook, Twitter et WhatsApp":      {},
		"Facebook\nTwitter | LinkedIn":                    {"Facebook"},
		"Facebook et Twitter ont supprimé des comptes.":   {"Facebook", "Twitter"},
		"L’ONU parle.\nFacebook Twitter\nLe FMI se tait.": {"Organisation des Nations unies", "Fonds monétaire international"},
	} {
		if got := article.Values(In(extracttest.Passage("fr", text))); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
