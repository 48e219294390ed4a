package embedded_test

import (
	"kiosque/index"
	"kiosque/index/embedded"
	"kiosque/index/indextest"
	"kiosque/index/reading"
)

// mostWays is how many ways a word has for which the title counts besides.
const mostWays = 12

var fieldsByPlace = []string{"title", "body", "removed"}

// evidence is one part of a word's score while it is added up.
type evidence struct {
	articles  float64 // that have it, about
	frequency float64 // in the document, weighed and normalised
	found     []index.Occurrence
}

// add adds what stands so often in a field of the document.
func (e *evidence) add(j judged, o index.Occurrence) {
	if o.Frequency == 0 {
		return
	}
	_, b := embedded.FieldWeight(o.Field)
	e.frequency += o.Weight * o.Frequency / (1 - b + b*o.Length/j.mean(field{j.doc.Lang, o.Field}))
	e.found = append(e.found, o)
}

func weightOf(name string) float64 {
	weight, _ := embedded.FieldWeight(name)
	return weight
}

// rare is the weight of a part of a word: a share of its rarity.
func (j judged) rare(c *reading.Class, e evidence, share float64) (weight, floor float64) {
	weight = c.Times * share * j.rarity(e.articles)
	if len(c.Ways) > 0 && c.Ways[0].Weight == 1 {
		return weight, embedded.Floor
	}
	return weight * embedded.TranslatedShare, 0
}

func (e evidence) worth(weight, floor float64) float64 {
	if e.frequency == 0 {
		return 0
	}
	return weight * (e.frequency*(embedded.Saturation+1)/(embedded.Saturation+e.frequency) + floor)
}

// word is what a class adds to the score.
func (j judged) word(c *reading.Class) index.Reason {
	var ways, family, title, exact, lead evidence
	searched := indextest.Searched(c, j.scope)
	inTitle := !c.Title && len(c.Ways) <= mostWays
	for _, w := range c.Ways {
		j.way(&ways, w, searched)
		if inTitle {
			j.inTitle(&title, w)
		}
		if w.Exact || len(w.Terms) > 1 {
			continue
		}
		j.asTyped(&exact, w, searched)
		if !c.Title {
			j.inLead(&lead, w)
			j.ofFamily(&family, w)
		}
	}
	rarity, floor := j.rare(c, ways, 1)
	r := index.Reason{Typed: c.Typed, Rarity: rarity, Found: ways.found}
	ways.frequency += family.frequency
	r.Score = ways.worth(rarity, floor)
	r.Found = append(r.Found, family.found...)
	for _, more := range []struct {
		evidence
		share float64
	}{{title, embedded.TitleShare}, {exact, embedded.ExactShare}, {lead, embedded.LeadShare}} {
		r.Score += more.worth(j.rare(c, more.evidence, more.share))
		r.Found = append(r.Found, more.found...)
	}
	return r
}

func (j judged) way(ways *evidence, w reading.Way, searched int) {
	for place, name := range fieldsByPlace[:searched] {
		ways.add(j, j.occurrence(w, place, w.Weight*weightOf(name)))
	}
	ways.articles += w.Weight * j.having(w, searched)
}

// having is about how many articles have a way.
func (j judged) having(w reading.Way, searched int) (found float64) {
	if len(w.Terms) > 1 {
		found = j.together(w, "words")
		if searched > 2 {
			found = j.either(found, j.together(w, "removed"))
		}
		return found
	}
	for _, name := range fieldsByPlace[:searched] {
		found = j.either(found, j.inField(w, name))
	}
	return found
}

// inField counts the articles in which a word stands in a field.
func (j judged) inField(w reading.Way, name string) float64 {
	return j.articles(count{field{j.doc.Lang, name}, w.Terms[0].Text, w.Exact})
}

func (j judged) inTitle(title *evidence, w reading.Way) {
	for i := range j.truth.Docs {
		if d := &j.truth.Docs[i]; d.Lang == j.doc.Lang && len(d.Fields[0].Stand(w)) > 0 {
			title.articles += w.Weight
		}
	}
	title.add(j, j.occurrence(w, 0, w.Weight))
}

// occurrence is a way in a field of the document.
func (j judged) occurrence(w reading.Way, place int, weight float64) index.Occurrence {
	words := j.doc.Fields[place]
	return index.Occurrence{
		Word: w.String(), Field: fieldsByPlace[place], Exact: w.Exact, Weight: weight,
		Frequency: float64(len(words.Stand(w))), Length: float64(len(words.Tokens)),
	}
}

func (j judged) asTyped(exact *evidence, w reading.Way, searched int) {
	form := w.Terms[0].Exact
	if form == "" {
		return
	}
	found := 0.0
	for _, name := range fieldsByPlace[:searched] {
		found = j.either(found, j.articles(count{field{j.doc.Lang, name}, form, true}))
		exact.add(j, j.single(form, name, true, w.Weight*weightOf(name)))
	}
	exact.articles += w.Weight * found
}

func (j judged) inLead(lead *evidence, w reading.Way) {
	stem := w.Terms[0].Text
	lead.articles += w.Weight * j.articles(count{field{j.doc.Lang, "lead"}, stem, false})
	lead.add(j, j.single(stem, "lead", false, w.Weight*weightOf("lead")))
}

func (j judged) ofFamily(family *evidence, w reading.Way) {
	if letters := beginning(w.Terms[0].Exact); letters != "" {
		family.add(j, j.single(letters, "family", false, w.Weight*embedded.FamilyShare))
	}
}

// single is one word in a field of the document.
func (j judged) single(text, name string, exact bool, weight float64) index.Occurrence {
	frequency, length := stands(j.doc, name, text, exact)
	return index.Occurrence{Word: text, Field: name, Exact: exact, Weight: weight, Frequency: frequency, Length: length}
}

// either is about how many articles have one thing or another.
func (j judged) either(n, m float64) float64 { return n + m - n*m/j.all }

// together is about how many articles have all the words of a way in a field.
func (j judged) together(w reading.Way, name string) float64 {
	share := 1.0
	for _, t := range w.Terms {
		share *= j.articles(count{field{j.doc.Lang, name}, t.Text, w.Exact}) / j.all
	}
	return share * j.all
}

// pairs is what the words of a question that follow each other add where they do in the document too.
func (j judged) pairs(words []reading.Node) (reasons []index.Reason) {
	for i := 1; i < len(words); i++ {
		first, second := plain(words[i-1]), plain(words[i])
		if first == "" || second == "" {
			continue
		}
		pair := j.pair(j.doc, first, second)
		if pair.frequency == 0 {
			continue
		}
		for d := range j.truth.Docs {
			if doc := &j.truth.Docs[d]; doc.Lang == j.doc.Lang && j.pair(doc, first, second).frequency > 0 {
				pair.articles++
			}
		}
		rarity := embedded.PairShare * j.rarity(pair.articles)
		name := first + " " + second
		reasons = append(reasons, index.Reason{
			Typed: name, Rarity: rarity, Score: pair.worth(rarity, embedded.Floor),
			Found: []index.Occurrence{{Word: name, Frequency: pair.frequency, Weight: 1}},
		})
	}
	return reasons
}

// pair counts where one word follows another, a few places on.
func (j judged) pair(d *indextest.Doc, first, second string) (e evidence) {
	for place, name := range fieldsByPlace[:2] {
		words := d.Fields[place]
		n := 0.0
		for _, p := range words.At(first, false) {
			if isBetween(words.At(second, false), p+1, p+embedded.PairReach) {
				n++
			}
		}
		e.add(j, index.Occurrence{Field: name, Weight: weightOf(name), Frequency: n, Length: float64(len(words.Tokens))})
	}
	return e
}

func isBetween(positions []int, from, to int) bool {
	for _, p := range positions {
		if from <= p && p <= to {
			return true
		}
	}
	return false
}

// plain is the stem of a word of the articles' own language, or of the first part of what may stand for it.
func plain(n reading.Node) string {
	for len(reading.Parts(n)) > 0 {
		n = reading.Parts(n)[0]
	}
	c, word := n.(*reading.Class)
	if !word || c.Title || len(c.Ways) == 0 {
		return ""
	}
	if w := c.Ways[0]; len(w.Terms) == 1 && w.Weight == 1 && !w.Exact {
		return w.Terms[0].Text
	}
	return ""
}
