package query

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

func TestEveryCountryIsKnownByItsCodesAndItsNamesInBothLanguages(t *testing.T) {
	for _, r := range allRegions() {
		for _, name := range []string{r.String(), strings.ToLower(r.String()), r.ISO3(), display.French.Regions().Name(r), display.English.Regions().Name(r)} {
			if code, known := countryCode(name); !known || code != r.String() {
				t.Errorf("%q: %q, want %s", name, code, r)
			}
		}
	}
	if n := len(allRegions()); n < 249 {
		t.Errorf("%d countries and territories; ISO 3166-1 has 249", n)
	}
}

func TestNoRowOfTheTableIsIdleOrContradicted(t *testing.T) {
	for line := range strings.Lines(moreCountries) {
		code, names, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(code, "#") {
			continue
		}
		for _, name := range strings.Split(names, ", ") {
			if got, _ := countryCode(name); got != code || fold(display.French.Regions().Name(language.MustParseRegion(code))) == fold(name) {
				t.Errorf("%q is %q already, not %s", name, got, code)
			}
		}
	}
}

func TestWhatIsNoCountryIsNone(t *testing.T) {
	for _, text := range []string{"", " ", "le", "Atlantide", "EU", "UN", "ZZ", "Q", strings.Repeat("a", MaxName+1)} {
		if code, known := countryCode(text); known {
			t.Errorf("%q is %s", text, code)
		}
	}
}
