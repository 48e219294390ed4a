package web

import (
	"kiosque/article"
)

// paragraph is one paragraph of a body, marked.
type paragraph struct {
	Number   int // from 1; the element's id is "p-" and the number
	Lang     string
	Segments []Segment
}

// part is the range of one paragraph in the body, and its language.
type part struct {
	article.Span
	lang string
}

// newParagraphs marks the body as one text, so that the marks are those of the
// search, and then cuts it into paragraphs.
func newParagraphs(a *article.Article, m *marker) []paragraph {
	body := a.Body()
	marks := m.marks(a.Lang, body)
	var all []paragraph
	for i, p := range parts(a) {
		all = append(all, paragraph{i + 1, p.lang, m.segments(p.Of(body), Within(p.Span, marks))})
	}
	return all
}

// parts returns the paragraphs of a.Body(): a passage begins one unless it is joined to the one before.
func parts(a *article.Article) []part {
	var all []part
	at := 0
	for _, p := range a.Passages {
		if p.Kind != article.KindBody {
			continue
		}
		length := p.End - p.Start
		if p.Joined && len(all) > 0 {
			at += len(" ") + length
			all[len(all)-1].End = at
			continue
		}
		if len(all) > 0 {
			at += len("\n\n")
		}
		all = append(all, part{article.Span{Start: at, End: at + length}, orElse(p.Lang, a.Lang)})
		at += length
	}
	return all
}

// marker finds the marks of a page and numbers them in the order of the page.
type marker struct {
	find  func(lang, text string) []article.Span
	count int
}

func (m *marker) marks(lang, text string) []article.Span {
	if m.find == nil || text == "" {
		return nil
	}
	return m.find(lang, text)
}

func (m *marker) segments(text string, marks []article.Span) []Segment {
	all := Segments(text, marks)
	for i := range all {
		if all[i].Marked {
			m.count++
			all[i].Number = m.count
		}
	}
	return all
}

// finish tells every mark its neighbours' names, and the last that it is the last.
func (m *marker) finish(v *readView) {
	lists := [][]Segment{v.Heading}
	for _, p := range v.Paragraphs {
		lists = append(lists, p.Segments)
	}
	for _, r := range v.Removed {
		for _, p := range r.Passages {
			lists = append(lists, p.Segments)
		}
	}
	for _, list := range lists {
		for i := range list {
			list[i].Last = list[i].Number == m.count
			list[i].BeforeText, list[i].AfterText = v.T("marks.previous"), v.T("marks.next")
		}
	}
}

// Before and After are the numbers of the neighbouring marks.
func (s Segment) Before() int { return s.Number - 1 }

// After is the number of the next mark; see Before.
func (s Segment) After() int { return s.Number + 1 }
