package countries

import (
	"cmp"
	"slices"

	"kiosque/article"
)

// proof gathers what speaks for one country.
type proof struct {
	sure    bool
	word    string // the first weak word
	town    string // the first town or what belongs to one
	title   bool   // that stands in the title
	times   int    // how often it stands
	support bool
}

// oftenTown is how often a town stands in an article that is set there.
const oftenTown = 3

// add takes in one mention. Two different weak words prove a country, and so
// does a town that stands in the title or often.
func (p *proof) add(m mention) {
	switch {
	case m.kind == currencyKind:
	case !m.weak:
		p.sure = true
	case m.kind == supportKind:
		p.support = true
	case p.word == "":
		p.word = m.key
	case p.word != m.key:
		p.sure = true
	}
	if (m.kind == cityKind || m.kind == localKind) && (p.town == "" || p.town == m.key) {
		p.town = m.key
		p.title = p.title || m.title
		p.times++
	}
}

func (p *proof) holds() bool {
	return p.sure || p.title || p.times >= oftenTown || p.support && p.word != ""
}

// proven returns the countries that mentions prove, names of several
// countries and of persons aside.
func proven(mentions []mention, surnames map[string]bool) map[string]bool {
	proofs := map[string]*proof{}
	for _, m := range mentions {
		if len(m.codes) > 1 || m.surname(surnames) {
			continue
		}
		p := proofs[m.codes[0]]
		if p == nil {
			p = &proof{}
			proofs[m.codes[0]] = p
		}
		p.add(m)
	}
	sure := map[string]bool{}
	for code, p := range proofs {
		sure[code] = p.holds()
	}
	return sure
}

// surname tells whether the mention is no more than the name of a person of the article.
func (m mention) surname(surnames map[string]bool) bool {
	return !m.placed && surnames[m.key] && m.kind == nameKind
}

// settle leaves one code to each mention, and only the mentions of countries
// that are proven. A name of several countries means the one that the article
// proves otherwise; failing that its first, or nothing.
func settle(mentions []mention, surnames map[string]bool) []mention {
	sure := proven(mentions, surnames)
	kept := mentions[:0]
	for _, m := range mentions {
		if m.kind == supportKind {
			continue
		}
		i := slices.IndexFunc(m.codes, func(code string) bool { return sure[code] })
		if i < 0 && m.fallback && !m.surname(surnames) {
			i = 0
		}
		if i >= 0 {
			m.codes = m.codes[i : i+1]
			kept = append(kept, m)
		}
	}
	return kept
}

// weight is how much of an article speaks of one country.
type weight struct {
	fact            article.Fact
	score, mentions int
	title, lead     bool
}

// What a mention weighs, in halves of a mention in the body.
const (
	weakWeight  = 1
	bodyWeight  = 2
	leadWeight  = 4 // the first mention in the first passage, on top
	titleWeight = 8 // the first mention in the title, on top
)

func (w *weight) add(m mention) {
	if len(w.fact.Evidence) < maxEvidence {
		w.fact.Evidence = append(w.fact.Evidence, m.Evidence)
	}
	if m.kind == currencyKind {
		return
	}
	w.mentions++
	w.score += bodyWeight
	if m.weak {
		w.score -= bodyWeight - weakWeight
	}
	if m.lead && !w.lead {
		w.score += leadWeight
	}
	if m.title && !w.title {
		w.score += titleWeight
	}
	w.lead, w.title = w.lead || m.lead, w.title || m.title
}

// factsOf groups settled mentions by country.
func factsOf(mentions []mention) []article.Fact {
	var weights []*weight
	byCode := map[string]*weight{}
	for _, m := range mentions {
		w := byCode[m.codes[0]]
		if w == nil {
			w = &weight{fact: article.Fact{Value: m.codes[0]}}
			byCode[m.codes[0]] = w
			weights = append(weights, w)
		}
		w.add(m)
	}
	slices.SortStableFunc(weights, func(a, b *weight) int { return cmp.Compare(b.score, a.score) })
	return mainFirst(weights)
}

// often is how many mentions make a country more than a passing word.
const often = 3

// mainFirst marks the countries that the article is about: the heaviest, and
// those at least half as heavy that stand in title or lead, or stand often.
// Weights come heaviest first.
func mainFirst(weights []*weight) []article.Fact {
	facts := make([]article.Fact, 0, len(weights))
	for i, w := range weights {
		w.fact.Main = i == 0 || 2*w.score >= weights[0].score && (w.title || w.lead && w.mentions > 1 || w.mentions >= often)
		facts = append(facts, w.fact)
	}
	return article.MainFirst(facts)
}
