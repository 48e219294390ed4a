package web

import (
	"cmp"
	"strconv"

	"kiosque/article"
)

// removed is a run of passages that are no part of the article, for one reason.
type removed struct {
	Why      string
	Passages []passage
}

type passage struct {
	ID       string // of the element
	Lang     string
	Segments []Segment
}

// rest makes what is shown of the passages that are neither title nor body, in their order.
type rest struct {
	f      Frame
	a      *article.Article
	marker *marker
	marks  []article.Span // of a.Rest()
	count  int            // passages so far
	at     int            // the end of the last one in a.Rest()
}

// firstRemovedID is that of the element of the first removed passage.
const firstRemovedID = "r-1"

// newRest marks what was removed where the search looks there.
func newRest(f Frame, a *article.Article, m *marker, marked bool) *rest {
	r := &rest{f: f, a: a, marker: m}
	if marked {
		r.marks = m.marks(a.Lang, a.Rest())
	}
	return r
}

// removed returns the next passage.
func (r *rest) removed(p article.Passage) removed {
	if r.count > 0 {
		r.at += len(article.Separator(p))
	}
	r.count++
	shift := r.at
	r.at += p.End - p.Start
	marks := Within(article.Span{Start: shift, End: r.at}, touching(article.Span{Start: shift, End: r.at}, r.marks))
	one := passage{"r-" + strconv.Itoa(r.count), cmp.Or(p.Lang, r.a.Lang), r.marker.whole(p.Of(r.a.Text), marks)}
	return removed{r.f.why(p), []passage{one}}
}

// all returns what was removed, by runs of one reason.
func (r *rest) all() (all []removed) {
	for _, p := range r.a.Passages {
		if p.Said() {
			continue
		}
		one := r.removed(p)
		if n := len(all); n > 0 && all[n-1].Why == one.Why {
			all[n-1].Passages = append(all[n-1].Passages, one.Passages...)
			continue
		}
		all = append(all, one)
	}
	return all
}

// countRemoved counts the passages that are neither title nor body.
func countRemoved(a *article.Article) (n int) {
	for _, p := range a.Passages {
		if !p.Said() {
			n++
		}
	}
	return n
}

// removedID is that of the element of the passage of a that holds s, "" where none does.
func removedID(a *article.Article, s article.Span) string {
	n := 0
	for _, p := range a.Passages {
		if p.Said() {
			continue
		}
		if n++; p.Contains(s) {
			return "r-" + strconv.Itoa(n)
		}
	}
	return ""
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
