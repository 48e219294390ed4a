package store

import "kiosque/article"

// The fewest bytes that an item of a list is written in: no list is longer than
// what is left to read divided by them.
const (
	bytesOfPassage  = 1
	bytesOfFact     = 1
	bytesOfEvidence = 3
)

// decoder reads the numbers of an article. Every string that it gives is a part of
// one: an article is one string and a few arrays.
type decoder struct {
	reader
	text     string
	strings  []string // known, and those of the article
	evidence []article.Evidence
}

// decode returns the article of the numbers that follow the lengths and of all its
// characters, as long as the lengths say; its strings are parts of them.
func decode(numbers []byte, lengths []int, characters string) (article.Article, error) {
	var room [48]string // most articles need no more, and so no allocation
	d := decoder{reader: reader{left: numbers}, strings: append(room[:0], known[:]...)}
	for i, n := range lengths {
		if i == 0 {
			d.text = characters[:n]
		} else {
			d.strings = append(d.strings, characters[:n])
		}
		characters = characters[n:]
	}
	return d.article()
}

func (d *decoder) article() (article.Article, error) {
	a := article.Article{Text: d.text}
	d.names(&a)
	a.Passages = d.passages()
	d.evidence = make([]article.Evidence, 0, d.count(bytesOfEvidence))
	a.Date = article.Date{Value: d.string(), NotBefore: d.string(), NotAfter: d.string()}
	a.Date.Evidence, _ = d.someEvidence()
	a.Mentioned, a.Countries, a.Organisations = d.facts(), d.facts(), d.facts()
	if d.failed || len(d.left) > 0 || len(d.evidence) != cap(d.evidence) {
		return article.Article{}, errDamaged
	}
	return a, nil
}

func (d *decoder) names(a *article.Article) {
	for _, s := range [...]*string{&a.ID, &a.Path, &a.Source, &a.URL, &a.Author, &a.Story, &a.Lang} {
		*s = d.string()
	}
	a.Title.Origin = article.Origin(d.string())
	length, _ := d.flagged()
	a.Title.Span = d.span(d.signed(), length)
}

func (d *decoder) string() string {
	n := d.number()
	if n >= len(d.strings) {
		d.fail()
		return ""
	}
	return d.strings[n]
}

// span returns the span of length bytes at start, which must lie in the text.
func (d *decoder) span(start, length int) article.Span {
	if start < 0 || length > len(d.text) || start > len(d.text)-length {
		d.fail()
		return article.Span{}
	}
	return article.Span{Start: start, End: start + length}
}

func (d *decoder) passages() []article.Passage {
	n, ok := d.listLength(bytesOfPassage)
	if !ok {
		return nil
	}
	var room [8]article.Passage // most articles have fewer looks
	looks := room[:0]
	passages := make([]article.Passage, n)
	g := guess{text: d.text}
	for i := range passages {
		look, start, end := d.passageHead()
		if look == len(looks) {
			looks = append(looks, d.look())
		}
		if look >= len(looks) {
			d.fail()
			return nil
		}
		passages[i] = looks[look]
		passages[i].Span = d.passageSpan(&g, start, end)
	}
	return passages
}

// passageHead reads which look a passage has, and whether start and end are as guessed.
func (d *decoder) passageHead() (look int, start, end bool) {
	n := d.number()
	return n >> 2, n&2 != 0, n&1 != 0
}

func (d *decoder) look() article.Passage {
	joined := d.number() == 1
	return article.Passage{Kind: article.Kind(d.string()), Reason: d.string(), Lang: d.string(), Joined: joined}
}

func (d *decoder) passageSpan(g *guess, start, end bool) article.Span {
	var from int
	if start {
		from = g.start()
	} else {
		from = g.before + d.signed()
	}
	var length int
	if end {
		length = g.end(from) - from
	} else {
		length = d.number()
	}
	s := d.span(from, length)
	g.before = s.End
	return s
}

func (d *decoder) facts() []article.Fact {
	n, ok := d.listLength(bytesOfFact)
	if !ok {
		return nil
	}
	facts := make([]article.Fact, n)
	for i := range facts {
		facts[i] = d.fact()
	}
	return facts
}

func (d *decoder) fact() article.Fact {
	evidence, flags := d.someEvidence()
	f := article.Fact{Main: flags&2 != 0, Evidence: evidence}
	if flags&1 == 0 {
		f.Value = d.string()
	} else if len(evidence) > 0 {
		f.Value = evidence[0].Words
	}
	return f
}

// someEvidence takes the next list from the array of all evidence, and reads the
// flags beside its length.
func (d *decoder) someEvidence() (list []article.Evidence, flags int) {
	n := d.number()
	n, flags = n>>2-1, n&3
	if n < 0 {
		return nil, flags
	}
	from := len(d.evidence)
	if n > cap(d.evidence)-from {
		d.fail()
		return nil, 0
	}
	place := 0
	for range n {
		length, quote := d.flagged()
		place += d.signed()
		v := article.Evidence{Span: d.span(place, length)}
		if quote {
			v.Words = v.Of(d.text)
		} else {
			v.Words = d.string()
		}
		v.Rule = d.string()
		d.evidence = append(d.evidence, v)
	}
	return d.evidence[from:len(d.evidence):len(d.evidence)], flags
}
