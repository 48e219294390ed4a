package extract

import (
	"slices"
	"strings"
	"testing"

	"kiosque/article"
	"kiosque/corpus/extract/extracttest"
	"kiosque/corpus/read"
)

func TestStatedOrganisationsAreBroughtToTheirBody(t *testing.T) {
	want := []string{"Organisation des Nations unies"}
	for _, stated := range [][]string{nil, {"ONU"}, {"UN"}, {"United Nations", "ONU"}} {
		a := extracttest.Passage(article.French, "L’ONU se réunit.")
		unusable := Facts(a, read.Document{User: read.Metadata{Organisations: stated}}, Options{})
		if got := article.Values(a.Organisations); !slices.Equal(got, want) || len(unusable) > 0 {
			t.Errorf("stated %q: %q, unusable %q, want %q", stated, got, unusable, want)
		}
	}
}

func TestStatedNamesThatCannotBeUsedAreReported(t *testing.T) {
	long := strings.Repeat("é", maxStatedName)
	a := extracttest.Passage(article.French, "Rien.")
	said := read.Metadata{Countries: []string{"belgique", "Atlantide"}, Organisations: []string{long, long + "é", " "}}
	unusable := Facts(a, read.Document{User: said}, Options{})
	if got := article.Values(a.Organisations); !slices.Equal(got, []string{long}) {
		t.Errorf("organisations %q", got)
	}
	if got := article.Values(a.Countries); !slices.Equal(got, []string{"BE"}) {
		t.Errorf("countries %q", got)
	}
	for i, want := range []string{`country "Atlantide"`, "longer than 200 characters", `organisation " "`} {
		if i >= len(unusable) || !strings.Contains(unusable[i], want) || len(unusable[i]) > maxStatedName {
			t.Errorf("unusable %q, want %q at %d", unusable, want, i)
		}
	}
}
