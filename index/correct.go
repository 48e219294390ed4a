package index

import (
	"context"
	"slices"

	"kiosque/index/vocabulary"
	"kiosque/query"
)

// Corrected is an answer, and what was done about spelling to come by it.
type Corrected struct {
	Result
	Query query.Query // that was answered: q itself, or q with the corrections
	// Corrections are words of the question that no article has, or one where very many have
	// what was meant. They were applied when Applied, and are proposed else.
	Corrections []vocabulary.Correction
	Applied     bool
}

// SearchCorrected answers q. Where no article has all that was asked, in any language,
// and some has with the spelling corrected, it answers that instead; else it proposes. So
// a slip that an article has too, or may lack ("explotion OR police"), is left as it was typed.
// With q.Relax off it only proposes. What was answered, asked again, is not corrected again.
func SearchCorrected(ctx context.Context, s Searcher, q query.Query) (Corrected, error) {
	found, err := s.Correct(ctx, q)
	if err != nil {
		return Corrected{}, err
	}
	text, put := mend(q.Text, found)
	if len(put) == 0 || !q.Relax {
		result, err := s.Search(ctx, q)
		return Corrected{Result: result, Query: q, Corrections: put}, err
	}
	return searchBoth(ctx, s, q, text, put)
}

// searchBoth answers q, or text in its place. Which of them does not depend on the page; a
// cursor belongs to one of them, so it waits until that is known.
func searchBoth(ctx context.Context, s Searcher, q query.Query, text string, put []vocabulary.Correction) (Corrected, error) {
	answer := Corrected{Query: q, Corrections: put}
	answer.Query.Cursor = ""
	var err error
	if answer.Result, err = s.Search(ctx, answer.Query); err != nil {
		return Corrected{}, err
	}
	if answer.lacks() {
		mended := answer.Query
		mended.Text = text
		result, err := s.Search(ctx, mended)
		if err != nil {
			return Corrected{}, err
		}
		if result.Total > 0 && !result.lacks() {
			answer.Result, answer.Query, answer.Applied = result, mended, true
		}
	}
	if answer.Query.Cursor = q.Cursor; q.Cursor != "" {
		answer.Result, err = s.Search(ctx, answer.Query)
	}
	return answer, err
}

// lacks tells whether no article has all that was asked, whatever the filters. That there are
// hits proves nothing: they may be of a language in which half of the question is not a word.
// It is known only of a question that may be relaxed.
func (r Result) lacks() bool {
	return !slices.ContainsFunc(r.Asked, func(a Asked) bool { return a.All > 0 })
}

// WithCorrections returns q on its first page with corrections in the place of what was
// typed: those that are of its text and stay words in it.
func WithCorrections(q query.Query, corrections []vocabulary.Correction) query.Query {
	q.Text, _ = mend(q.Text, corrections)
	q.Page, q.Cursor = 1, ""
	return q
}
