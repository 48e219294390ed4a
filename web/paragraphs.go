package web

import (
	"cmp"
	"slices"

	"kiosque/article"
)

// part is one paragraph of a body: its range in the body, its language, and the passages it is made of.
type part struct {
	article.Span
	lang     string
	passages []placed
}

// placed is a passage by its range in the body and its first byte in the article's text.
type placed struct {
	article.Span
	at int
}

// parts returns the paragraphs of a.Body(): a passage begins one unless it is joined to the one before.
func parts(a *article.Article) []part {
	var all []part
	at := 0
	for _, p := range a.Passages {
		if p.Kind != article.KindBody {
			continue
		}
		joined := p.Joined && len(all) > 0
		if len(all) > 0 {
			at += len(article.Separator(p))
		}
		here := placed{article.Span{Start: at, End: at + p.End - p.Start}, p.Start}
		at = here.End
		if !joined {
			all = append(all, part{Span: here.Span, lang: cmp.Or(p.Lang, a.Lang)})
		}
		last := &all[len(all)-1]
		last.End, last.passages = here.End, append(last.passages, here)
	}
	return all
}

// inText returns the range of the article's text from the first to the last byte of the paragraph.
func (p part) inText() article.Span {
	last := p.passages[len(p.passages)-1]
	return article.Span{Start: p.passages[0].at, End: last.at + last.End - last.Start}
}

// run is a piece of a paragraph: words that support a fact, a part of the passage that the
// address names, a passage of the file, or plain text.
type run struct {
	ID       string // of words that support a fact
	At       int    // first byte in the article's text, 0 where that of the paragraph tells it
	Cited    bool
	Begins   bool // the passage that the address names
	Segments []Segment
}

// Plain tells whether a run is only text.
func (r run) Plain() bool { return r.ID == "" && r.At == 0 && !r.Cited }

// runs cuts a paragraph where something of a run begins or ends.
func (w *writing) runs(p part) []run {
	anchors := w.where.anchorsIn(p.Span)
	cuts := cutsOf(p, anchors, w.cited)
	all := make([]run, len(cuts)-1)
	for i := range all {
		here := article.Span{Start: cuts[i], End: cuts[i+1]}
		r := run{ID: idAt(anchors, here.Start), At: p.textAt(here.Start), Segments: w.marker.segments(w.where.body, here, w.marks)}
		r.Cited = w.cited.Contains(here)
		r.Begins = r.Cited && !w.begun
		w.begun = w.begun || r.Cited
		all[i] = r
	}
	return all
}

func idAt(anchors []anchor, at int) string {
	for _, a := range anchors {
		if a.Start == at {
			return a.id
		}
	}
	return ""
}

// textAt returns the byte of the article's text at which a passage joined to the paragraph begins,
// 0 where none begins.
func (p part) textAt(at int) int {
	for _, s := range p.passages[1:] {
		if s.Start == at {
			return s.at
		}
	}
	return 0
}

// cutsOf returns where the runs of a paragraph begin, and its end.
func cutsOf(p part, anchors []anchor, cited article.Span) []int {
	cuts := []int{p.Start, p.End}
	put := func(at int) {
		if p.Start < at && at < p.End {
			cuts = append(cuts, at)
		}
	}
	for _, a := range anchors {
		put(a.Start)
		put(a.End)
	}
	for _, s := range p.passages {
		put(s.Start)
	}
	if !cited.Empty() {
		put(cited.Start)
		put(cited.End)
	}
	slices.Sort(cuts)
	return slices.Compact(cuts)
}
