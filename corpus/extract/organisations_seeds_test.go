package extract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kiosque/article"
)

// goldSeed is what a careful reader found in one seed.
type goldSeed struct {
	seedGold
	Organisations []goldOrg `json:"organisations"`
}

type goldOrg struct {
	French   string   `json:"fr"`
	English  string   `json:"en"`
	Acronyms []string `json:"acronyms"`
	Aliases  []string `json:"aliases_in_text"`
	Optional bool     `json:"optional"`
}

// names returns every name of the body, folded.
func (g goldOrg) names() []string {
	all := slices.Concat([]string{g.French, g.English}, g.Acronyms, g.Aliases)
	for i, n := range all {
		all[i] = foldName(n)
	}
	return all
}

func TestSeedsHaveTheirOrganisationsAndNoOthers(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(sharedRoot, "gold", "seeds.json"))
	if err != nil {
		absentData(t, err)
	}
	var gold map[string]goldSeed
	if err := json.Unmarshal(data, &gold); err != nil {
		t.Fatal(err)
	}
	for file, g := range gold {
		facts := Organisations(goldArticle(t, file, g.seedGold))
		for _, org := range g.Organisations {
			if !org.Optional && !slices.ContainsFunc(facts, func(f article.Fact) bool { return names(f, org) }) {
				t.Errorf("%s: %s is missing from %q", file, org.French, article.Values(facts))
			}
		}
		for _, f := range facts {
			if !slices.ContainsFunc(g.Organisations, func(org goldOrg) bool { return names(f, org) }) {
				t.Errorf("%s: %s is no organisation of the article: %+v", file, f.Value, f.Evidence)
			}
		}
	}
}

// names tells whether the fact's value is one of the names of org.
func names(f article.Fact, org goldOrg) bool {
	all := org.names()
	return slices.Contains(all, foldName(f.Value)) || slices.Contains(all, foldName(OrganisationName(f.Value, article.English)))
}

// absentData skips a test whose data are absent, or fails it where they must be there.
func absentData(t *testing.T, err error) {
	t.Helper()
	if strings.Contains(os.Getenv("KIOSQUE_REQUIRE"), "data") {
		t.Fatal(err)
	}
	t.Skipf("evaluation data are absent: %v", err)
}
