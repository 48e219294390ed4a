package lexicon

import (
	"slices"
	"strings"

	"kiosque/analyzers"
)

// pairs is the checked table in one direction.
type pairs struct {
	entries map[string][]entry // by the terms of a form, joined by blanks
	longest int                // words of the longest form
	begins  map[string]bool    // first terms of forms of several words
}

// entry is one form of a row, with the ways of the row's other side.
type entry struct {
	base   string  // of the form's only word; "" when it has several
	spelt  string  // the form in small letters, when the chain drops parts of it: rendez-vous
	weight float64 // less where the row has it further behind
	ways   []Way
}

func newEntry(lang, form string, tokens []analyzers.Token, weight float64, ways []Way) entry {
	e := entry{weight: weight, ways: ways}
	if len(tokens) > 1 {
		return e
	}
	e.base = base(lang, tokens[0].Exact)
	if dropped := form[:tokens[0].Start] + form[tokens[0].End:]; strings.ContainsAny(dropped, " -") {
		e.spelt = strings.ToLower(form)
	}
	return e
}

// ways returns the ways of the entries with the terms of tokens of text: of those that are the same
// words but for their inflection if there are any (sure), otherwise of those that only share
// a stem.
func (p *pairs) ways(lang, text string, tokens []analyzers.Token) (ways []Way, sure bool) {
	var same, kin []Way
	for _, e := range p.entries[joinedTerms(tokens)] {
		switch {
		case e.isSame(lang, text, tokens):
			same = append(same, scaled(e.ways, e.weight)...)
		case e.spelt == "":
			kin = append(kin, scaled(e.ways, e.weight)...)
		}
	}
	if same != nil {
		return normalised(same), true
	}
	return normalised(kin), false
}

// states tells whether ways would be sure of tokens.
func (p *pairs) states(lang, text string, tokens []analyzers.Token) bool {
	return slices.ContainsFunc(p.entries[joinedTerms(tokens)], func(e entry) bool { return e.isSame(lang, text, tokens) })
}

// isSame tells whether tokens are the words of an entry that has their terms. Of several words the
// terms are enough; of one word the base must be the same, and what the chain drops must
// stand around it.
func (e entry) isSame(lang, text string, tokens []analyzers.Token) bool {
	switch {
	case len(tokens) > 1:
		return true
	case e.spelt != "":
		return e.standsIn(text, tokens[0])
	}
	return e.base == base(lang, tokens[0].Exact)
}

// standsIn tells whether the form as it is spelt stands around token.
func (e entry) standsIn(text string, token analyzers.Token) bool {
	start, end := max(0, token.Start-len(e.spelt)), min(len(text), token.End+len(e.spelt))
	return strings.Contains(strings.ToLower(text[start:end]), e.spelt)
}

// joinedTerms is the key of tokens.
func joinedTerms(tokens []analyzers.Token) string {
	if len(tokens) == 1 {
		return tokens[0].Term
	}
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = t.Term
	}
	return strings.Join(words, " ")
}
