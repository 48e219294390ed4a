package web

import "kiosque/article"

// removed is a run of passages that are no part of the article, for one reason.
type removed struct {
	Why      string
	Passages []passage
}

type passage struct {
	Lang     string
	Segments []Segment
}

// newRemoved returns what is neither title nor body, and how many passages that
// is; marked where the search looks there.
func newRemoved(f Frame, a *article.Article, m *marker, marked bool) (all []removed, count int) {
	var marks []article.Span
	if marked {
		marks = m.marks(a.Lang, a.Rest())
	}
	at := 0 // in a.Rest()
	for _, p := range a.Passages {
		if p.Kind == article.KindTitle || p.Kind == article.KindBody {
			continue
		}
		count++
		why := f.why(p)
		if len(all) == 0 || all[len(all)-1].Why != why {
			all = append(all, removed{Why: why})
		}
		if count > 1 {
			at += len(article.Separator(p))
		}
		here := article.Span{Start: at, End: at + p.End - p.Start}
		at = here.End
		last := &all[len(all)-1]
		last.Passages = append(last.Passages, passage{orElse(p.Lang, a.Lang), m.segments(p.Of(a.Text), Within(here, marks))})
	}
	return all, count
}

// why says what a passage is: the reason why it was removed, or its kind, or both where they differ.
func (f Frame) why(p article.Passage) string {
	kind, reason := f.T("kind."+string(p.Kind)), f.Language.Or("reason."+p.Reason, p.Reason)
	switch {
	case reason == "" || reason == kind:
		return kind
	case p.Kind == article.KindRemoved:
		return reason
	}
	return kind + " – " + reason
}
