package embedded

// scales are what one occurrence counts in each article, by field: less in a long one
// (BM25F). They are worked out when a generation is opened, sixteen bytes an article, since
// lengths and a division for every posting cost more than all else of it.
type scales struct{ title, body, removed, family []float32 }

func (g *generation) newScales() scales {
	n := g.columns.Len()
	s := scales{make([]float32, n), make([]float32, n), make([]float32, n), make([]float32, n)}
	for lang, stats := range g.manifest.Languages {
		title, body, removed, family := stats.norm(titleField), stats.norm(bodyField), stats.norm(removedField), stats.norm(familyField)
		articles := g.columns.InLanguage(lang)
		for doc := articles.Next(0); doc != none; doc = articles.Next(doc + 1) {
			l := g.occurrences.Lengths(doc)
			s.title[doc], s.body[doc] = title.scale(l.Title), body.scale(l.Body)
			s.removed[doc], s.family[doc] = removed.scale(l.Removed), family.scale(l.Title+l.Body)
		}
	}
	return s
}

// norm weighs a frequency by the length of the text that it is of.
type norm struct{ b, mean float64 }

func (l language) norm(field string) norm { return norm{fieldWeights[field].b, l.mean(field)} }

// scale returns what one occurrence counts among so many words; 0 among none.
func (n norm) scale(length uint32) float32 {
	if length == 0 {
		return 0
	}
	return float32(1 / (1 - n.b + n.b*float64(length)/n.mean))
}
