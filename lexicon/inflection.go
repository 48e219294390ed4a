package lexicon

import (
	"strings"
	"sync"

	"kiosque/tsv"
)

// inflections are the rows of data/inflections.tsv by language: ending to ending.
var inflections = sync.OnceValue(func() map[string]map[string]string {
	found := map[string]map[string]string{}
	for _, lang := range languages {
		found[lang] = map[string]string{}
	}
	for _, row := range rows("inflections", 3) {
		found[row[0]][row[1]] = row[2]
	}
	return found
})

// longestEnding is the longest ending of the table in bytes, with room; shortestBase is
// what must stand before one.
const (
	longestEnding = 6
	shortestBase  = 2
)

// base brings a folded word to the form that its plural and feminine share with it. The result
// is for comparing, it need not be a word.
func base(lang, exact string) string {
	exact = strings.ReplaceAll(exact, "iz", "is") // organization, organisation
	endings := inflections()[lang]
	for n := min(longestEnding, len(exact)-shortestBase); n > 0; n-- {
		if becomes, ok := endings[exact[len(exact)-n:]]; ok {
			return exact[:len(exact)-n] + becomes
		}
	}
	return exact
}

// rows returns the rows of an embedded table.
func rows(table string, columns int) [][]string { return tsv.Embedded(data, table, columns) }
