package embedded

import (
	"kiosque/index/formula"
	"kiosque/index/reading"
)

// maxFamily is how many forms of one family are read: the most that French has of one
// beginning are some hundreds.
const maxFamily = 500

// family adds the words that begin as a way does that was typed to the articles that were found.
func (b branch) family(found []evidence, c *reading.Class, w reading.Way) error {
	forms, err := b.kin(c, w)
	if err != nil {
		return err
	}
	times := make([]uint32, len(found))
	for _, f := range forms {
		at := 0
		err := f.counts(b.ctx, func(doc uint32, title, body int) {
			for at < len(found) && found[at].doc < doc {
				at++
			}
			if at < len(found) && found[at].doc == doc {
				times[at] += uint32(title + body)
			}
		})
		if err != nil {
			return err
		}
	}
	weight := float32(w.Weight * formula.FamilyShare)
	for i, n := range times {
		found[i].other += weight * (float32(n) * b.generation.scales.family[found[i].doc])
	}
	return nil
}

// kin returns the forms of the family of a way; none where it has no family.
func (b branch) kin(c *reading.Class, w reading.Way) ([]form, error) {
	family := c.Family(w)
	if family == "" {
		return nil, nil
	}
	name := fieldName(wordsField, b.lang)
	found, err := b.generation.occurrences.Field(name).Prefixed(family, maxFamily)
	if err != nil {
		return nil, err
	}
	if len(found) > 0 && found[0].Text == family { // a word that ends there is no longer one
		found = found[1:]
	}
	return b.generation.withDocuments(name, found)
}
