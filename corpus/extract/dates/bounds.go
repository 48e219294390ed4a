package dates

import (
	"slices"
	"sync"

	"kiosque/article"
)

// datedBy is what one mention proves about the day of publication.
type datedBy struct {
	mention
	code ymd
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

// bounds holds what the text proves: not before the latest of past, not
// after the earliest of future.
type bounds struct {
	past, future []datedBy
}

// page is one article read for its dates.
type page struct {
	*article.Article
	tokens   []token
	tenses   []verbTense
	mentions []mention
	frame    frame
	buffer   *[]token // that tokens came from
}

func newPage(a *article.Article) *page {
	p := &page{Article: a, frame: newFrame(a)}
	p.read()
	return p
}

// read fills the tokens and the mentions.
func (p *page) read() {
	p.buffer, _ = buffers.Get().(*[]token)
	p.tokens = readTokens(p.Article, (*p.buffer)[:0])
	p.mentions = scan(p.Text, p.tokens)
}

// buffers hold tokens of articles that were read: those of one take ten times the room of its text.
var buffers = sync.Pool{New: func() any { return new([]token) }}

// maxBuffer is the most tokens that are kept room for; longer articles are rare.
const maxBuffer = 1 << 14

// release gives the tokens back; p is of no use any more.
func (p *page) release() {
	if cap(p.tokens) <= maxBuffer {
		*p.buffer = p.tokens[:0]
	}
	buffers.Put(p.buffer)
	p.tokens = nil
}

// bounds reads the mentions of title and body. A future that the text itself
// has left behind, because it names a later year as present or past, is none.
func (p *page) bounds(said []mention) (b bounds) {
	top := 0
	for _, d := range said {
		if d.year < minBareYear || d.ambiguous || p.season(d) {
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
		return f.year < top || p.narrated(f.mention) && (past == nil || past.year < f.year-1)
	})
	return b
}

// season tells whether d is the first half of "2020-21" or "2020/21", which lies in two years.
func (p *page) season(d mention) bool {
	t, n := p.token(d.last+1), p.token(d.last+2)
	return d.bare && (t.sign == '-' || t.sign == '/' || t.sign == '–') && !t.gap && n.kind == kindNumber && !n.gap
}

// narrated tells whether only a verb's ending puts d in the future: the French
// press tells the past so too ("il sera élu en 1995"), and only news of the
// year before shows that it looks ahead.
func (p *page) narrated(d mention) bool {
	tense, verb := tenseOf(p.tokens, p.tenses, d)
	return tense == tenseFuture && p.tokens[verb].roles&roleFuture == 0
}

// setting is what stands around a date: the word before it, the nearest verb.
type setting struct {
	before int
	tense  verbTense
	verb   int
}

func (p *page) setting(d mention) (s setting) {
	s.before = p.before(d)
	s.tense, s.verb = tenseOf(p.tokens, p.tenses, d)
	return s
}

// boundRule decides what d proves by the words beside it and its verb, "" for nothing.
func (p *page) boundRule(d mention) string {
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

func (p *page) pastRule(d mention, s setting) string {
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
func (b *bounds) latest() *datedBy {
	var best *datedBy
	for i := range b.past {
		if best == nil || b.past[i].code > best.code {
			best = &b.past[i]
		}
	}
	return best
}

func (b *bounds) earliest() *datedBy {
	var best *datedBy
	for i := range b.future {
		if best == nil || b.future[i].code.last() < best.code.last() {
			best = &b.future[i]
		}
	}
	return best
}
