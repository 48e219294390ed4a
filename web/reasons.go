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
		v.Found = f.Language.occurrences(r)
		all = append(all, v)
	}
	return all
}

// Why says in one sentence for each reason what it adds to the score of a hit, and where it was found; nothing of a hit
// without reasons.
func (l Labels) Why(h *index.Hit) []string {
	var all []string
	for _, r := range h.Reasons {
		all = append(all, l.Language.why(r, h.Score))
	}
	return all
}

func (l *Language) why(r index.Reason, score float64) string {
	said := []string{
		"typed", l.Quote(cmp.Or(r.Typed, "…")), "adds", l.Decimal(r.Score), "score", l.Decimal(score), "rarity", l.Decimal(r.Rarity),
		"share", l.Percent(100 * r.Score / cmp.Or(score, 1)), "found", strings.Join(l.occurrences(r), l.Text("why.and")+" "),
	}
	if len(r.Found) == 0 {
		return l.Text("why.alone", said...)
	}
	return l.Text("why.sentence", said...)
}

// occurrences says where a reason was found, each place once.
func (l *Language) occurrences(r index.Reason) []string {
	var all []string
	for _, o := range r.Found {
		if text := l.occurrence(o); !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return all
}

// occurrence says where a word stands, how often, and what that weighs.
func (l *Language) occurrence(o index.Occurrence) string {
	if o.Word == "" {
		return l.Text("found.forms", "weight", l.Decimal(o.Frequency))
	}
	words := []string{l.place(o), l.Count("found.times", int(math.Round(o.Frequency)))}
	if o.Length > 0 {
		words = append(words, l.Count("found.length", int(math.Round(o.Length))))
	}
	if o.Exact {
		words = append(words, l.Text("found.exact"))
	}
	return strings.Join(append(words, l.Text("found.weight", "weight", l.Decimal(o.Weight))), ", ")
}

// place says which word stands where; words that stand together count wherever they do.
func (l *Language) place(o index.Occurrence) string {
	word := l.Quote(o.Word)
	if o.Field == "" {
		return l.Text("found.near", "word", word)
	}
	return l.Text("found.in", "word", word, "field", l.Or("field."+o.Field, o.Field))
}
