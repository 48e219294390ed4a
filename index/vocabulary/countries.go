package vocabulary

import (
	"maps"
	"slices"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// country is a country of the archive, with its names by language.
type country struct {
	code  string
	count uint32
	names map[string]string
}

// namers give the names of countries in the languages of the interface, from CLDR.
var namers = sync.OnceValue(func() map[string]display.Namer {
	return map[string]display.Namer{"fr": display.Regions(language.French), "en": display.Regions(language.English)}
})

// usual are the names that CLDR has long or old, by language and code.
var usual = sync.OnceValue(func() map[string]string {
	found := map[string]string{}
	for _, row := range rows("countries", 3) {
		found[row[0]+row[1]] = row[2]
	}
	return found
})

func newCountries(counts map[string]uint32) []country {
	var list []country
	for _, code := range slices.Sorted(maps.Keys(counts)) {
		list = append(list, country{code: code, count: counts[code], names: namesOfCountry(code)})
	}
	return list
}

// namesOfCountry returns the names of a country; none for what is no country's code.
func namesOfCountry(code string) map[string]string {
	region, err := language.ParseRegion(code)
	if err != nil || !region.IsCountry() {
		return nil
	}
	names := map[string]string{}
	for lang, namer := range namers() {
		names[lang] = namer.Name(region)
		if name, ok := usual()[lang+code]; ok {
			names[lang] = name
		}
	}
	return names
}
