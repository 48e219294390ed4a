package extract

import (
	"iter"
	"strings"

	"kiosque/article"
)

// maxRun is about how many bytes are cut into words at once: a passage has far
// fewer, and hostile input then needs no more memory than this.
const maxRun = 256 << 10

// run is one stretch of an article that countries are read from: its title or
// a body passage, in parts when that is very long. No name goes from one into
// the next.
type run struct {
	article.Span
	lang  string
	title bool
	words []word
}

// runs yields the title and the body passages of a, in the order of the text
// but for a title that no passage holds, which comes first. A title that was
// derived from the body is body.
func runs(a *article.Article) iter.Seq[run] {
	return func(yield func(run) bool) {
		if !titleCovered(a) && !eachRun(a, article.Passage{Span: a.Title.Span, Kind: article.KindTitle}, yield) {
			return
		}
		for _, p := range a.Passages {
			if said(p) && !eachRun(a, p, yield) {
				return
			}
		}
	}
}

// said tells whether p is what the article says.
func said(p article.Passage) bool {
	return p.Kind == article.KindTitle || p.Kind == article.KindBody
}

// titleCovered tells whether a has no title or one of its passages holds it.
func titleCovered(a *article.Article) bool {
	for _, p := range a.Passages {
		if said(p) && p.Contains(a.Title.Span) {
			return true
		}
	}
	return a.Title.Empty()
}

// eachRun yields p in parts; it returns false when no more are wanted.
func eachRun(a *article.Article, p article.Passage, yield func(run) bool) bool {
	lang := p.Lang
	if lang == "" {
		lang = a.Lang
	}
	for at := p.Start; at < p.End; {
		part := article.Span{Start: at, End: at + runLength(a.Text[at:p.End])}
		if !yield(run{part, lang, p.Kind == article.KindTitle, words(part.Of(a.Text), part.Start)}) {
			return false
		}
		at = part.End
	}
	return true
}

// runLength returns the length of the first part of text, which ends at a blank where there is one.
func runLength(text string) int {
	if len(text) <= maxRun {
		return len(text)
	}
	if blank := strings.LastIndexByte(text[:maxRun], ' '); blank > 0 {
		return blank
	}
	return len(text)
}
