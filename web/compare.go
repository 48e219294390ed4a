package web

import (
	"bytes"

	"kiosque/article"
	"kiosque/article/differences"
	"kiosque/query"
)

// ComparePage is two articles, and the search that led to them.
type ComparePage struct {
	First, Second article.Article
	Search        query.Query
}

// Compare writes the page of the differences between two articles.
func Compare(to *bytes.Buffer, f Frame, p ComparePage) error {
	view := newCompareView(f, p)
	return write(to, "compare.html", &view)
}

type compareView struct {
	Frame
	wayBack
	Title     string // of the window
	First     compared
	Second    compared
	Swap      string // address of the same page the other way round
	Share     string // how many words are in common
	Same      bool
	Coarse    bool
	Stretches []stretch
}

// compared is one of two articles.
type compared struct {
	similar
	Counted string // its words
}

func newCompareView(f Frame, p ComparePage) compareView {
	under := f.address(p.Search)
	c := differences.Of(paragraphsOf(&p.First), paragraphsOf(&p.Second))
	v := compareView{
		Frame: f, wayBack: wayBack{under.of(ReadPath(p.First.ID)), f.T("compare.back")}, Title: f.windowTitle(f.T("compare.title")),
		First: newCompared(f, under, &p.First, c.First), Second: newCompared(f, under, &p.Second, c.Second),
		Swap:  under.at(ComparePath(p.Second.ID), With, []string{p.First.ID}),
		Share: f.inCommon(c), Same: isSame(c), Coarse: c.Coarse,
		Stretches: newStretches(f, p, c.Blocks),
	}
	return v
}

func newCompared(f Frame, under address, a *article.Article, words int) compared {
	return compared{f.similar(under, a), f.N("compare.words", words)}
}

// paragraphsOf returns the paragraphs of an article's body.
func paragraphsOf(a *article.Article) []string {
	body := a.Body()
	var all []string
	for _, p := range parts(a) {
		all = append(all, p.Of(body))
	}
	return all
}

// inCommon says how many words two texts have in common, of all that they have.
func (f Frame) inCommon(c differences.Comparison) string {
	share := f.Language.Share(2*c.Common, c.First+c.Second)
	if c.First+c.Second == 0 {
		share = f.Language.Percent(100) // nothing is the same as nothing
	}
	return f.T(f.Language.plural("compare.share", c.Common), "n", f.Language.Number(c.Common), "share", share)
}

func isSame(c differences.Comparison) bool {
	for _, b := range c.Blocks {
		if !b.IsSame() {
			return false
		}
	}
	return true
}

// stretch is a run of paragraphs that differ, or that do not.
type stretch struct {
	Folded     string // what stands for it while it is folded, "" where it is open
	Paragraphs []differing
}

// differing is one paragraph of one text or of both.
type differing struct {
	Lang   string
	Class  string // "gone", "come", "" where it is of both
	Pieces []piece
}

// piece is a run of words; the blank before it stands outside its mark.
type piece struct {
	Gone, Come bool
	Blank      string
	Text       string
	Break      bool // a paragraph ends here in one text alone
}

// foldedFrom is how many words in a row are the same before they are folded: two long paragraphs.
const foldedFrom = 120

func newStretches(f Frame, p ComparePage, blocks []differences.Block) []stretch {
	var all []stretch
	for len(blocks) > 0 {
		n, same := 1, blocks[0].IsSame()
		for n < len(blocks) && blocks[n].IsSame() == same {
			n++
		}
		s := stretch{Paragraphs: make([]differing, n)}
		for i, b := range blocks[:n] {
			s.Paragraphs[i] = newDiffering(p, b)
		}
		if words := wordsIn(blocks[:n]); same && words >= foldedFrom {
			s.Folded = f.T(f.Language.plural("compare.folded", n), "n", f.Language.Number(n), "words", f.N("compare.words", words))
		}
		all, blocks = append(all, s), blocks[n:]
	}
	return all
}

func wordsIn(blocks []differences.Block) int {
	n := 0
	for _, b := range blocks {
		for _, p := range b {
			n += differences.Words(p.Text)
		}
	}
	return n
}

func newDiffering(p ComparePage, b differences.Block) differing {
	v := differing{Lang: p.First.Lang}
	switch b.Wholly() {
	case differences.Deleted:
		v.Class = "gone"
	case differences.Inserted:
		v.Class, v.Lang = "come", p.Second.Lang
	}
	for i, part := range b {
		blank := differences.Blank(part.Text)
		if i == 1 && b[0].Op == differences.Deleted && part.Op == differences.Inserted && blank == "" {
			blank = " " // both begin the paragraph: they are two words
		}
		v.Pieces = append(v.Pieces, piece{
			Gone: part.Op == differences.Deleted, Come: part.Op == differences.Inserted, Blank: blank, Text: part.Text[len(blank):],
			Break: part.Break && part.Op != differences.Same && v.Class == "",
		})
	}
	return v
}
