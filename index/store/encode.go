package store

import (
	"encoding/binary"
	"fmt"

	"kiosque/article"
)

// An encoded article is its numbers, after their length, and then its characters.
//
//	characters  the text and the strings of the article, each string once
//	numbers     length of the text, how many strings, their lengths, and:
//	names       id, path, source, url, author, story, language, origin and span of the title
//	passages    which of the looks met, and the span where it is not a line
//	evidence    how much there is in all
//	date        value, bounds, evidence
//	facts       mentioned years, countries, organisations, each with its evidence
//
// Numbers are varints of encoding/binary. A string is its number among those known
// beforehand and those of the article. A list has its length and one before it, so
// that nil is not the empty list. Words that stand in the text at their span are
// not kept twice.

// known are the strings that need not be written: what package article has names for.
// Their order is part of the format; magic tells one from another.
var known = [...]string{
	"", article.French, article.English, article.Other,
	string(article.KindTitle), string(article.KindBody), string(article.KindCaption), string(article.KindCredit), string(article.KindRemoved),
	string(article.Stated), string(article.Found), string(article.Derived), article.RuleMetadata,
}

var numberOfKnown = func() map[string]int {
	numbers := make(map[string]int, len(known))
	for n, s := range known {
		numbers[s] = n
	}
	return numbers
}()

type encoder struct {
	text     string
	lengths  []byte // of the strings met
	numbers  []byte
	chars    []byte
	numberOf map[string]int // of the strings met
	err      error
}

// Encode returns a in the form that Writer.Add takes; the same article gives the
// same bytes. It is safe for concurrent use. A span outside Text is an error.
func Encode(a *article.Article) ([]byte, error) {
	e := encoder{text: a.Text, chars: []byte(a.Text), numberOf: map[string]int{}}
	e.names(a)
	e.passages(a.Passages)
	e.number(countEvidence(a))
	e.strings(a.Date.Value, a.Date.NotBefore, a.Date.NotAfter)
	e.evidence(a.Date.Evidence, 0)
	e.facts(a.Mentioned)
	e.facts(a.Countries)
	e.facts(a.Organisations)
	if e.err != nil {
		return nil, fmt.Errorf("encode %s: %w", a.Path, e.err)
	}
	return e.joined(), nil
}

func (e *encoder) joined() []byte {
	var head []byte
	head = binary.AppendUvarint(head, uint64(len(e.text)))
	head = binary.AppendUvarint(head, uint64(len(e.numberOf)))
	size := len(head) + len(e.lengths) + len(e.numbers)
	out := binary.AppendUvarint(make([]byte, 0, binary.MaxVarintLen32+size+len(e.chars)), uint64(size))
	return append(append(append(append(out, head...), e.lengths...), e.numbers...), e.chars...)
}

func countEvidence(a *article.Article) int {
	n := len(a.Date.Evidence)
	for _, facts := range [...][]article.Fact{a.Mentioned, a.Countries, a.Organisations} {
		for _, f := range facts {
			n += len(f.Evidence)
		}
	}
	return n
}

func (e *encoder) names(a *article.Article) {
	e.strings(a.ID, a.Path, a.Source, a.URL, a.Author, a.Story, a.Lang, string(a.Title.Origin))
	e.span(a.Title.Span, 0, false)
}

func (e *encoder) number(n int) { e.numbers = binary.AppendUvarint(e.numbers, uint64(n)) }

// strings writes the number of each string; one that is new is kept with the characters.
func (e *encoder) strings(values ...string) {
	for _, s := range values {
		n, met := numberOfKnown[s]
		if !met {
			n = len(known) + e.own(s)
		}
		e.number(n)
	}
}

// own returns the number of s among the strings of the article.
func (e *encoder) own(s string) int {
	n, met := e.numberOf[s]
	if !met {
		n = len(e.numberOf)
		e.numberOf[s] = n
		e.lengths = binary.AppendUvarint(e.lengths, uint64(len(s)))
		e.chars = append(e.chars, s...)
	}
	return n
}

func (e *encoder) signed(n int) { e.numbers = binary.AppendVarint(e.numbers, int64(n)) }

// span writes the length of s with a flag beside it, and how far from a place before it starts.
func (e *encoder) span(s article.Span, from int, flag bool) {
	e.check(s)
	e.number((s.End-s.Start)<<1 | bit(flag))
	e.signed(s.Start - from)
}

func (e *encoder) check(s article.Span) {
	if s.Start < 0 || s.End < s.Start || s.End > len(e.text) {
		e.err = fmt.Errorf("span %d to %d is outside the text of %d bytes", s.Start, s.End, len(e.text))
	}
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (e *encoder) listLength(n int, isNil bool) {
	if isNil {
		e.number(0)
		return
	}
	e.number(n + 1)
}

// passages writes of each passage which of the looks met it has, and its span
// where that is not what is guessed.
func (e *encoder) passages(passages []article.Passage) {
	e.listLength(len(passages), passages == nil)
	looks := map[article.Passage]int{}
	g := guess{text: e.text}
	for _, p := range passages {
		e.check(p.Span)
		look := p
		look.Span = article.Span{}
		n, met := looks[look]
		if !met {
			n = len(looks)
			looks[look] = n
		}
		start, end := g.start() == p.Start, g.end(p.Start) == p.End
		e.number(n<<2 | bit(start)<<1 | bit(end))
		if !met {
			e.number(bit(p.Joined))
			e.strings(string(p.Kind), p.Reason, p.Lang)
		}
		if !start {
			e.signed(p.Start - g.before)
		}
		if !end {
			e.number(p.End - p.Start)
		}
		g.before = p.End
	}
}

func (e *encoder) facts(facts []article.Fact) {
	e.listLength(len(facts), facts == nil)
	for _, f := range facts {
		quoted := len(f.Evidence) > 0 && f.Value == f.Evidence[0].Words
		e.evidence(f.Evidence, bit(f.Main)<<1|bit(quoted))
		if !quoted {
			e.strings(f.Value)
		}
	}
}

// evidence writes a list with two flags beside its length.
func (e *encoder) evidence(evidence []article.Evidence, flags int) {
	n := 0
	if evidence != nil {
		n = len(evidence) + 1
	}
	e.number(n<<2 | flags)
	from := 0
	for _, v := range evidence {
		quote := e.quotes(v)
		e.span(v.Span, from, quote)
		if !quote {
			e.strings(v.Words)
		}
		e.strings(v.Rule)
		from = v.Start
	}
}

// quotes tells whether the words of v stand in the text at its span.
func (e *encoder) quotes(v article.Evidence) bool {
	return v.Start >= 0 && v.Start <= v.End && v.End <= len(e.text) && v.Of(e.text) == v.Words
}
