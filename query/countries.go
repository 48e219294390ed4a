package query

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/unicode/norm"

	"kiosque/tsv"
)

//go:embed data/countries.tsv
var moreCountries string

// countryCode returns the code of ISO 3166-1 alpha-2 of a country: of its code of two or
// three letters, or of its name in French or English.
func countryCode(text string) (string, bool) {
	if len(text) > MaxName {
		return "", false
	}
	code, known := countries()[fold(text)]
	return code, known
}

// countries are the codes by folded name and by folded code.
var countries = sync.OnceValue(func() map[string]string {
	codes := map[string]string{}
	put := func(code string, names ...string) {
		for _, name := range names {
			if key := fold(name); key != "" && codes[key] == "" {
				codes[key] = code
			}
		}
	}
	regions := allRegions()
	for _, r := range regions {
		put(r.String(), r.String(), r.ISO3())
	}
	put("GB", "UK")
	for _, r := range regions {
		put(r.String(), display.French.Regions().Name(r), display.English.Regions().Name(r))
	}
	for _, row := range tsv.Rows(moreCountries) {
		put(row[0], strings.Split(row[1], ", ")...)
	}
	return codes
})

// groups have codes among those of countries.
var groups = map[string]bool{"EZ": true, "UN": true}

// isCurrent tells whether r is a country or territory of today, with a code of three letters too.
func isCurrent(r language.Region) bool {
	return r.IsCountry() && !groups[r.String()] && r.ISO3() != "ZZZ" && r.Canonicalize() == r && display.English.Regions().Name(r) != ""
}

// allRegions returns the countries and territories that CLDR names, by code.
func allRegions() []language.Region {
	var all []language.Region
	for first := 'A'; first <= 'Z'; first++ {
		for second := 'A'; second <= 'Z'; second++ {
			code := string(first) + string(second)
			if r, err := language.ParseRegion(code); err == nil && r.String() == code && isCurrent(r) {
				all = append(all, r)
			}
		}
	}
	return all
}

// languages are the codes of an article's language by folded name.
var languages = map[string]string{
	"fr": "fr", "francais": "fr", "french": "fr",
	"en": "en", "anglais": "en", "english": "en",
	"und": "und",
}

func languageCode(text string) (string, bool) {
	code, known := languages[fold(text)]
	return code, known
}

// small are words that make no difference between names.
var small = map[string]bool{"la": true, "le": true, "les": true, "l": true, "the": true, "et": true, "and": true}

// fold makes one of the spellings of a name: small letters without accents, single
// blanks for all other signs, without small words before others.
func fold(name string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(name) {
		switch {
		case unicode.IsMark(r) || r == '.':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteByte(' ')
		}
	}
	words := strings.Fields(b.String())
	var kept []string
	for i, w := range words {
		if !small[w] || i == len(words)-1 {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}
