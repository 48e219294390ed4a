package distributed

import (
	"kiosque/index/formula"
	"kiosque/index/reading"
)

func (b branch) pairs(words reading.Some) (all []any) {
	for _, p := range words.Pairs() {
		scored := saturated(b.following(p), b.pairPart(p))
		if b.explaining {
			scored = object{"bool": object{"must": []any{scored}, "_name": nameOfPair(b.lang, p)}}
		}
		all = append(all, scored)
	}
	return all
}

func nameOfPair(lang string, p reading.Pair) string {
	return "pair " + lang + " " + p.First + " " + p.Second
}

// following is the articles in which the second word of a pair follows the first soon, in title or body, scored by how
// often it does: a phrase for each distance, since a span counts less the further its words are apart.
func (b branch) following(p reading.Pair) any {
	var all []any
	for _, field := range []string{titlePlaces, bodyPlaces} {
		for reach := 1; reach <= formula.PairReach; reach++ {
			b.clauses++
			w := reading.Way{Terms: []reading.Term{{Text: p.First}, {Text: p.Second, Place: reach}}}
			all = append(all, phrase(inLang(field, b.lang), w, b.stats.weighedAs(field, b.stats.Scripted)))
		}
	}
	return atLeast(1, all)
}

// followed is the same articles, to be counted.
func (b branch) followed(p reading.Pair) any {
	words := []string{p.First, p.Second}
	return atLeast(1, []any{
		span(inLang(titlePlaces, b.lang), words, formula.PairReach-1, true, 1),
		span(inLang(bodyPlaces, b.lang), words, formula.PairReach-1, true, 1),
	})
}

func (b branch) pairPart(p reading.Pair) formula.Part {
	return p.Part(float64(b.stats.Articles), b.articles(b.followed(p)))
}
