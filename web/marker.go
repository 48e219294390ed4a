package web

import "kiosque/article"

// maxSteps is how many marks of a page can be walked through. Further ones are marked and
// counted: nobody walks through five hundred, and a book of them would weigh more than its text.
const maxSteps = 500

// marker finds the marks of a page and numbers them in the order of the page.
type marker struct {
	find     func(lang, text string) []article.Span
	count    int        // all marks
	numbered []*Segment // those that can be walked through
}

func (m *marker) marks(lang, text string) []article.Span {
	if m.find == nil || text == "" {
		return nil
	}
	return m.find(lang, text)
}

// segments cuts the range of a text at its marks. A mark that begins before the range
// has its number there.
func (m *marker) segments(text string, of article.Span, marks []article.Span) []Segment {
	marks = touching(of, marks)
	all := Segments(of.Of(text), Within(of, marks))
	for i := range all {
		if all[i].Marked && (i > 0 || marks[0].Start >= of.Start) {
			m.number(&all[i])
		}
	}
	return all
}

func (m *marker) number(s *Segment) {
	m.count++
	if m.count <= maxSteps {
		s.Number = m.count
		m.numbered = append(m.numbered, s)
	}
}

// whole cuts a whole text at its marks.
func (m *marker) whole(text string, marks []article.Span) []Segment {
	return m.segments(text, article.Span{End: len(text)}, marks)
}

// finish tells every mark its neighbours' names and its place, and the last that it is the last.
func (m *marker) finish(f Frame) {
	previous, next, of := f.T("marks.previous"), f.T("marks.next"), f.Language.Number(len(m.numbered))
	for i, s := range m.numbered {
		s.Last = i == len(m.numbered)-1
		s.BeforeText, s.AfterText, s.Of = previous, next, of
	}
}

// Before and After are the numbers of the neighbouring marks.
func (s Segment) Before() int { return s.Number - 1 }

// After is the number of the next mark; see Before.
func (s Segment) After() int { return s.Number + 1 }
