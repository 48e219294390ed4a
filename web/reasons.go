package web

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"kiosque/index"
)

// reason is why an article is a hit, for one thing that was asked for.
type reason struct {
	Typed string
	Adds  string // to the score
	Found []string
}

func newReasons(f Frame, h *index.Hit) []reason {
	var all []reason
	for _, r := range h.Reasons {
		v := reason{
			Typed: cmp.Or(r.Typed, "…"),
			Adds:  f.T("why.adds", "score", f.Language.Decimal(r.Score), "rarity", f.Language.Decimal(r.Rarity)),
		}
		for _, o := range r.Found {
			if text := f.occurrence(o); !slices.Contains(v.Found, text) {
				v.Found = append(v.Found, text)
			}
		}
		all = append(all, v)
	}
	return all
}

// occurrence says where a word stands, how often, and what that weighs.
func (f Frame) occurrence(o index.Occurrence) string {
	if o.Word == "" {
		return f.T("found.forms", "weight", f.Language.Decimal(o.Frequency))
	}
	words := []string{f.place(o), f.N("found.times", int(math.Round(o.Frequency)))}
	if o.Length > 0 {
		words = append(words, f.N("found.length", int(math.Round(o.Length))))
	}
	if o.Exact {
		words = append(words, f.T("found.exact"))
	}
	return strings.Join(append(words, f.T("found.weight", "weight", f.Language.Decimal(o.Weight))), ", ")
}

// place says which word stands where; words that stand together count wherever they do.
func (f Frame) place(o index.Occurrence) string {
	word := f.Language.Quote(o.Word)
	if o.Field == "" {
		return f.T("found.near", "word", word)
	}
	return f.T("found.in", "word", word, "field", f.Language.Or("field."+o.Field, o.Field))
}
