package countries

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"kiosque/article"
	"kiosque/corpus/extract/gazetteer"
)

// knownKinds are the kinds that the tables of forms may have.
var knownKinds = []string{
	nameKind, adjectiveKind, "demonym", prefixKind, capitalKind, regionKind, "institution",
	cityKind, seatKind, localKind, stateKind, supportKind, guardKind,
}

func TestTablesOfCountriesAreWhole(t *testing.T) {
	tables, err := load()
	if err != nil {
		t.Fatal(err)
	}
	for lang, table := range tables {
		for _, row := range table.rows {
			if !slices.Contains(knownKinds, row.kind) {
				t.Errorf("%s: unknown kind %q", lang, row.kind)
			}
			for _, code := range row.codes {
				if code == "-" {
					continue
				}
				if r, err := language.ParseRegion(code); err != nil || len(code) != 2 || !r.IsCountry() {
					t.Errorf("%s: %q is no code of a country", lang, code)
				}
			}
		}
	}
}

// TestNoFormLeadsToTwoCountries holds that of the rows of one form either one
// is a guard, or all have the same countries, or all but one are weak.
func TestNoFormLeadsToTwoCountries(t *testing.T) {
	for _, lang := range []string{article.French, article.English} {
		byForm := map[string][]entry{}
		for _, file := range formFiles {
			err := eachForm(file, lang, func(kind, code, text string) {
				row, n := parseForm(kind, code, text)
				byForm[gazetteer.Fold(n.Text)] = append(byForm[gazetteer.Fold(n.Text)], row)
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		for form, rows := range byForm {
			strong := map[string]bool{}
			for _, row := range rows {
				if !weakKinds[row.kind] {
					strong[strings.Join(row.codes, "|")] = true
				}
			}
			if len(strong) > 1 && !strong["-"] {
				t.Errorf("%s: %q leads to %v", lang, form, strong)
			}
		}
	}
}

// unMembers are the 193 members of the United Nations and Palestine, Taiwan,
// Kosovo, the Holy See, Hong Kong.
const unMembers = `AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH
CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN
HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME
MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA
SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VC VE VN VU WS
YE ZA ZM ZW PS TW XK VA HK`

func TestEveryMemberOfTheUnitedNationsHasANameInBothLanguages(t *testing.T) {
	for _, lang := range []string{article.French, article.English} {
		named := map[string]bool{}
		for _, row := range vocabularyOf(lang).rows {
			if row.kind == nameKind {
				named[row.codes[0]] = true
			}
		}
		for _, code := range strings.Fields(unMembers) {
			if !named[code] {
				t.Errorf("%s: no name of %s", lang, code)
			}
		}
	}
}
