package gazetteer

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"kiosque/article"
)

// maxRun is about how many bytes are cut into words at once: a passage has far
// fewer, and hostile input then needs no more memory than this.
const maxRun = 256 << 10

// Run is one stretch of what an article says: its title or a body passage, in
// parts when that is very long. No name goes from one into the next.
type Run struct {
	article.Span        // in the article's Text
	Lang         string // of the passage; of the article where the passage has none
	Title        bool
	Words        []Word // of the span, their own spans in Text
}

// Runs yields the title and the body passages of a, in the order of the text
// but for a title that no passage holds, which comes first. A title that was
// derived from the body is body.
func Runs(a *article.Article) iter.Seq[Run] {
	return func(yield func(Run) bool) {
		if !TitleCovered(a) && !eachRun(a, article.Passage{Span: a.Title.Span, Kind: article.KindTitle}, yield) {
			return
		}
		for _, p := range a.Passages {
			if p.Said() && !eachRun(a, p, yield) {
				return
			}
		}
	}
}

// TitleCovered tells whether a has no title, or one of its title or body
// passages holds it; where none does, who reads passages must read it as well.
func TitleCovered(a *article.Article) bool {
	for _, p := range a.Passages {
		if p.Said() && p.Contains(a.Title.Span) {
			return true
		}
	}
	return a.Title.Empty()
}

// eachRun yields p in parts; it returns false when no more are wanted.
func eachRun(a *article.Article, p article.Passage, yield func(Run) bool) bool {
	lang := p.Lang
	if lang == "" {
		lang = a.Lang
	}
	for at := p.Start; at < p.End; {
		part := article.Span{Start: at, End: at + runLength(a.Text[at:p.End])}
		if !yield(Run{part, lang, p.Kind == article.KindTitle, Words(part.Of(a.Text), part.Start)}) {
			return false
		}
		at = part.End
	}
	return true
}

// runLength returns the length of the first part of text, which ends at a blank
// where there is one, else between two words, else between two characters.
func runLength(text string) int {
	if len(text) <= maxRun {
		return len(text)
	}
	end := maxRun
	for !utf8.RuneStart(text[end]) {
		end--
	}
	if blank := strings.LastIndexByte(text[:end], ' '); blank > 0 {
		return blank
	}
	if sign := strings.LastIndexFunc(text[:end], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }); sign > 0 {
		return sign
	}
	return end
}
