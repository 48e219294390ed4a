package eval

import (
	"cmp"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"kiosque/analyzers"
	"kiosque/article"
)

// knownItems is how many articles of each language are sought again.
const knownItems = 600

// pressCollection is the press of both languages with the articles of xling_news
// among it, titles withheld. Asked are one to three words, as people type them,
// and the titles that seek a translation, as in xling_news.
func pressCollection(sets string) (collection, error) {
	c := collection{}
	for _, press := range []struct{ file, lang string }{{"fr_press", article.French}, {"en_reuters", article.English}} {
		docs, err := rows[labelledDoc](filepath.Join(sets, "measure-only/press", press.file+".jsonl.gz"))
		if err != nil {
			return c, err
		}
		for _, d := range docs {
			c.articles = append(c.articles, labelled(d.ID, press.lang, "", d.Text))
		}
		c.sets = append(c.sets, knownItemSet(press.file+"_words", press.lang, docs))
	}
	i := slices.IndexFunc(labelledSets(), func(l labelledSet) bool { return l.name == "xling_news" })
	if i < 0 {
		return c, errors.New("data/relevance_sets.tsv has no row for xling_news")
	}
	docs, questions, grades, err := labelledSets()[i].read(sets)
	if err != nil {
		return c, err
	}
	for _, d := range docs {
		c.articles = append(c.articles, labelled(d.ID, d.Lang, "", d.Text))
	}
	c.sets = append(c.sets, acrossSets("xling_press", pairsOf(docs, questions, grades))...)
	return c, nil
}

// knownItemSet seeks articles, evenly picked, by the one, two or three rarest words
// of their titles, in the title's order: what is left in mind of a story that was
// read once (known-item search: Azzopardi, de Rijke and Balog 2007). Other articles
// on the same matter count as not relevant, so that the figures are low; they are
// to be compared, not admired.
func knownItemSet(name, lang string, docs []labelledDoc) Set {
	having := documentFrequencies(lang, docs)
	set := Set{Name: name}
	docs = slices.DeleteFunc(slices.Clone(docs), func(d labelledDoc) bool { return strings.TrimSpace(d.Title) == "" })
	for i := range min(knownItems, len(docs)) {
		d := docs[i*len(docs)/min(knownItems, len(docs))]
		if words := rarest(lang, d.Title, 1+i%3, having); words != "" {
			set.add(d.ID, words, lang, d.ID)
		}
	}
	return set
}

func documentFrequencies(lang string, docs []labelledDoc) map[string]int {
	having := map[string]int{}
	for _, d := range docs {
		seen := map[string]bool{}
		for _, token := range analyzers.Tokens(lang, d.Text) {
			if !seen[token.Term] {
				seen[token.Term] = true
				having[token.Term]++
			}
		}
	}
	return having
}

// rarest returns the n words of title that the fewest documents have, but some do.
func rarest(lang, title string, n int, having map[string]int) string {
	words := slices.DeleteFunc(analyzers.Tokens(lang, title), func(t analyzers.Token) bool { return having[t.Term] == 0 })
	slices.SortStableFunc(words, func(a, b analyzers.Token) int { return cmp.Compare(having[a.Term], having[b.Term]) })
	words = words[:min(n, len(words))]
	slices.SortFunc(words, func(a, b analyzers.Token) int { return cmp.Compare(a.Start, b.Start) })
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = title[w.Start:w.End]
	}
	return strings.Join(slices.Compact(texts), " ")
}
