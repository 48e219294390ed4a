package queries

import (
	"cmp"
	"iter"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"unicode"
)

// Band is a stretch of document frequencies, as shares of all articles.
type Band struct {
	Name        string
	Least, Most float64
}

// Bands are the frequencies that words are drawn from. What stands in more than a
// fifth of all articles is hardly ever asked alone; a word of a single article may be a slip.
var Bands = []Band{{"rare", 0, 0.001}, {"middle", 0.001, 0.05}, {"common", 0.05, 0.2}}

const (
	leastArticles = 2 // that a word must stand in
	shortest      = 3 // letters of a word
)

// text is a text's words, in order; a word that cannot be asked for is "".
type text []string

// words cuts a text as all engines do: runs of letters and digits, in small letters.
// Only a blank may stand between two words that are no "", so that pairs of them are phrases
// to every analysis; what touches another sign may be half a name or a number.
func words(s string, stop func(string) bool) text {
	var all text
	start := -1
	for at, r := range s + " " {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if start < 0 {
				start = at
			}
			continue
		}
		if start >= 0 {
			all = append(all, plain(s[start:at], stop))
			start = -1
		}
		if r != ' ' {
			all = append(all, "")
		}
	}
	return all
}

// plain returns word in small letters, "" where it cannot be asked for.
func plain(word string, stop func(string) bool) string {
	small := []byte(word)
	for i, b := range small {
		if 'A' <= b && b <= 'Z' {
			b += 'a' - 'A'
		}
		if b < 'a' || b > 'z' {
			return ""
		}
		small[i] = b
	}
	if len(small) < shortest || stop(string(small)) {
		return ""
	}
	return string(small)
}

// frequent is a word and the articles it stands in.
type frequent struct {
	word     string
	articles int
}

// banded are the words of each band, the rarest first.
type banded map[string][]frequent

func count(texts iter.Seq[string], stop func(string) bool) (articles map[string]int, n int) {
	articles = map[string]int{}
	last := map[string]int{}
	for s := range texts {
		n++
		for _, w := range words(s, stop) {
			if w != "" && last[w] != n {
				last[w] = n
				articles[w]++
			}
		}
	}
	return articles, n
}

func divide(articles map[string]int, n int) banded {
	b := banded{}
	for _, w := range slices.Sorted(maps.Keys(articles)) {
		if name := bandOf(articles[w], n); name != "" {
			b[name] = append(b[name], frequent{w, articles[w]})
		}
	}
	for _, all := range b {
		slices.SortStableFunc(all, func(x, y frequent) int { return cmp.Compare(x.articles, y.articles) })
	}
	return b
}

// bandOf returns the name of the band of a word, "" where it has none.
func bandOf(articles, n int) string {
	share := float64(articles) / float64(n)
	for _, b := range Bands {
		if articles >= leastArticles && b.Least <= share && share < b.Most {
			return b.Name
		}
	}
	return ""
}

// draw returns a word of a band: every order of magnitude of frequency is as likely
// as another, else nearly all words would be the rarest.
func (b banded) draw(r *rand.Rand, name string) string {
	all := b[name]
	low, high := math.Log(float64(all[0].articles)), math.Log(float64(all[len(all)-1].articles))
	wanted := math.Exp(low + r.Float64()*(high-low))
	from, _ := slices.BinarySearchFunc(all, wanted, func(f frequent, w float64) int { return cmp.Compare(float64(f.articles), w) })
	from = min(from, len(all)-1)
	until := from
	for until < len(all) && all[until].articles == all[from].articles {
		until++
	}
	return all[from+r.IntN(until-from)].word
}
