package clean

import (
	"slices"
	"strings"

	"kiosque/article"
	"kiosque/corpus/read"
)

// leastKept is the share of the words in sentences, those of sure furniture aside, that must
// remain; else all is kept.
const leastKept = 0.30

// text is a document while it is judged.
type text struct {
	text   string
	lines  []line
	title  int            // line of the title, -1 for none
	origin article.Origin // of the title's line
	hints  []read.Hint    // what the markup says, over text
	lang   string         // the language the user states: "fr", "en", "und"; "" when none is
	page   bool           // it carries so much furniture that it is a page
	kept   string         // why everything is kept, "" when it is not
}

// newText cuts a document into lines and finds its stated title or puts it in front.
func newText(d read.Document) *text {
	t := &text{text: d.Text, hints: d.Hints, lines: splitLines(d.Text), title: -1, lang: statedLanguage(d.User.Lang)}
	if title := statedTitle(d); title != "" {
		t.origin = article.Stated
		t.title = statedLine(t.lines, title, d.User.Title == "")
		if t.title < 0 && d.User.Title == "" {
			t.title = headingLine(t.lines, t.hints, title)
		}
		if t.title < 0 {
			t.putInFront(title)
		}
	}
	markup(t.lines, t.hints)
	return t
}

// putInFront makes title the first line of the text, before a blank one.
func (t *text) putInFront(title string) {
	front := title + TitleEnd
	t.text, t.title = front+t.text, 0
	for i := range t.lines {
		t.lines[i].Start += len(front)
		t.lines[i].End += len(front)
	}
	t.lines = slices.Insert(t.lines, 0, newLine(front, article.Span{End: len(title)}))
	t.hints = shifted(t.hints, len(front))
}

// TitleEnd parts a title that was put in front from the text.
const TitleEnd = "\n\n"

func statedTitle(d read.Document) string { return oneLine(first(d.User.Title, d.Page.Title)) }

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func shifted(hints []read.Hint, by int) []read.Hint {
	moved := make([]read.Hint, len(hints))
	for i, h := range hints {
		h.Start += by
		h.End += by
		moved[i] = h
	}
	return moved
}

// judge decides every line.
func (t *text) judge() {
	if t.foreign() {
		t.keepAll(ReasonKeptLanguage)
		return
	}
	if t.title >= 0 {
		t.lines[t.title].kind = article.KindTitle
	}
	classify(t.lines)
	t.findTitle()
	outsideArticle(t.lines, t.hints)
	t.page = page(t.lines)
	zones(t.lines, t.title, t.page)
	if t.little() {
		t.keepAll(ReasonKeptLittle)
	}
}

func (t *text) findTitle() {
	if t.title < 0 {
		if t.title = foundLine(t.lines); t.title >= 0 {
			t.origin = article.Found
		}
	}
	if t.title >= 0 {
		l := &t.lines[t.title]
		l.kind, l.reason, l.reach = article.KindTitle, "", noReach
		repeatsOfTitle(t.lines, t.title)
	}
}

// little tells whether less than leastKept would remain of what reads as sentences and
// is not furniture for sure.
func (t *text) little() bool {
	kept, doubted := 0, 0
	for i := range t.lines {
		switch l := &t.lines[i]; {
		case l.undecided():
			kept += l.words
		case l.kind == article.KindRemoved && !l.sure && !l.inlist && l.prose():
			doubted += l.words
		}
	}
	return kept == 0 || float64(kept) < leastKept*float64(kept+doubted)
}

func (t *text) keepAll(why string) {
	t.kept = why
	if len(t.lines) == 1 && t.origin == article.Found {
		t.title = -1 // the only line is rather what is said than what it is called
	}
	for i := range t.lines {
		l := &t.lines[i]
		if i == t.title {
			l.kind = article.KindTitle
			continue
		}
		l.kind, l.reason = article.KindBody, why
	}
}

// titleOf returns the title: its line, or a part of the first sentence of the body.
func (t *text) titleOf(passages []article.Passage) article.Title {
	if t.title >= 0 {
		span := t.lines[t.title].titleSpan()
		if t.title == 0 && t.origin == article.Found && t.page {
			span = withoutSite(t.text, span)
		}
		return article.Title{Span: span, Origin: t.origin}
	}
	if p, ok := firstBody(t.text, passages); ok {
		return article.Title{Span: derived(t.text, p.Span), Origin: article.Derived}
	}
	return article.Title{}
}

// firstBody returns the first body passage with words enough for a title, else the first.
func firstBody(text string, passages []article.Passage) (first article.Passage, ok bool) {
	for _, p := range passages {
		if p.Kind != article.KindBody {
			continue
		}
		if strings.Count(p.Of(text), " ") >= titleLeast {
			return p, true
		}
		if !ok {
			first, ok = p, true
		}
	}
	return first, ok
}

// titleSpan is the line without its bullet.
func (l *line) titleSpan() article.Span {
	return article.Span{Start: l.End - len(l.text), End: l.End}
}
