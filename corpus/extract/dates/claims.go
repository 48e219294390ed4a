package dates

import (
	"strings"
)

// claim is a year that one rule reads out of the prose.
type claim struct {
	year int
	rule string
	past ymd // what it proves to be past, 0 for nothing
	from []datedBy
}

// The rules of claims.
const (
	ruleAgree   = "past and future agree"
	ruleLede    = "dated news"
	ruleWeekday = "weekday and date"
	ruleToday   = "date of writing"
	ruleCurrent = "current year"
	rulePinned  = "weekday pinned by a year"
	ruleEdition = "edition"
	ruleReport  = "recent fact"
	ruleRecent  = "recent event"
	ruleCrawled = "crawled before"
)

const (
	// ledeBytes is the part of the body, in bytes, where news says what happened and when.
	ledeBytes = 300
	// pressYear is the first year whose news the web holds as it was written:
	// an article that tells an older day looks back.
	pressYear = 1994
	// A date after this day of December may be told in the next year.
	lateMonth, lateDay = 12, 15
)

// claims applies every rule of prose.
func (p *page) claims(said []mention, b bounds, crawled ymd) []claim {
	var found []claim
	found = append(found, p.agree(b)...)
	found = append(found, p.dated(said)...)
	found = append(found, p.pins(said)...)
	found = append(found, p.edition(said)...)
	found = append(found, p.report(said)...)
	if len(found) == 0 && crawled > 0 {
		found = p.crawled(said, b, crawled)
	}
	return found
}

// agree: what is past and what is future fall into one year.
func (p *page) agree(b bounds) []claim {
	past, future := b.latest(), b.earliest()
	if past == nil || future == nil || past.code.year() != future.code.year() || past.code > future.code.last() {
		return nil
	}
	return []claim{{past.code.year(), ruleAgree, 0, []datedBy{*past, *future}}}
}

// dated: full dates that news gives to what has just happened.
func (p *page) dated(said []mention) (found []claim) {
	for _, d := range said {
		if d.year < minBareYear || d.ambiguous {
			continue
		}
		if rule := p.datedRule(d); rule != "" {
			found = append(found, claim{d.year, rule, 0, []datedBy{{d, d.code(), rule}}})
		}
	}
	return found
}

// datedRule says by what rule d is in the year of writing, "" when by none. The
// English press gives its news no year, so a full date that opens it is an old one.
func (p *page) datedRule(d mention) string {
	if p.current(d) {
		return ruleCurrent
	}
	if d.stated() < 3 || late(d) {
		return ""
	}
	body := p.frame.bodyStart
	if d.Start < body+2*ledeBytes && p.today(d) {
		return ruleToday
	}
	opens := d.Start >= body && d.Start < body+ledeBytes && p.token(d.first).lang == french
	switch tense, _ := tenseOf(p.tokens, p.tenses, d); {
	case tense != tensePast, d.year < pressYear, p.apposed(d), p.remembers():
		return ""
	case d.weekday > 0:
		return ruleWeekday
	case opens && p.boundRule(d) == rulePast:
		return ruleLede
	}
	return ""
}

// apposed tells whether d only tells how old the subject is: "Inauguré le 3 mai 1998, le pont a …".
func (p *page) apposed(d mention) bool {
	from, _ := sentenceAround(p.tokens, d.first, d.last)
	opener := &p.tokens[from]
	return d.first-from <= 3 && opener.kind == kindWord && opener.lang == french &&
		participle(strings.ToLower(opener.Of(p.Text))) && p.token(d.last+1).sign == ','
}

// remembers tells whether title or opening look back over years: "dix ans après", "the anniversary".
func (p *page) remembers() bool {
	for i := range p.tokens {
		t := &p.tokens[i]
		if t.Start >= p.frame.bodyStart+2*ledeBytes {
			return false
		}
		if t.roles&roleMemory != 0 && (t.Start >= p.frame.bodyStart || p.Title.Contains(t.Span)) {
			return true
		}
	}
	return false
}

// late tells whether what happened on d may be told in the next year.
func late(d mention) bool { return d.month == lateMonth && d.lastDay > lateDay }

// today: "ce mardi 20 novembre 2018", "aujourd’hui, 3 mai 2019".
func (p *page) today(d mention) bool {
	i := d.first - 1
	if p.token(i).sign == ',' {
		i--
	}
	for back := 0; back < 4; back++ {
		if t := p.token(i - back); t.roles&roleToday != 0 && int(t.tail) == i {
			return true
		}
	}
	return false
}

// current: "cette année 2018", "en cette fin d’année 2018".
func (p *page) current(d mention) bool {
	for back := 1; back < 6; back++ {
		if t := p.token(d.first - back); d.bare && t.roles&roleCurrent != 0 && int(t.tail) == d.first-1 {
			return true
		}
	}
	return false
}

// said returns the mentions of title and body.
func (p *page) said() []mention {
	var said []mention
	i := 0
	for _, passage := range p.Passages {
		for ; i < len(p.mentions) && p.mentions[i].Start < passage.Start; i++ {
		}
		for ; i < len(p.mentions) && p.mentions[i].End <= passage.End; i++ {
			if passage.Said() {
				said = append(said, p.mentions[i])
			}
		}
	}
	return said
}
