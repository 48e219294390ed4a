package organisations

import (
	"slices"
	"testing"

	"kiosque/article"
	"kiosque/corpus/extract/extracttest"
	"kiosque/corpus/extract/gazetteer"
)

// allNames returns every name of the body, folded.
func allNames(g extracttest.Organisation) []string {
	all := slices.Concat([]string{g.French, g.English}, g.Acronyms, g.Aliases)
	for i, n := range all {
		all[i] = gazetteer.Fold(n)
	}
	return all
}

func TestSeedsHaveTheirOrganisationsAndNoOthers(t *testing.T) {
	for file, g := range extracttest.Seeds(t) {
		facts := In(extracttest.Article(t, file, g))
		for _, org := range g.Organisations {
			if !org.Optional && !slices.ContainsFunc(facts, func(f article.Fact) bool { return names(f, org) }) {
				t.Errorf("%s: %s is missing from %q", file, org.French, article.Values(facts))
			}
		}
		for _, f := range facts {
			if !slices.ContainsFunc(g.Organisations, func(org extracttest.Organisation) bool { return names(f, org) }) {
				t.Errorf("%s: %s is no organisation of the article: %+v", file, f.Value, f.Evidence)
			}
		}
	}
}

// names tells whether the fact's value is one of the names of org.
func names(f article.Fact, org extracttest.Organisation) bool {
	all := allNames(org)
	return slices.Contains(all, gazetteer.Fold(f.Value)) || slices.Contains(all, gazetteer.Fold(Name(f.Value, article.English)))
}
