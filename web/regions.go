package web

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// regionsOf returns what CLDR calls every country in a language, by its code of ISO 3166-1.
func regionsOf(tag language.Tag) map[string]string {
	all, names := map[string]string{}, display.Regions(tag)
	for first := 'A'; first <= 'Z'; first++ {
		for second := 'A'; second <= 'Z'; second++ {
			code := string([]rune{first, second})
			region, err := language.ParseRegion(code)
			if err != nil || !region.IsCountry() {
				continue
			}
			if name := names.Name(region); name != "" {
				all[code] = name
			}
		}
	}
	return all
}
