package organisations

import (
	"strings"
	"unicode"

	"kiosque/corpus/extract/gazetteer"
)

// The bounds of an acronym that a text may define, in letters.
const (
	minAcronym = 2
	maxAcronym = 10
	maxDigits  = 2
	// maxLongForm is the most words of a long form, counting articles: three a letter and room for one long name.
	maxLongForm = 24
)

// readDefinitions finds "Long Name (LN)" and "LN (Long Name)", after Schwartz
// and Hearst (2003), with the initials of the words first and the French
// articles skipped, and binds the acronym to the body for the whole article.
func (f *finder) readDefinitions(at int, t *passageText) {
	for i := 1; i < len(t.words); i++ {
		if !opensBracket(t.before(i)) {
			continue
		}
		if end := t.acronymEnd(i); end > 0 && closesBracket(t.before(end)) {
			f.defineBefore(at, t, i, end)
		} else if end := t.acronymEnd(i - 1); end == i {
			f.defineBehind(at, t, i)
		}
	}
}

func opensBracket(gap string) bool {
	gap = strings.TrimRight(gap, " «“\"'\u00a0\u202f")
	return strings.HasSuffix(gap, "(") && strings.Trim(gap, " \u00a0\u202f\n»”\"’'(") == ""
}

func closesBracket(gap string) bool {
	gap = strings.TrimLeft(gap, " »”\"'\u00a0\u202f")
	return strings.HasPrefix(gap, ")") || strings.HasPrefix(gap, ",") || strings.HasPrefix(gap, ";")
}

// acronymEnd returns the word behind the acronym that starts at word i, 0 when there is none.
func (t *passageText) acronymEnd(i int) int {
	end := i + 1
	for end < len(t.words) && t.words[end].Joint == gazetteer.Hyphen && t.words[end].Upper() {
		end++
	}
	if !isAcronym(t.letters(i, end)) || lexicon().has("no-body", gazetteer.Fold(t.letters(i, end))) {
		return 0
	}
	return end
}

// letters returns the plain letters of words first to last, nothing between.
func (t *passageText) letters(first, last int) string {
	if last == first+1 {
		return t.words[first].Plain
	}
	return strings.ReplaceAll(gazetteer.Plain(t.words[first:last]), " ", "")
}

// isAcronym tells whether a word may be an acronym: "ANSSI", "maCERT", and
// "Cnil", which is one when a long form bears it out.
func isAcronym(s string) bool {
	capitals, letters, digits := 0, 0, 0
	for _, r := range s {
		letters++
		if unicode.IsUpper(r) {
			capitals++
		}
		if unicode.IsDigit(r) {
			digits++
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return false
		}
	}
	if letters < minAcronym || letters > maxAcronym || digits > maxDigits || unicode.IsDigit(rune(s[0])) {
		return false
	}
	return 2*capitals >= letters || capitals >= 1 && letters >= 4
}

// defineBefore reads the long form that ends before word i, whose acronym is words i to end.
func (f *finder) defineBefore(at int, t *passageText, i, end int) {
	first, found := t.longForm(t.phraseStart(i-1, maxLongForm), i, t.letters(i, end))
	m := mention{at: at, first: first, last: i, rule: RuleDefinition, fit: strong}
	named, exact := f.nameEnding(at, i)
	switch {
	case named != nil && (!found || first >= named.first) && (found || f.hasAcronym(named.to, t, i, end)):
		m.to, m.first = named.to, named.first
	case named != nil && exact && found && !f.orgLike(t, first, i):
		m.to, m.first = named.to, named.first
	case found && f.orgLike(t, first, i):
		if m.to = f.acronymBody(t, i, end, first, i); m.to == nobody {
			m.to = f.propose(t, first, i)
		}
	default:
		return
	}
	f.bind(m, t, i, end)
}

// defineBehind reads the long form that starts at word i, in brackets; its acronym is word i-1.
func (f *finder) defineBehind(at int, t *passageText, i int) {
	last := i + 1
	for last < len(t.words) && last-i < maxLongForm && t.words[last].Joint != gazetteer.Break {
		last++
	}
	if last-i < 2 || !strings.HasPrefix(t.before(last), ")") {
		return
	}
	start := i - 1
	for start > 0 && t.words[start].Joint == gazetteer.Hyphen && t.words[start-1].Upper() {
		start--
	}
	m := mention{at: at, first: i, last: last, rule: RuleDefinition, fit: strong}
	first, found := t.longForm(i, last, t.letters(start, i))
	if named, _ := f.nameEnding(at, last); named != nil && named.first <= i+1 {
		if m.to = named.to; found || f.hasAcronym(named.to, t, start, i) {
			f.bind(m, t, start, i) // else a person and a party: "Dupont (Les Républicains)"
		}
		return
	}
	if !found || first > i+1 || !f.orgLike(t, first, last) {
		return
	}
	if m.to = f.acronymBody(t, start, i, first, last); m.to == nobody {
		m.to = f.propose(t, first, last)
	}
	m.first = first
	f.bind(m, t, start, i)
}

// bind makes the acronym mean the body of m everywhere in the article.
func (f *finder) bind(m mention, t *passageText, first, last int) {
	f.mentions = append(f.mentions, m)
	f.local[gazetteer.Plain(t.words[first:last])] = m.to
	for k := m.first; k < m.last; k++ {
		t.covered[k] = true
	}
}
