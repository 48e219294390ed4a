package indextest

import (
	"math/rand/v2"
	"strings"

	"kiosque/article"
	"kiosque/query"
)

// randomQuery asks for some of the words, under some of the filters.
func randomQuery(r *rand.Rand) query.Query {
	return narrowed(r, words(randomWords(r)))
}

// randomQuestion asks in the whole language of the search box.
func randomQuestion(r *rand.Rand) query.Query {
	q := narrowed(r, words(randomNode(r, 3)))
	q.Relax, q.Translate = r.IntN(2) == 0, r.IntN(2) == 0
	return q
}

func narrowed(r *rand.Rand, q query.Query) query.Query {
	choose := func(f query.Facet, from []string) {
		for _, v := range from {
			if r.IntN(8) == 0 {
				q = q.Toggle(f, v)
			}
		}
	}
	choose(query.Country, countries)
	choose(query.Organisation, organisations)
	choose(query.Year, []string{"2015", "2016", query.Undated})
	choose(query.Lang, []string{article.French, article.English})
	choose(query.Mentioned, []string{"2015", "2019"})
	if r.IntN(6) == 0 {
		q.From, q.To = "2015-06-15", "2017-02-10"
	}
	if r.IntN(3) == 0 {
		q.Copies = query.All
	}
	if r.IntN(10) == 0 {
		q.Story = "a0003"
	}
	if r.IntN(8) == 0 {
		q.Since = pick(r, []string{"000001", "000002"})
	}
	if r.IntN(5) == 0 {
		q.Scope = query.Raw
	}
	return q
}

// randomWords are words and phrases.
func randomWords(r *rand.Rand) string {
	v := vocabulary[pick(r, languages)]
	asked := make([]string, r.IntN(6))
	for i := range asked {
		asked[i] = pick(r, v)
		if r.IntN(4) == 0 {
			asked[i] = `"` + pick(r, v) + " " + pick(r, v) + `"`
		}
	}
	return strings.Join(asked, " ")
}

// randomNode is an expression of at most so many levels.
func randomNode(r *rand.Rand, levels int) string {
	if levels == 0 || r.IntN(3) == 0 {
		return randomLeaf(r)
	}
	left, right := randomNode(r, levels-1), randomNode(r, levels-1)
	return pick(r, []string{
		left + " " + right, left + " " + right, "(" + left + " OR " + right + ")", left + " -(" + right + ")",
		"NOT (" + left + ") " + right, "title:(" + left + ") " + right,
	})
}

func randomLeaf(r *rand.Rand) string {
	v := vocabulary[pick(r, languages)]
	word, other := pick(r, v), pick(r, v)
	return pick(r, []string{
		word, word, word + " " + other, `"` + word + " " + other + `"`, `"` + word + " " + other + `"~3`,
		"=" + word, string([]rune(word)[:3]) + "*", word + "~", word + "~1",
		"country:BE", "org:ANSSI", "org:union", "lang:fr", "year:2016", "mentioned:2015", "2015..2016", "before:2017", "after:2016-03",
		"source:a0001",
	})
}
