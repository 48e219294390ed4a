package export

import (
	"iter"

	"kiosque/citation"
)

// references writes a reference for each hit.
func references(c citation.Format) func(*File, iter.Seq[*Row]) iter.Seq[[]byte] {
	return func(_ *File, rows iter.Seq[*Row]) iter.Seq[[]byte] {
		return c.File(func(yield func(citation.Work) bool) {
			for r := range rows {
				if !yield(citation.Of(&r.Article, r.Generation, r.Address)) {
					return
				}
			}
		})
	}
}
