package web

import "kiosque/query"

// Alone is one word of a question, and the question for it alone.
type Alone struct {
	Word  string
	Query query.Query
	Total int // Uncounted where nobody counted
}

// Uncounted is the Total of a question that was not asked.
const Uncounted = -1

func newAlone(f Frame, words []Alone) []wayOut {
	all := make([]wayOut, len(words))
	for i, w := range words {
		all[i] = wayOut{Text: w.Word}
		if w.Total != 0 {
			all[i].Href = f.searchLink(w.Query)
		}
		if w.Total != Uncounted {
			all[i].Total = f.N("total", w.Total)
		}
	}
	return all
}

// withAlone puts the words that are told one by one under the note that says they
// need not all be there, or under a note of their own.
func withAlone(f Frame, p SearchPage, all []note) []note {
	if len(p.Alone) == 0 {
		return all
	}
	at := -1
	for i, n := range p.Notes {
		if n.Code == Relaxed {
			at = i
		}
	}
	if at < 0 {
		at, all = len(all), append(all, note{})
	}
	all[at].Alone, all[at].AloneText = newAlone(f, p.Alone), f.T("note.alone")
	return all
}
