package embedded

import "kiosque/index/formula"

// scales are what one occurrence counts in each article, by field: less in a long one
// (BM25F). They are worked out when a generation is opened, sixteen bytes an article, since
// lengths and a division for every posting cost more than all else of it.
type scales struct{ title, body, removed, family []float32 }

func (g *generation) newScales() scales {
	n := g.columns.Len()
	s := scales{make([]float32, n), make([]float32, n), make([]float32, n), make([]float32, n)}
	for lang, stats := range g.manifest.Languages {
		title, body, removed, family := stats.norm(formula.Title), stats.norm(formula.Body), stats.norm(formula.Removed), stats.norm(formula.Family)
		articles := g.columns.InLanguage(lang)
		for doc := articles.Next(0); doc != none; doc = articles.Next(doc + 1) {
			l := g.occurrences.Lengths(doc)
			s.title[doc], s.body[doc] = title.Scale(l.Title), body.Scale(l.Body)
			s.removed[doc], s.family[doc] = removed.Scale(l.Removed), family.Scale(l.Title+l.Body)
		}
	}
	return s
}

func (l language) norm(field string) formula.Norm { return formula.NormOf(field, l.mean(field)) }
