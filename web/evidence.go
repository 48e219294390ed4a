package web

import (
	"kiosque/article"
	"kiosque/query"
)

// shownEvidence is how many sentences support one fact on the page: more proofs do not prove more.
const shownEvidence = 4

// factGroup is one kind of fact beside an article.
type factGroup struct {
	Title string
	Facts []fact
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
	// The words of the interface beside a fact.
	MainText, WhyText string
}

// evidence is the sentence that supports a value.
type evidence struct {
	Lang                 string
	Before, Words, After string
	Rule                 string
	Anchor, AnchorText   string // where the words stand on this page
}

func newFactGroups(f Frame, a *article.Article) []factGroup {
	where := newPlaces(f, a)
	groups := []factGroup{{f.T("read.date"), []fact{where.date()}}}
	for _, g := range []struct {
		name  query.Facet
		facts []article.Fact
	}{{query.Country, a.Countries}, {query.Organisation, a.Organisations}, {query.Mentioned, a.Mentioned}} {
		if len(g.facts) > 0 {
			groups = append(groups, factGroup{f.T("facet." + string(g.name)), where.facts(g.name, g.facts)})
		}
	}
	return groups
}

// places knows where on the page each range of the text stands.
type places struct {
	f          Frame
	a          *article.Article
	body       string
	paragraphs []part
}

func newPlaces(f Frame, a *article.Article) places {
	return places{f: f, a: a, body: a.Body(), paragraphs: parts(a)}
}

func (p places) facts(name query.Facet, facts []article.Fact) []fact {
	all := make([]fact, len(facts))
	for i, one := range article.MainFirst(facts) {
		all[i] = p.fact(name, one.Value, p.f.Label(name, one.Value), one.Evidence)
		all[i].Main = one.Main
	}
	return all
}

func (p places) date() fact {
	d := p.a.Date
	v := p.fact(query.Year, orElse(d.Year(), query.Undated), p.f.Language.Claim(d), d.Evidence)
	v.All = p.f.T("read.filter", "name", p.f.Label(query.Year, orElse(d.Year(), query.Undated)))
	return v
}

func (p places) fact(name query.Facet, value, label string, why []article.Evidence) fact {
	v := fact{
		Name: label, Link: p.f.searchLink(query.New().Toggle(name, value)),
		All:      p.f.T("read.filter", "name", label),
		MainText: p.f.T("read.main"), WhyText: p.f.T("read.why"),
	}
	more := 0
	for _, e := range why {
		switch {
		case e.Empty():
			v.Stated = p.f.T("read.stated")
		case len(v.Why) < shownEvidence:
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
		if e.sentence() == one.sentence() {
			return all
		}
	}
	return append(all, one)
}

func (e evidence) sentence() string { return e.Before + e.Words + e.After }
