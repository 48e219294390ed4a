package dates

import "strings"

// How far, in tokens, words govern a date that follows them.
const (
	forwardReach    = 12 // a word that looks ahead
	futureReach     = 12 // a future verb
	infinitiveReach = 7  // an English infinitive
	participleReach = 3  // a French infinitive: farther off it is often a noun
)

// asked tells whether d stands in a question, which states nothing.
func (p *page) asked(d mention) bool {
	_, to := sentenceAround(p.tokens, d.first, d.last)
	return p.token(to-1).sign == '?'
}

// opens tells whether an infinitive leads to d ("ce qui allait se passer en 2019",
// "to open in 2019"): what it speaks of may still be open.
func (p *page) opens(before int) bool {
	for i := before - 1; i > 0 && i >= before-infinitiveReach; i-- {
		t := p.tokens[i]
		if t.kind != kindWord && t.kind != kindNumber || p.tenses[i] != tenseNone {
			return false
		}
		word := t.Of(p.Text)
		if t.lang == french && !t.upper && t.roles == 0 && i >= before-participleReach && infinitiveEnding(word) {
			return true
		}
		if t.lang == english && p.is(i-1, "to") && !t.upper {
			return true
		}
	}
	return false
}

// infinitiveEnding tells whether a French word ends like an infinitive.
func infinitiveEnding(word string) bool {
	for _, ending := range []string{"er", "ir", "dre", "ttre"} {
		if len(word) > 4 && strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// looksForward tells whether the words before d look ahead: "reporté en mai 2019",
// "candidat en 2022", "pour 2019".
func (p *page) looksForward(d mention) bool {
	from, _ := sentenceAround(p.tokens, d.first, d.last)
	for i := d.first - 1; i >= max(from, d.first-forwardReach); i-- {
		if p.tokens[i].roles&roleForward != 0 {
			return true
		}
	}
	return false
}

// recentEvent: a name with its year, lately attended: "a récemment pris part au Salon X 2023".
func (p *page) recentEvent(d mention) bool {
	if name := p.token(d.first - 1); name.kind != kindWord || !name.upper {
		return false
	}
	from, to := sentenceAround(p.tokens, d.first, d.last)
	for _, t := range p.tokens[from:to] {
		if t.roles&roleRecent != 0 {
			return true
		}
	}
	return false
}

// ahead: "the future presidency, in January 2022": the sentence calls its
// subject future and tells nothing past before the date.
func (p *page) ahead(d mention, before int) bool {
	if p.token(before).roles&roleComing == 0 {
		return false
	}
	from, _ := sentenceAround(p.tokens, d.first, d.last)
	for i := before - 1; i >= from; i-- {
		if p.tokens[i].roles&roleAhead != 0 {
			return true
		}
		if p.tenses[i] == tensePast || p.tenses[i] == tensePluperfect {
			return false
		}
	}
	return false
}

// before is the token before d, articles and "l’année" left out.
func (p *page) before(d mention) int {
	i := d.first - 1
	for ; i >= 0 && d.first-i < 4; i-- {
		t := p.token(i)
		if isApostrophe(t.sign) || t.End-t.Start == 1 && t.kind == kindWord && t.roles == 0 || t.roles&rolePart != 0 && t.roles&roleStood == 0 {
			continue
		}
		break
	}
	return i
}

func (p *page) token(i int) *token {
	if i < 0 || i >= len(p.tokens) {
		return edge
	}
	return &p.tokens[i]
}

func (p *page) stood(d mention, before int) bool {
	t := p.token(before)
	if p.is(before, "du") && d.stated() == 3 {
		return d.lastDay > d.day || p.tenses[max(before-1, 0)] != tenseNone || p.token(before-1).sign == ','
	}
	return t.roles&roleStood != 0 || d.stated() == 3 && (t.kind == kindSign || t.roles&roleAnyWeekday != 0 || d.weekday > 0)
}

// coming tells whether a future verb leads straight to d.
func (p *page) coming(d mention, s setting) bool {
	if s.tense != tenseFuture || s.verb > d.first || d.first-s.verb > futureReach || !p.straight(s.verb, d.first) {
		return false
	}
	return p.token(s.before).roles&roleComing != 0 || d.stated() == 3 && d.weekday > 0
}

// straight tells whether no comma or bracket stands between two tokens.
func (p *page) straight(from, to int) bool {
	for _, t := range p.tokens[from:to] {
		if t.sign == ',' || t.sign == '(' || t.sign == ')' || t.sign == ':' || t.sign == ';' || t.sign == '»' || t.sign == '”' {
			return false
		}
	}
	return true
}

// ends tells whether a word or phrase with the role ends at most two small words before token i+1.
func (p *page) ends(i int, role roleSet) bool {
	for back := 0; back < 5; back++ {
		t := p.token(i - back)
		if t.roles&role != 0 && int(t.tail) >= i-2 {
			return true
		}
		if t.kind != kindWord {
			return false
		}
	}
	return false
}

// document tells whether the date is that of a paper: "le quotidien X du 5 mars 2017".
func (p *page) document(d mention) bool { return p.dates(d, roleDocument) }

// event tells whether the date is that of a misfortune, which nobody names before
// it happens: "les attentats du 13 novembre 2015", "the September 11, 2001 attacks".
func (p *page) event(d mention) bool {
	return p.dates(d, roleEvent) || p.token(d.last+1).roles&roleEvent != 0 && p.token(d.last+1).lines == 0
}

// dates tells whether the date belongs to a word with the role, by "of" or "dated".
func (p *page) dates(d mention, role roleSet) bool {
	i := d.first - 1
	if !p.is(i, "du") && !p.is(i, "of") && !p.is(i, "dated") {
		return false
	}
	for back := 1; back <= 6; back++ {
		t := p.token(i - back)
		if t.roles&role != 0 {
			return true
		}
		if t.kind != kindWord && !isApostrophe(t.sign) {
			return false
		}
	}
	return false
}

func (p *page) participleBefore(i int) bool {
	t := p.token(i - 1)
	return t.kind == kindWord && !t.upper && t.lang == french && participleOfEr(t.Of(p.Text))
}

func (p *page) is(i int, word string) bool {
	s := scanner{tokens: p.tokens, text: p.Text}
	return s.isWord(i, word)
}

// start is the earliest that d can mean: a past date proves no more.
func (p *page) start(d mention) ymd {
	if d.from > 1 {
		return newYMD(d.year, d.from, 0)
	}
	return newYMD(d.year, d.month, d.lastDay)
}

// end is what a future date proves.
func (p *page) end(d mention) ymd {
	if d.to > 0 && d.to < 12 {
		return newYMD(d.year, d.to, 0)
	}
	return newYMD(d.year, d.month, d.day)
}
