package web

import (
	"cmp"
	"strconv"

	"kiosque/article"
	"kiosque/query"
)

// shownEvidence is how many sentences support one fact on the page: more proofs do not prove more.
const shownEvidence = 3

// readEvidence is how many are looked at for sentences that are not shown yet.
const readEvidence = 50

// shownFacts is how many values of one kind are shown at once; the others are a click away.
const shownFacts = 8

// factGroup is one kind of fact beside an article.
type factGroup struct {
	Title    string
	Facts    []fact
	More     []fact
	MoreText string
}

// fact is one value that the archive claims, and why.
type fact struct {
	Name   string
	Main   bool
	Link   string // every article with this value
	All    string // the words of that link
	Why    []evidence
	Stated string // said where the value was stated beside the file: there are no words to show
	More   string
	Reason string // how it was found, said at once; "" where that is told with its words
	// The words of the interface beside a fact.
	MainText, WhyText string
}

// evidence is the sentence that supports a value.
type evidence struct {
	Lang                 string
	Before, Words, After string
	sentence             int // where the sentence begins: in the body, or before 0 elsewhere
	Rule                 string
	Anchor, Where        string // the element that has the words on this page, and what that is a part of
}

func (p *places) groups() []factGroup {
	f, a := p.f, p.a
	groups := []factGroup{{Title: f.T("read.date"), Facts: []fact{p.date()}}}
	for _, g := range []struct {
		name  query.Facet
		facts []article.Fact
	}{{query.Country, a.Countries}, {query.Organisation, a.Organisations}, {query.Mentioned, a.Mentioned}} {
		if len(g.facts) > 0 {
			groups = append(groups, p.group(g.name, g.facts))
		}
	}
	return groups
}

// group shows the first values; where only one would be left, that too.
func (p *places) group(name query.Facet, facts []article.Fact) factGroup {
	g := factGroup{Title: p.f.T("facet." + string(name)), Facts: p.facts(name, facts)}
	if more := len(facts) - shownFacts; more > 1 {
		g.Facts, g.More, g.MoreText = g.Facts[:shownFacts], g.Facts[shownFacts:], p.f.N("hit.more", more)
	}
	return g
}

// places knows where on the page each range of the text stands.
type places struct {
	f          Frame
	a          *article.Article
	body       string
	paragraphs []part
	anchors    []anchor
}

// anchor is a range of the body that the page refers to.
type anchor struct {
	article.Span
	id string
}

func newPlaces(f Frame, a *article.Article) *places {
	return &places{f: f, a: a, body: a.Body(), paragraphs: parts(a)}
}

// anchor returns the id of the words at a range of the body, or of words that are a part of it or of which
// it is one: elements cannot overlap.
func (p *places) anchor(words article.Span) string {
	for _, a := range p.anchors {
		if a.Start < words.End && words.Start < a.End {
			return a.id
		}
	}
	id := "e-" + strconv.Itoa(len(p.anchors)+1)
	p.anchors = append(p.anchors, anchor{words, id})
	return id
}

// anchorsIn returns the anchors that lie in a range of the body.
func (p *places) anchorsIn(s article.Span) []anchor {
	var all []anchor
	for _, a := range p.anchors {
		if s.Contains(a.Span) {
			all = append(all, a)
		}
	}
	return all
}

func (p *places) facts(name query.Facet, facts []article.Fact) []fact {
	all := make([]fact, len(facts))
	for i, one := range article.MainFirst(facts) {
		all[i] = p.fact(name, one.Value, p.f.Label(name, one.Value), one.Evidence)
		all[i].Main = one.Main
	}
	return all
}

func (p *places) date() fact {
	d := p.a.Date
	v := p.fact(query.Year, cmp.Or(d.Year(), query.Undated), p.f.Language.Claim(d), d.Evidence)
	v.All = p.f.T("read.filter", "name", p.f.Label(query.Year, cmp.Or(d.Year(), query.Undated)))
	switch {
	case len(d.Evidence) == 0:
		v.Stated = p.f.T("read.undated")
	default:
		v.Reason = p.f.Language.Or("rule."+d.Evidence[0].Rule, d.Evidence[0].Rule)
	}
	return v
}

func (p *places) fact(name query.Facet, value, label string, why []article.Evidence) fact {
	v := fact{
		Name: label, Link: p.f.searchLink(query.New().Toggle(name, value)),
		All:      p.f.T("read.filter", "name", label),
		MainText: p.f.T("read.main"), WhyText: p.f.T("read.why"),
	}
	more := 0
	for i, e := range why {
		switch {
		case e.Empty():
			v.Stated = p.f.T("read.stated")
		case len(v.Why) < shownEvidence && i < readEvidence:
			v.Why = appendNew(v.Why, p.evidence(e))
		default:
			more++
		}
	}
	if more > 0 {
		v.More = p.f.N("read.evidence.more", more)
	}
	return v
}

// appendNew leaves out a sentence that is shown already: it was repeated in the
// text, or holds the words twice.
func appendNew(all []evidence, one evidence) []evidence {
	for _, e := range all {
		if e.sentence == one.sentence || e.text() == one.text() {
			return all
		}
	}
	return append(all, one)
}

func (e evidence) text() string { return e.Before + e.Words + e.After }
