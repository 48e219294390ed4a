package dates

import "strings"

// cue returns the token of the publication or update cue that d follows, or -1.
// Between them stand a clock, small words and at most a name.
func (p *page) cue(d mention) int {
	words := 0
	for i := d.first - 1; i >= 0 && d.first-i <= cueReach; i-- {
		t := p.tokens[i]
		if t.roles&(rolePublished|roleUpdated) != 0 && p.headed(i) {
			return i
		}
		if t.kind == kindWord && t.roles&(roleFurniture|roleAnyWeekday) == 0 {
			words++
		}
		if t.sign == '.' && p.tokens[i+1].gap || t.lines > 1 || words > 4 || t.kind == kindNumber && t.digits > 2 {
			return -1
		}
	}
	return -1
}

// headed tells whether the cue at i opens its line or clause: "Publié le", "Posted
// on", not "le rapport publié le": a cue inside a sentence is about something else.
func (p *page) headed(i int) bool {
	t, before := p.tokens[i], p.token(i-1)
	if t.lines > 0 || i == 0 || before.kind == kindSign && !isApostrophe(before.sign) && before.sign != ',' {
		return true
	}
	if before.roles&(rolePublished|roleUpdated) != 0 || before.kind == kindNumber && t.upper {
		return true
	}
	for k := i; k > 0 && i-k < 4; k-- {
		if p.tokens[k].lines > 0 {
			return t.upper || k == i
		}
	}
	return t.upper
}

// clockAt tells whether a clock time starts at token i: 12:34, 12h34.
func (p *page) clockAt(i int) bool {
	t, n := p.token(i+1), p.token(i+2)
	return !t.gap && (t.sign == ':' || p.is(i+1, "h")) && n.kind == kindNumber
}

// agencyNear tells whether the next line is a place and an agency: "Paris (AFP) -".
func (p *page) agencyNear(i int) bool {
	for k := i; k < i+6 && k+2 < len(p.tokens); k++ {
		if p.tokens[k].sign == '(' {
			return p.agency(k)
		}
	}
	return false
}

// agency tells whether a short name in brackets opens at token k: "(AFP)", "(Reuters)".
func (p *page) agency(k int) bool {
	name := p.token(k + 1)
	if p.token(k).sign != '(' || name.kind != kindWord || !name.upper {
		return false
	}
	for j := k + 2; j < k+7; j++ {
		if p.token(j).sign == ')' {
			return true
		}
	}
	return false
}

// dateline tells whether the line opens "LILLE, Jan 20 (Reuters) -", "PARIS, 12 mars 2019 (AFP) –".
func (p *page) dateline(d mention, from, to int) bool {
	if d.first-from < 1 || d.first-from > 10 {
		return false
	}
	for i := from; i < d.first; i++ {
		t := p.tokens[i]
		if t.kind == kindWord && !t.upper && t.roles&roleFurniture == 0 || t.kind == kindNumber {
			return false
		}
	}
	k := d.last + 1
	if p.agency(k) || p.sender(k) {
		return true
	}
	if !isDash(p.token(k).sign) || to-d.last <= lineWords {
		return false
	}
	before := p.token(d.first - 1)
	return p.shouted(from) || p.is(d.first-1, "le") && p.token(d.first-2).sign == ',' || isDash(before.sign) && before.gap
}

// sender tells whether what follows names who sends, in signs that prose has
// not: "/PRNewswire/ --", "(ats) -".
func (p *page) sender(k int) bool {
	open, name, shut := p.token(k).sign, p.token(k+1), p.token(k+2).sign
	if name.kind != kindWord {
		return false
	}
	if open == '/' && name.upper && p.token(k+2).kind == kindWord {
		shut = p.token(k + 3).sign // "/APO Group/"
	}
	return open == '/' && shut == '/' || open == '(' && shut == ')' && isDash(p.token(k+3).sign)
}

func isDash(sign rune) bool { return sign == '–' || sign == '—' || sign == '-' }

// shouted tells whether token i is written in capitals only.
func (p *page) shouted(i int) bool {
	w := p.tokens[i].Of(p.Text)
	return len(w) > 2 && strings.ToUpper(w) == w && p.tokens[i].kind == kindWord
}

// sentence tells whether the tokens end or run on like prose.
func (p *page) sentence(from, to int) bool {
	last := p.token(to - 1)
	if last.sign == '.' || last.sign == '?' || last.sign == '!' || last.sign == ';' || last.sign == ':' {
		return true
	}
	for i := from; i < to; i++ {
		if p.tenses[i] != tenseNone {
			return true
		}
	}
	return false
}
