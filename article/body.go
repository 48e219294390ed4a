package article

import "strings"

const (
	paragraphBreak = "\n\n"
	lineJoint      = " "
)

// TitleText returns the words of the title, "" when there is none.
func (a *Article) TitleText() string { return a.Title.Of(a.Text) }

// Body returns the body passages as one text: paragraphs parted by a blank line,
// passages of one paragraph by a blank.
func (a *Article) Body() string { return a.join(KindBody) }

// Rest returns what is neither title nor body (captions, credits, removed), a paragraph a passage.
func (a *Article) Rest() string {
	return a.join(KindCaption, KindCredit, KindRemoved)
}

func (a *Article) join(kinds ...Kind) string {
	var b strings.Builder
	for _, p := range a.Passages {
		if is(p.Kind, kinds) {
			b.WriteString(separator(b.Len(), p))
			b.WriteString(p.Of(a.Text))
		}
	}
	return b.String()
}

// InBody turns a range of Text into the same range of Body; ok is false when
// it does not lie within one body passage.
func (a *Article) InBody(s Span) (in Span, ok bool) {
	at := 0
	for _, p := range a.Passages {
		if p.Kind != KindBody {
			continue
		}
		at += len(separator(at, p))
		if p.Contains(s) {
			shift := at - p.Start
			return Span{s.Start + shift, s.End + shift}, true
		}
		at += p.End - p.Start
	}
	return Span{}, false
}

func separator(written int, p Passage) string {
	if written == 0 {
		return ""
	}
	return Separator(p)
}

// Separator returns what Body and Rest put before p, unless p is the first.
func Separator(p Passage) string {
	if p.Joined {
		return lineJoint
	}
	return paragraphBreak
}

func is(k Kind, kinds []Kind) bool {
	for _, want := range kinds {
		if k == want {
			return true
		}
	}
	return false
}
