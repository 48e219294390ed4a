package index

import (
	"context"
	"strings"

	"kiosque/index/vocabulary"
	"kiosque/query"
)

// Corrected is an answer, and what was done about spelling to come by it.
type Corrected struct {
	Result
	Query query.Query // that was answered: q itself, or q with the corrections
	// Corrections are words of the question that no article has, and what may have
	// been meant. They were applied when Applied, and are proposed else.
	Corrections []vocabulary.Correction
	Applied     bool
}

// SearchCorrected answers q. Where no article has all that was asked, and some has
// with the spelling corrected, it answers that instead. With q.Relax off it only proposes.
func SearchCorrected(ctx context.Context, s Searcher, q query.Query) (Corrected, error) {
	first := q
	first.Page, first.Cursor = 1, "" // what is done must be the same on every page
	result, err := s.Search(ctx, first)
	if err != nil {
		return Corrected{}, err
	}
	answer := Corrected{Query: q}
	if answer.Corrections, err = s.Correct(ctx, q); err != nil {
		return Corrected{}, err
	}
	if len(answer.Corrections) > 0 && q.Relax && result.lacks() {
		mended := WithCorrections(first, answer.Corrections)
		again, err := s.Search(ctx, mended)
		if err != nil {
			return Corrected{}, err
		}
		if again.Total > 0 && !again.lacks() {
			result, answer.Query.Text, answer.Applied = again, mended.Text, true
		}
	}
	if q.Page > 1 || q.Cursor != "" {
		result, err = s.Search(ctx, answer.Query)
	}
	answer.Result = result
	return answer, err
}

// lacks tells whether no article has all that was asked.
func (r Result) lacks() bool {
	for _, a := range r.Asked {
		if a.Root != nil && !a.IsRelaxed() || a.All > 0 {
			return r.Total == 0
		}
	}
	return true
}

// WithCorrections returns q on its first page with corrections in the place of what was typed.
func WithCorrections(q query.Query, corrections []vocabulary.Correction) query.Query {
	text, from := q.Text, 0
	for _, c := range corrections {
		at := strings.Index(text[from:], c.Typed)
		if at < 0 {
			continue
		}
		text = text[:from+at] + c.Text + text[from+at+len(c.Typed):]
		from += at + len(c.Text)
	}
	q.Text, q.Page, q.Cursor = text, 1, ""
	return q
}
