package organisations

import "kiosque/corpus/extract/gazetteer"

// nameEnding returns the mention of the authority file that ends before word i
// of a text, settled when it can only mean one body.
func (f *finder) nameEnding(at, i int) (named *mention, alone bool) {
	n, known := f.ends[place{at, i}]
	if !known || f.mentions[n].fit != strong || f.mentions[n].rule != RuleName {
		return nil, false
	}
	m := f.mentions[n]
	if m.to == nobody {
		m.to = target(f.au.forms[m.forms[0]].body)
	}
	return &m, len(m.forms) == 1
}

// hasAcronym tells whether the authority file gives body to that acronym.
func (f *finder) hasAcronym(to target, t *passageText, first, last int) bool {
	if to < 0 {
		return false
	}
	acronym := gazetteer.Plain(t.words[first:last])
	for _, form := range f.au.bodies[to].forms {
		if gazetteer.Plain(gazetteer.Words(form.text, 0)) == acronym {
			return true
		}
	}
	return false
}

// acronymBody returns the body of the authority file that has the acronym at
// words first to last, when the long form at words from to to is a spelling, a
// variant or a translation of its name: most of its words are in one of them.
func (f *finder) acronymBody(t *passageText, first, last, from, to int) target {
	end, rows := f.au.index.Longest(t.words, first, nil)
	if end != last {
		return nobody
	}
	for _, row := range rows {
		for _, form := range f.au.bodies[f.au.forms[row].body].forms {
			if !form.acronym && t.resembles(from, to, gazetteer.Words(form.text, 0)) {
				return target(f.au.forms[row].body)
			}
		}
	}
	return nobody
}

// stemLength is how many letters two forms of one word share: "organisation" in both spellings.
const stemLength = 6

// resembles tells whether more than half of the words first to last that say
// something start as words of name do, and of those of name, too.
func (t *passageText) resembles(first, last int, name []gazetteer.Word) bool {
	stems := map[string]bool{}
	for _, w := range name {
		if !lexicon().has("function", w.Key) {
			stems[stem(w)] = true
		}
	}
	said, same := 0, 0
	for i := first; i < last; i++ {
		if t.small(i) {
			continue
		}
		said++
		if stems[stem(t.words[i])] {
			same++
		}
	}
	return 2*same > max(said, len(stems))
}

func stem(w gazetteer.Word) string { return w.Key[:min(len(w.Key), stemLength)] }
