package web

import (
	"strconv"

	"kiosque/article"
	"kiosque/query"
)

// block is a paragraph of the article, or what was removed from between two of them.
type block struct {
	Number int // of the paragraph, from 1; the element's id is "p-" and the number; 0: removed
	Lang   string
	At     int // first byte in the article's text
	Runs   []run
	Link   string // address that cites the paragraph
	Text   string // of that link
	Cited  bool   // the passage that the address names ends here
	removed
}

// writing makes the blocks of one article.
type writing struct {
	f      Frame
	a      *article.Article
	links  passageLinks
	marker *marker
	marks  []article.Span // of the body
	where  *places
	cited  article.Span // of the body
	begun  bool         // a run of what is cited was made
}

// blocks marks the body as one text, so that the marks are those of the search, and cuts it into
// paragraphs. Where rest is given, what was removed stands where it stood, but not within a paragraph.
func (w *writing) blocks(rest *rest) []block {
	w.marks = w.marker.marks(w.a.Lang, w.where.body)
	var all []block
	next, until := 0, 0 // paragraph, and the end of the one before
	for _, p := range w.a.Passages {
		switch {
		case p.Kind == article.KindBody && p.Start >= until:
			part := w.where.paragraphs[next]
			next++
			until = part.inText().End
			all = append(all, w.paragraph(next, part))
		case rest != nil && !p.Said():
			all = appendRemoved(all, rest.removed(p))
		}
	}
	return all
}

func (w *writing) paragraph(number int, p part) block {
	return block{
		Number: number, Lang: p.lang, At: p.passages[0].at, Runs: w.runs(p), Link: w.links.of(p.inText()),
		Text:  w.f.T("passage.paragraph", "n", w.f.Language.Number(number)),
		Cited: p.Start < w.cited.End && w.cited.End <= p.End,
	}
}

// appendRemoved puts what was removed for one reason together.
func appendRemoved(all []block, r removed) []block {
	if len(all) > 0 && all[len(all)-1].Number == 0 && all[len(all)-1].Why == r.Why {
		last := &all[len(all)-1]
		last.Passages = append(last.Passages, r.Passages...)
		return all
	}
	return append(all, block{removed: r})
}

// ID returns that of the paragraph's element.
func (b block) ID() string { return "p-" + strconv.Itoa(b.Number) }

// maxCarried is how many paragraphs of a page have links that carry the search on: in a longer
// article the search, repeated, could outweigh the text.
const maxCarried = 300

// passageLinks makes the addresses of passages of one article.
type passageLinks struct {
	path  string
	under address
}

func (f Frame) passageLinks(p ReadPage, paragraphs int) passageLinks {
	l := passageLinks{path: ReadPath(p.Article.ID), under: f.address(query.New())}
	if paragraphs <= maxCarried {
		l.under = f.readAddress(p)
	}
	return l
}

// of returns the address of a passage, cut to what an address may cite.
func (l passageLinks) of(s article.Span) string {
	s.End = min(s.End, s.Start+MaxPassage)
	return l.under.at(l.path, PassageParameter, []string{PassageText(s)}) + "#" + passageID
}
