package distributed

import (
	"slices"
	"strings"

	"kiosque/index/formula"
	"kiosque/index/reading"
)

// together is the articles in which the words of a way stand together, in each field that c asks for.
func (b branch) together(c *reading.Class, w reading.Way) []any {
	all := []any{b.stand(titlePlaces, w, w.Weight)}
	if !c.Title {
		all = append(all, b.stand(bodyPlaces, w, w.Weight))
	}
	if b.raw && !c.Title {
		all = append(all, b.stand(removedPlaces, w, w.Weight*formula.Fields[formula.Removed].Weight))
	}
	return all
}

// stand is the articles in which the words of a way stand together in a field.
func (b branch) stand(field string, w reading.Way, weight float64) any {
	weight *= b.stats.weighedAs(field, b.stats.Scripted)
	field = inLang(field, b.lang)
	if w.Slop == 0 {
		b.clauses++
		return phrase(field, w, weight)
	}
	return b.near(field, w, weight)
}

// phrase is words at their places, scored by how often, normalised by length. It is asked for as it was indexed: one
// line a place, those between without a word. The cluster asks the similarity once for each of the words, and adds.
func phrase(field string, w reading.Way, weight float64) any {
	var lines strings.Builder
	at := 0
	for i, t := range w.Terms {
		for ; i > 0 && at < t.Place; at++ {
			lines.WriteString(emptyPlace + placeEnd)
		}
		lines.WriteString(token(t.Text, w.Exact) + placeEnd)
		at = t.Place + 1
	}
	return object{"match_phrase": object{field: weighed(object{"query": lines.String()}, once(weight, len(w.Terms)))}}
}

// near is words within so many places, in any order. Intervals say where that is so, to the letter, but do not know
// of lengths; spans score it.
func (b branch) near(field string, w reading.Way, weight float64) any {
	words := different(w)
	b.clauses += 2 * len(words)
	if len(words) == 1 {
		return term(field, words[0], weight)
	}
	gaps := w.Span() + 1 - len(words)
	met := intervals(field, words, gaps)
	if b.counting {
		return met
	}
	spans := span(field, words, gaps, false, weight)
	return object{"bool": object{"filter": []any{met}, "should": []any{spans}}}
}

// different are the tokens of a way, each once: one place serves a word that is asked for twice.
func different(w reading.Way) (words []string) {
	for _, t := range w.Terms {
		if word := token(t.Text, w.Exact); !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return words
}

// intervals is words in any order with at most so many other places between the first and the last of them.
func intervals(field string, words []string, gaps int) any {
	each := make([]any, len(words))
	for i, word := range words {
		each[i] = object{"match": object{"query": word, "analyzer": "keyword"}}
	}
	return object{"intervals": object{field: object{"all_of": object{"intervals": each, "ordered": false, "max_gaps": gaps}}}}
}

// span is words with at most so many places between them, scored the more the nearer they are.
func span(field string, words []string, slop int, ordered bool, weight float64) any {
	each := make([]any, len(words))
	for i, word := range words {
		each[i] = object{"span_term": object{field: word}}
	}
	return object{"span_near": weighed(object{"clauses": each, "slop": slop, "in_order": ordered}, once(weight, len(words)))}
}

// once is the boost by which words that stand together are scored once: a scripted similarity scores them for each of
// the words, and adds that up.
func once(weight float64, words int) float64 { return weight / float64(words) }
