package dates

import (
	"slices"
	"strings"

	"kiosque/article"
)

// line is one date that stands as publication dates do: in a line of its
// own, after a cue, in a byline or dateline.
type line struct {
	mention
	rule  string
	words article.Span // the cue and the date
}

// The rules of lines, from the strongest to the weakest.
const (
	rulePublished = "publication cue"
	ruleDateline  = "dateline"
	ruleByline    = "byline"
	ruleDateLine  = "date line"
	ruleStamp     = "agency stamp"
	ruleUpdated   = "update cue"
	ruleShortLine = "date in a short line"
)

const (
	// lineWords is how many other words a line may have and still be about its date.
	lineWords = 7
	// clockWords is how many other words a line of a date and a time may have.
	clockWords = 4
	// cueReach is how many tokens a cue may stand before its date.
	cueReach = 9
)

// lines finds the dates that stand like publication dates, in the order of the text.
func (p *page) lines() []line {
	var found []line
	for _, d := range p.mentions {
		if d.stated() < 3 && !d.ambiguous || d.year < minBareYear {
			continue
		}
		if l, ok := p.line(d); ok {
			found = append(found, l)
		}
	}
	return found
}

// line reads what stands around d in its line.
func (p *page) line(d mention) (line, bool) {
	from, to := p.lineAround(d)
	l := line{mention: d, words: d.Span}
	cue := p.cue(d)
	if cue >= 0 && d.Start > p.frame.bodyStart+openingBytes && p.wordsIn(d.last+1, to) > lineWords {
		cue = -1 // prose: "publié le 3 mai 2016, le rapport …"
	}
	if cue >= 0 && p.runsOn(d, to) {
		cue = -1
	}
	switch {
	case p.ofTerms(from, to):
	case cue >= 0 && p.token(cue).roles&rolePublished != 0:
		l.rule = rulePublished
	case cue >= 0:
		l.rule = ruleUpdated
	case p.dateline(d, from, to):
		l.rule = ruleDateline
	case !p.inProse(from, to):
		l.rule = p.lineRule(d, from, to)
	}
	if cue >= 0 {
		l.words.Start = p.token(cue).Start
	}
	return l, l.rule != ""
}

// runsOn tells whether a clause goes on after d that no furniture opens: the cue
// is a participle of it: "Publié le 3 mai 2016, le rapport dénonce …".
func (p *page) runsOn(d mention, to int) bool {
	next := p.token(d.last + 2)
	if p.token(d.last+1).sign != ',' || p.wordsIn(d.last+1, to) <= lineWords || next.kind != kindWord || next.upper {
		return false
	}
	return next.roles&(roleUpdated|rolePublished|roleByline) == 0 && !p.is(d.last+2, "à") && !p.is(d.last+2, "at")
}

// ofTerms tells whether the line speaks of the site's own papers: "Privacy policy, updated on May 25, 2018".
func (p *page) ofTerms(from, to int) bool {
	for _, t := range p.tokens[from:to] {
		if t.roles&roleTerms != 0 {
			return true
		}
	}
	return false
}

// inProse tells whether the line is one of several of a body passage: hard-wrapped prose.
func (p *page) inProse(from, to int) bool {
	start, end := p.tokens[from].Start, p.tokens[to-1].End
	i, found := slices.BinarySearchFunc(p.Passages, start, func(q article.Passage, at int) int {
		switch {
		case q.End <= at:
			return -1
		case q.Start > at:
			return 1
		}
		return 0
	})
	if !found || p.Passages[i].Kind != article.KindBody {
		return false
	}
	q := p.Passages[i]
	return len(strings.TrimSpace(p.Text[q.Start:q.End])) > end-start+proseBytes
}

// proseBytes is how many bytes more than its line a passage of prose has.
const proseBytes = 40

// wordsIn counts the words of tokens[from:to].
func (p *page) wordsIn(from, to int) (n int) {
	for i := from; i < to; i++ {
		if p.tokens[i].kind == kindWord {
			n++
		}
	}
	return n
}

// lineAround returns the tokens of the line of d, bounded on both sides.
func (p *page) lineAround(d mention) (from, to int) {
	from = d.first
	for from > 0 && p.tokens[from].lines == 0 && d.first-from < 2*verbReach {
		from--
	}
	to = d.last + 1
	for to < len(p.tokens) && p.tokens[to].lines == 0 && to-d.last < 2*verbReach {
		to++
	}
	return from, to
}

// lineShape is what a line holds beside its date.
type lineShape struct {
	words         int  // that are neither furniture nor weekdays
	clock, byline bool // a time of day; "By …" at its start
	another       bool // its date is the site's or another thing's
	lives         bool // a day of another year: "3 mai 1930 - 12 juin 2001"
}

func (p *page) lineShape(d mention, from, to int) (s lineShape) {
	for i := from; i < to; i++ {
		if i >= d.first && i <= d.last {
			continue
		}
		t := p.tokens[i]
		s.another = s.another || t.roles&roleCopyright != 0 || t.sign == '©'
		switch {
		case t.kind == kindNumber && t.digits > 2:
			s.words++
			s.lives = s.lives || t.digits == 4 && p.token(i-1).roles&roleAnyMonth != 0 && int(t.number) != d.year
		case t.kind == kindNumber:
			s.clock = s.clock || p.clockAt(i)
		case t.roles&roleByline != 0 && i < from+2:
			s.byline = true
		case t.kind == kindWord && t.roles&(roleFurniture|roleAnyWeekday) == 0:
			s.words++
		}
	}
	return s
}

// lineRule weighs the other words of the line.
func (p *page) lineRule(d mention, from, to int) string {
	s := p.lineShape(d, from, to)
	switch {
	case s.another:
		return ""
	case s.byline && s.words <= lineWords+3:
		return ruleByline
	case s.words == 0 && s.clock && p.agencyNear(to):
		return ruleStamp
	case s.words == 0, s.clock && s.words <= clockWords:
		return ruleDateLine
	case s.words > lineWords, s.lives, d.year < pressYear, d.lastDay != d.day:
		return ""
	case !p.sentence(from, to):
		return ruleShortLine
	}
	return ""
}
