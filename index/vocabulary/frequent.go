package vocabulary

import (
	"cmp"
	"iter"
	"slices"
)

// Frequent yields the words of a language, as analyzers.Token.Exact, and how many articles have
// each: those of the most articles first. Words with digits and stop words are not among them.
func (v *Vocabulary) Frequent(lang string) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		f := v.forms[lang]
		if f == nil {
			return
		}
		all := make([]int, f.words.len())
		for i := range all {
			all[i] = i
		}
		slices.SortStableFunc(all, func(a, b int) int { return cmp.Compare(f.articles[b], f.articles[a]) })
		for _, i := range all {
			if !yield(f.words.at(i), int(f.articles[i])) {
				return
			}
		}
	}
}
