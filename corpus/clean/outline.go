package clean

import (
	"encoding/binary"
	"hash/maphash"

	"kiosque/article"
	"kiosque/corpus/read"
)

// An outline is what Clean found in a document, without its text: some bytes a passage.
//
// A document is read again once its corpus is known, and then nothing of it is to be judged again.

// Outline returns the outline of what c.Clean made of d.
func (c *Corpus) Outline(d read.Document, a *article.Article) []byte {
	c.begin()
	o := make([]byte, 0, 16+4*len(a.Passages))
	o = binary.LittleEndian.AppendUint64(o, c.fingerprint(d))
	c.mu.Lock()
	defer c.mu.Unlock()
	o = binary.AppendUvarint(o, uint64(len(a.Text)-len(d.Text)))
	o = binary.AppendUvarint(o, c.shape(article.Passage{Lang: a.Lang, Reason: string(a.Title.Origin)}))
	o = appendSpan(o, 0, a.Title.Span)
	o = binary.AppendUvarint(o, uint64(len(a.Passages)))
	at := 0
	for _, p := range a.Passages {
		o = appendSpan(o, at, p.Span)
		at = p.End
		p.Span = article.Span{}
		o = binary.AppendUvarint(o, c.shape(p))
	}
	return o
}

func appendSpan(o []byte, from int, s article.Span) []byte {
	o = binary.AppendUvarint(o, uint64(s.Start-from))
	return binary.AppendUvarint(o, uint64(s.End-s.Start))
}

// shape numbers what can be said of a passage beside its place: some dozens of things in all.
func (c *Corpus) shape(p article.Passage) uint64 {
	n, known := c.numbers[p]
	if !known {
		n = uint64(len(c.shapes))
		c.numbers[p] = n
		c.shapes = append(c.shapes, p)
	}
	return n
}

// fingerprint tells documents apart by all that Clean reads of them.
func (c *Corpus) fingerprint(d read.Document) uint64 {
	var h maphash.Hash
	h.SetSeed(c.seed)
	for _, s := range []string{d.Text, d.User.Title, d.Page.Title, d.User.Lang, SourceOf(d)} {
		h.WriteString(s)
		h.WriteByte(0)
	}
	for _, hint := range d.Hints {
		h.WriteString(hint.Element)
		maphash.WriteComparable(&h, hint.Start)
		maphash.WriteComparable(&h, hint.End)
	}
	return h.Sum64()
}

// CleanAgain is c.Clean, quicker where o is the outline of d, and nil where there is none. Between the two nothing
// may be added to c.
func (c *Corpus) CleanAgain(d read.Document, o []byte) article.Article {
	c.begin()
	c.mu.RLock()
	a, known := c.remembered(d, o)
	c.mu.RUnlock()
	if !known {
		return c.Clean(d)
	}
	return a
}

// remembered makes the article of an outline, if it is that of d.
func (c *Corpus) remembered(d read.Document, o []byte) (a article.Article, known bool) {
	if len(o) < 8 || binary.LittleEndian.Uint64(o) != c.fingerprint(d) {
		return a, false
	}
	r := outlineReader(o[8:])
	a = described(d)
	a.Text = d.Text
	if front := r.number(); front > 0 {
		a.Text = statedTitle(d) + TitleEnd + d.Text
	}
	about := c.shapes[r.number()]
	a.Lang, a.Title = about.Lang, article.Title{Span: r.span(0), Origin: article.Origin(about.Reason)}
	a.Passages = make([]article.Passage, r.number())
	at := 0
	for i := range a.Passages {
		span := r.span(at)
		at = span.End
		a.Passages[i] = c.shapes[r.number()]
		a.Passages[i].Span = span
	}
	return a, true
}

// outlineReader reads an outline that this process has written.
type outlineReader []byte

func (r *outlineReader) number() int {
	n, size := binary.Uvarint(*r)
	*r = (*r)[size:]
	return int(n)
}

func (r *outlineReader) span(from int) article.Span {
	start := from + r.number()
	return article.Span{Start: start, End: start + r.number()}
}
