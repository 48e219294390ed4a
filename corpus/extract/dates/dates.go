// Package dates reads when an article was published and which years it names.
// What goes in is an article with its passages, and what the user and the page
// state beside it; what comes out is a claim as precise as its evidence, or the
// bounds that the text proves. It stands apart because it reads tokens, not
// names: numbers, signs, words by their role in a sentence, and their tenses.
//
// A text is cut into tokens that know their roles (tokens, lexicon, phrases),
// dates are found among them (scan, numeric, parts, year), lines that stand like
// publication dates are ranked by their place (lines, zones), and where none
// decides the prose does: its tenses bound the day (bounds, context, tense), and
// what only one year can explain claims it (claims, pins, report).
package dates

import (
	"path"
	"slices"

	"kiosque/article"
	"kiosque/corpus/read"
)

// The rules of what is stated outside the prose.
const (
	rulePageMetadata = "page metadata"
	ruleURL          = "url"
	ruleFileName     = "file name"
)

// Publication says when a was published, as far as something states or pins
// it: what the user states, what the page states, the address, the file's name,
// a publication cue, dateline or date line, and last what the prose proves.
// crawledBefore, "" or an ISO 8601 date, is a day by which every article had
// been published. The file's own time and the latest year named prove nothing.
// Where nothing pins the year Value is "", and NotBefore and NotAfter say what
// the text proves.
func Publication(a *article.Article, user, page read.Metadata, crawledBefore string) article.Date {
	if d, ok := statedDate(a, user, page); ok {
		return d
	}
	p := newPage(a)
	defer p.release()
	return p.published(user, page, crawledBefore)
}

// Read is Publication and Mentioned, of a text that is read once.
func Read(a *article.Article, user, page read.Metadata, crawledBefore string) (article.Date, []article.Fact) {
	if d, ok := statedDate(a, user, page); ok {
		return d, Mentioned(a)
	}
	p := newPage(a)
	defer p.release()
	years := p.mentioned()
	return p.published(user, page, crawledBefore), years
}

func (p *page) published(user, page read.Metadata, crawledBefore string) article.Date {
	p.tenses = tensesOf(p.Text, p.tokens)
	code, words := inAddress(p.Article, user, page)
	return p.decide(code, words, parseYMD(crawledBefore))
}

// statedDate reads the day that stands outside the text, in the order of trust.
func statedDate(a *article.Article, user, page read.Metadata) (article.Date, bool) {
	for _, s := range []struct{ date, rule string }{{user.Date, article.RuleMetadata}, {page.Date, rulePageMetadata}} {
		if code := inStatement(s.date, a.Lang); code > 0 {
			return outside(code, s.date, s.rule), true
		}
	}
	if code, words := inAddress(a, user, page); code.day() > 0 {
		return outside(code, words, ruleURL), true
	}
	if code, words := inFileName(path.Base(a.Path)); code > 0 {
		return outside(code, words, ruleFileName), true
	}
	return article.Date{}, false
}

// inStatement reads ISO 8601, else the one date of a few words.
func inStatement(date, lang string) ymd {
	if code := parseYMD(date); code > 0 || date == "" || len(date) > maxWordBytes {
		return code
	}
	t := article.Article{Text: date, Lang: lang}
	if found := scan(date, readTokens(&t, nil)); len(found) == 1 {
		return found[0].code()
	}
	return 0
}

func inAddress(a *article.Article, user, page read.Metadata) (ymd, string) {
	for _, url := range []string{user.URL, page.URL, a.URL} {
		if code, words := inURL(url); code > 0 {
			return code, words
		}
	}
	return 0, ""
}

// outside is a date that no words of the text support.
func outside(code ymd, words, rule string) article.Date {
	return article.Date{Value: code.String(), Evidence: []article.Evidence{{Words: words, Rule: rule}}}
}

// decide reads the text; month is what the address says, 0 for nothing.
func (p *page) decide(month ymd, words string, crawled ymd) article.Date {
	said := p.said()
	b := p.bounds(said)
	past := b.latest()
	l := p.bestLine(p.lines())
	switch {
	case month > 0 && l != nil && newYMD(l.year, l.month, 0) == month:
		return p.lineDate(l)
	case month > 0:
		return outside(month, words, ruleURL)
	case l != nil && (past == nil || past.code.year() <= l.year):
		return p.lineDate(l)
	}
	d := p.boundDate(&b)
	p.claim(&d, p.claims(said, b, crawled))
	return d
}

// boundDate is undated, with what the text proves.
func (p *page) boundDate(b *bounds) (d article.Date) {
	past, future := b.latest(), b.earliest()
	if past != nil && future != nil && past.code > future.code.last() {
		b.future, future = nil, nil // a future told from the past
	}
	if past != nil {
		d.NotBefore = past.code.String()
		d.Evidence = append(d.Evidence, p.evidence(*past))
	}
	if future != nil {
		d.NotAfter = future.code.String()
		d.Evidence = append(d.Evidence, p.evidence(*future))
	}
	return d
}

// lineDate states the day of l. An update proves the day of publication only
// from above: its year is claimed, no more.
func (p *page) lineDate(l *line) article.Date {
	code, after := l.code(), ymd(0)
	if l.rule == ruleUpdated {
		code, after = newYMD(l.year, 0, 0), code
	}
	return article.Date{Value: code.String(), NotAfter: after.String(), Evidence: []article.Evidence{article.Quote(p.Text, l.words, l.rule)}}
}

// claim asserts a year when every rule that speaks says the same, within the bounds.
func (p *page) claim(d *article.Date, claims []claim) {
	if len(claims) == 0 || slices.ContainsFunc(claims, func(c claim) bool { return c.year != claims[0].year }) {
		return
	}
	year := claims[0].year
	before, after := parseYMD(d.NotBefore), parseYMD(d.NotAfter)
	if before.year() > year {
		return
	}
	if after > 0 && after.year() < year {
		d.NotAfter = ""
	}
	d.Value = newYMD(year, 0, 0).String()
	for _, c := range claims {
		if c.past > before {
			before, d.NotBefore = c.past, c.past.String()
		}
		if c.rule == ruleAgree {
			continue // its evidence is that of the two bounds
		}
		for _, from := range c.from {
			d.Evidence = append(d.Evidence, p.evidence(datedBy{from.mention, from.code, c.rule}))
		}
	}
	p.sharpen(d, year, before)
}

// sharpen gives the year the day of a dateline that has none: "LILLE, Jan 20 (Reuters) -".
func (p *page) sharpen(d *article.Date, year int, before ymd) {
	for _, m := range p.mentions {
		if m.Start > p.frame.bodyStart+openingBytes {
			return
		}
		from, to := p.lineAround(m)
		day := newYMD(year, m.month, m.day)
		if m.year == 0 && m.day > 0 && day >= before && p.dateline(m, from, to) {
			d.Value = day.String()
			d.Evidence = append(d.Evidence, p.evidence(datedBy{m, day, ruleDateline}))
			return
		}
	}
}

func (p *page) evidence(d datedBy) article.Evidence {
	return article.Quote(p.Text, d.Span, d.rule)
}
