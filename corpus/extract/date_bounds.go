package extract

import (
	"slices"

	"kiosque/article"
)

// datedBy is what one mention proves about the day of publication.
type datedBy struct {
	dateMention
	code dateCode
	rule string
}

// The rules of bounds.
const (
	rulePast     = "past date"
	ruleFuture   = "future date"
	ruleDocument = "dated document"
	ruleAim      = "aim"
	ruleEvent    = "dated event"
)

// dateBounds holds what the text proves: not before the latest of past, not
// after the earliest of future.
type dateBounds struct {
	past, future []datedBy
}

// datePage is one article read for its dates.
type datePage struct {
	*article.Article
	tokens   []dateToken
	tenses   []dateTense
	mentions []dateMention
	frame    dateFrame
}

func newDatePage(a *article.Article) *datePage {
	p := &datePage{Article: a, tokens: readDateTokens(a), frame: newDateFrame(a)}
	p.mentions = scanDates(a.Text, p.tokens)
	return p
}

// bounds reads the mentions of title and body. A future that the text itself
// has left behind, because it names a later year as present or past, is none.
func (p *datePage) bounds(said []dateMention) (b dateBounds) {
	top := 0
	for _, d := range said {
		if d.year < dateFirstBareYear || d.ambiguous || p.season(d) {
			continue
		}
		switch rule := p.boundRule(d); rule {
		case rulePast, ruleDocument, ruleEvent, ruleEdition, ruleRecent:
			b.past = append(b.past, datedBy{d, p.start(d), rule})
		case ruleFuture, ruleAim:
			b.future = append(b.future, datedBy{d, p.end(d), rule})
			continue
		}
		if p.token(d.first-1).roles&(roleFar|roleForward) == 0 {
			top = max(top, d.year)
		}
	}
	past := b.latest()
	b.future = slices.DeleteFunc(b.future, func(f datedBy) bool {
		return f.year < top || p.narrated(f.dateMention) && (past == nil || past.year < f.year-1)
	})
	return b
}

// season tells whether d is the first half of "2020-21" or "2020/21", which lies in two years.
func (p *datePage) season(d dateMention) bool {
	t, n := p.token(d.last+1), p.token(d.last+2)
	return d.bare && (t.sign == '-' || t.sign == '/' || t.sign == '–') && !t.gap && n.kind == dateNumber && !n.gap
}

// narrated tells whether only a verb's ending puts d in the future: the French
// press tells the past so too ("il sera élu en 1995"), and only news of the
// year before shows that it looks ahead.
func (p *datePage) narrated(d dateMention) bool {
	tense, verb := dateTenseOf(p.tokens, p.tenses, d)
	return tense == tenseFuture && p.tokens[verb].roles&roleFuture == 0
}

// dateSetting is what stands around a date: the word before it, the nearest verb.
type dateSetting struct {
	before int
	tense  dateTense
	verb   int
}

func (p *datePage) setting(d dateMention) (s dateSetting) {
	s.before = p.before(d)
	s.tense, s.verb = dateTenseOf(p.tokens, p.tenses, d)
	return s
}

// boundRule decides what d proves by the words beside it and its verb, "" for nothing.
func (p *datePage) boundRule(d dateMention) string {
	s := p.setting(d)
	switch {
	case p.asked(d):
		return ""
	case p.ends(s.before, roleAim|rolePlanned):
		return ruleAim
	case d.stated() == 3 && p.document(d):
		return ruleDocument
	case d.stated() == 3 && p.event(d):
		return ruleEvent
	case p.token(s.before).roles&roleFar != 0, p.token(s.before-1).roles&(roleFar|roleThan) != 0:
		return ""
	case p.coming(d, s), p.ahead(d, s.before):
		return ruleFuture
	case p.opens(s.before), p.looksForward(d):
		return ""
	}
	return p.pastRule(d, s)
}

func (p *datePage) pastRule(d dateMention, s dateSetting) string {
	switch s.tense {
	case tensePast, tensePluperfect:
		if p.stood(d, s.before) {
			return rulePast
		}
	case tenseNone:
		if p.participleBefore(s.before) && p.stood(d, s.before) {
			return rulePast
		}
	}
	switch {
	case s.tense != tensePast || !d.bare:
		return ""
	case p.ofEdition(d):
		return ruleEdition
	case p.recentEvent(d):
		return ruleRecent
	}
	return ""
}

// latest returns the bound of the past, earliest that of the future; nil when there is none.
func (b *dateBounds) latest() *datedBy {
	var best *datedBy
	for i := range b.past {
		if best == nil || b.past[i].code > best.code {
			best = &b.past[i]
		}
	}
	return best
}

func (b *dateBounds) earliest() *datedBy {
	var best *datedBy
	for i := range b.future {
		if best == nil || b.future[i].code.last() < best.code.last() {
			best = &b.future[i]
		}
	}
	return best
}
