package embedded

import (
	"kiosque/index/formula"
	"kiosque/index/reading"
)

// removed adds what stands in captions, credits and removed text.
func (b branch) removed(s said, t reading.Term, exact bool) (said, error) {
	forms, err := b.formsOf(formula.Removed, t, exact)
	if err != nil {
		return s, err
	}
	typed := 0.0
	each := make([][]evidence, len(forms))
	for i, f := range forms {
		isTyped := f.Text == t.Exact && !exact
		if each[i], err = b.removedOf(f, isTyped); err != nil {
			return s, err
		}
		if isTyped {
			typed = float64(len(each[i]))
		}
	}
	found := sum(each)
	for i := range found {
		found[i].removed *= b.generation.scales.removed[found[i].doc]
	}
	s.evidence = merged(s.evidence, found, 1)
	s.articles, s.exact = b.either(s.articles, float64(len(found))), b.either(s.exact, typed)
	return s, nil
}

// removedOf counts a form in what was removed.
func (b branch) removedOf(f form, isTyped bool) (found []evidence, err error) {
	share := newWeights().removed
	err = f.counts(b.ctx, func(doc uint32, _, times int) {
		e := evidence{doc: doc, removed: float32(times)}
		if isTyped {
			e.exact = share * (e.removed * b.generation.scales.removed[doc])
		}
		found = append(found, e)
	})
	return found, err
}
