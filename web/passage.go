package web

import (
	"strconv"
	"strings"

	"kiosque/article"
	"kiosque/web/render"
)

// MaxPassage is how much of an article an address may cite, in bytes: three pages of print.
const MaxPassage = 10_000

// passageID is that of the element in which the passage begins that the address names.
const passageID = "passage"

// MaxPassage is that of the package, for the template.
func (v readView) MaxPassage() int { return MaxPassage }

// PassageText returns the text of a range of bytes in an address, "120-240".
func PassageText(s article.Span) string {
	return strconv.Itoa(s.Start) + "-" + strconv.Itoa(s.End)
}

// quoted is the passage that the address names, as it is cited.
type quoted struct {
	Asked bool   // the address names one
	Text  string // in quotation marks, "" where the article has no such passage
	Lang  string
	Link  string // address of the passage, without the search
	Close string // address of the page without it
}

// newQuoted returns what is said of the passage that stands in the body at cited.
func newQuoted(f Frame, p ReadPage, where *places, cited article.Span) quoted {
	if p.Passage.Empty() {
		return quoted{}
	}
	q := quoted{Asked: true, Lang: p.Article.Lang, Close: f.readAddress(p).of(ReadPath(p.Article.ID))}
	if cited.Empty() {
		return q
	}
	for _, paragraph := range where.paragraphs {
		if cited.Start < paragraph.End {
			q.Lang = paragraph.lang
			break
		}
	}
	words := strings.Join(strings.Fields(cited.Of(where.body)), " ")
	q.Text = f.Language.Quote(render.Balanced(words))
	q.Link = address{base: f.Base}.with(PassageParameter, PassageText(p.Passage)).of(ReadPath(p.Article.ID)) + "#" + passageID
	return q
}

// citedIn returns the range of the body from the first to the last letter of it that lies in a range
// of the article's text; empty where that is no range of this text, or has nothing of the body.
func (p *places) citedIn(s article.Span) article.Span {
	if s.Empty() || !isRange(p.a.Text, s) {
		return article.Span{}
	}
	var cited article.Span
	for _, paragraph := range p.paragraphs {
		for _, passage := range paragraph.passages {
			shift := passage.Start - passage.at
			part := article.Span{Start: max(s.Start+shift, passage.Start), End: min(s.End+shift, passage.End)}
			switch {
			case part.Empty():
			case cited.Empty():
				cited = part
			default:
				cited.End = part.End
			}
		}
	}
	return cited
}

// isRange tells whether s begins and ends between letters of text.
func isRange(text string, s article.Span) bool {
	return s.Start >= 0 && s.End <= len(text) && startsLetter(text, s.Start) && startsLetter(text, s.End)
}

func startsLetter(text string, at int) bool { return at == len(text) || text[at]&0xC0 != 0x80 }
