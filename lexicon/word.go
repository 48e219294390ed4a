package lexicon

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kiosque/analyzers"
)

// How the weight of a word is shared among its sources. Chosen on xling_cds_blog.
const (
	itself      = 0.5 // of a known word, beside translations that add up to 1
	capitalised = 1.5 // times as much when it may be a name
	checked     = 0.6 // of the checked table, where what is learnt has nothing in common with it
	confirmed   = 0.1 // of the checked table, where what is learnt is the same
	kindred     = 0.2 // of the checked table, where only another word of the same stem is in it
)

// translator holds what one call of Translate needs.
type translator struct {
	from, to  string
	text      string
	across    bool // from one language of the tables to the other
	direction int  // index of from in the tables
	table     *table
	pairs     *pairs
}

func newTranslator(from, to, text string) translator {
	t := translator{from: from, to: to, text: text}
	direction, known := number(from)
	if !known || to != languages[1-direction] {
		return t
	}
	t.across, t.direction = true, direction
	t.table, _ = statistical() // refused: see Ready
	t.pairs = &press()[direction]
	return t
}

// word returns the ways of one token.
func (t translator) word(token analyzers.Token, first bool) Match {
	m := Match{Start: token.Start, End: token.End, Words: 1}
	spelt := t.text[token.Start:token.End]
	if !t.across || strings.ContainsFunc(spelt, unicode.IsDigit) {
		m.Ways = t.unchanged(spelt, token)
		return m
	}
	translated, known, sure := t.translated(token)
	m.Known, m.Checked = known, sure
	if !known {
		m.Ways = t.unchanged(spelt, token)
		return m
	}
	self := scaled(t.itself(spelt), itself)
	if isName(spelt, first) {
		self = scaled(self, capitalised)
	}
	m.Ways = normalised(append(translated, self...))
	return m
}

// translated returns what the tables say of a token, whether one knows it, and
// whether the checked one does.
func (t translator) translated(token analyzers.Token) (ways []Way, known, sure bool) {
	learnt := t.named(token, t.learnt(token))
	stated, sure := t.pairs.ways(t.from, t.text, []analyzers.Token{token})
	share := kindred
	if sure {
		learnt = beside(stated, learnt)
		if t.isOnlyItself(token, stated) {
			learnt = nil
		}
		share = checked - (checked-confirmed)*agreement(stated, learnt)
	}
	ways = mixed(stated, share, learnt)
	return ways, ways != nil, sure
}

// learnt returns what the statistical table and the prefixes say of a token.
func (t translator) learnt(token analyzers.Token) []Way {
	if t.table == nil {
		return nil
	}
	whole := t.table.translations(t.direction, token.Term)
	if composed := t.composed(token, whole != nil); composed != nil {
		return composed
	}
	return whole
}

// itself returns the word as the other chain reads it: no way when that chain drops it.
func (t translator) itself(spelt string) []Way {
	terms := termsOf(t.to, spelt)
	if terms == nil {
		return nil
	}
	return []Way{{Text: spelt, Terms: terms, Weight: 1, itself: true}}
}

// unchanged is the one way of a name or a number.
func (t translator) unchanged(spelt string, token analyzers.Token) []Way {
	if ways := t.itself(spelt); ways != nil {
		return ways
	}
	return []Way{{Text: spelt, Terms: []Term{{Text: token.Exact}}, Weight: 1, itself: true}}
}

// termsOf returns the terms of a form, nil when the chain drops all of it.
func termsOf(lang, form string) []Term {
	var terms []Term
	start := 0
	for i, token := range analyzers.Tokens(lang, form) {
		if i == 0 {
			start = token.Position
		}
		terms = append(terms, Term{Text: token.Term, Place: token.Position - start})
	}
	return terms
}

// isName tells whether a word may be a name: in capitals, or with a capital elsewhere
// than at the beginning of the question.
func isName(spelt string, first bool) bool {
	_, size := utf8.DecodeRuneInString(spelt)
	return isCapitalised(spelt) && (!first || strings.ContainsFunc(spelt[size:], unicode.IsUpper))
}

// agreement is what the weights of two lists of ways have in common, from 0 to 1.
func agreement(stated, learnt []Way) float64 {
	common := 0.0
	for _, l := range learnt {
		if i := slices.IndexFunc(stated, func(s Way) bool { return sameTerms(s.Terms, l.Terms) }); i >= 0 {
			common += min(l.Weight, stated[i].Weight)
		}
	}
	return common
}
