package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kiosque/article"
)

// passages returns the parts of the text in order: a line each, and of body lines the
// runs of sentences that are new and those that were said before.
func (t *text) passages() []article.Passage {
	all := make([]article.Passage, 0, len(t.lines))
	pieces := newRepeats(t.words()).pieces(t.text, t.lines)
	var b bodyWriter
	for i := range t.lines {
		l := &t.lines[i]
		if !l.undecided() {
			all = append(all, article.Passage{Span: l.Span, Kind: l.kind, Reason: l.reason})
			continue
		}
		b.begin(l)
		for ; len(pieces) > 0 && pieces[0].line == i; pieces = pieces[1:] {
			all = append(all, b.passage(pieces[0]))
		}
	}
	return all
}

// words is how many the text has.
func (t *text) words() int {
	n := 0
	for i := range t.lines {
		n += t.lines[i].words
	}
	return n
}

// bodyWriter joins body passages to one paragraph.
type bodyWriter struct {
	open   bool // the line of body before does not end a sentence
	joined bool // the next passage goes on the paragraph of the one before
	line   *line
}

func (b *bodyWriter) begin(l *line) { b.line, b.joined = l, b.open && goesOn(l) }

func (b *bodyWriter) passage(p piece) article.Passage {
	if p.again {
		return article.Passage{Span: p.Span, Kind: article.KindRemoved, Reason: ReasonRepeat}
	}
	q := article.Passage{Span: p.Span, Kind: article.KindBody, Joined: b.joined}
	b.joined = true // what follows in this line goes on its paragraph
	b.open = !b.line.sentence
	return q
}

// goesOn tells whether a line is the middle of a sentence: it begins with a small
// letter, a closing sign or an open bracket, or closes a quotation.
func goesOn(l *line) bool {
	if l.bullet {
		return false
	}
	if l.lower || strings.HasPrefix(l.text, "(") {
		return true
	}
	rest, quoted := strings.CutPrefix(l.text, "\"")
	if !quoted {
		rest, quoted = strings.CutPrefix(l.text, "”")
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " "))
	return quoted && (next == ',' || next == '.' || unicode.IsLower(next))
}
