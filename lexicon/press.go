package lexicon

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

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

// press reads the checked table for both directions.
var press = sync.OnceValue(func() *[2]pairs {
	content, err := data.ReadFile("data/press.tsv")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		panic(err) // embedded
	}
	found, err := readPairs(string(content))
	if err != nil {
		panic(err) // the table is part of the program, and tested
	}
	return found
})

// readPairs reads rows of: domain, French forms, English forms, and "fr>en", "en>fr" or
// nothing for both directions, between tabs. Forms are parted by " | ", the preferred one first.
func readPairs(content string) (*[2]pairs, error) {
	var found [2]pairs
	for i := range found {
		found[i] = pairs{entries: map[string][]entry{}, begins: map[string]bool{}}
	}
	for n, line := range strings.Split(content, "\n") {
		line = strings.TrimRight(line, "\r")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		columns := strings.Split(line, "\t")
		if len(columns) != 3 && len(columns) != 4 {
			return nil, fmt.Errorf("read table press: line %d has %d columns", n+1, len(columns))
		}
		direction := ""
		if len(columns) == 4 {
			direction = strings.TrimSpace(columns[3])
		}
		forms := [2][]string{split(columns[1]), split(columns[2])}
		for from := range found {
			if direction == "" || direction == languages[from]+">"+languages[1-from] {
				found[from].add(languages[from], forms[from], waysOf(languages[1-from], forms[1-from]))
			}
		}
	}
	return &found, nil
}

func split(forms string) []string {
	var found []string
	for form := range strings.SplitSeq(forms, "|") {
		if form = strings.TrimSpace(form); form != "" {
			found = append(found, form)
		}
	}
	return found
}

// waysOf weighs forms by their rank.
func waysOf(lang string, forms []string) []Way {
	var ways []Way
	for rank, form := range forms {
		if terms := termsOf(lang, form); terms != nil {
			ways = append(ways, Way{Text: form, Terms: terms, Weight: byRank(rank)})
		}
	}
	return normalised(ways)
}

// byRank weighs the forms of a row: half as much for the second, a third for the third.
func byRank(rank int) float64 { return 1 / float64(rank+1) }

// add enters every form of a row, once where two are the same word.
func (p *pairs) add(lang string, forms []string, ways []Way) {
	var entered []string
	for rank, form := range forms {
		tokens := analyzers.Tokens(lang, form)
		if len(tokens) == 0 || len(ways) == 0 {
			continue
		}
		k := joinedTerms(tokens)
		e := newEntry(lang, form, tokens, byRank(rank), ways)
		if id := k + "/" + e.base + "/" + e.spelt; !slices.Contains(entered, id) {
			entered = append(entered, id)
			p.entries[k] = append(p.entries[k], e)
		}
		p.longest = max(p.longest, len(tokens))
		if len(tokens) > 1 {
			p.begins[tokens[0].Term] = true
		}
	}
}

func newEntry(lang, form string, tokens []analyzers.Token, weight float64, ways []Way) entry {
	e := entry{weight: weight, ways: ways}
	if len(tokens) > 1 {
		return e
	}
	e.base = base(lang, tokens[0].Exact)
	if strings.ContainsAny(strings.Trim(form[:tokens[0].Start]+form[tokens[0].End:], "'’lL"), " -'’") || tokens[0].End < len(form) {
		e.spelt = strings.ToLower(form)
	}
	return e
}

// ways returns the ways of the entries with the terms of tokens of text: of those that are the same
// word but for its inflection if there are any (sure), otherwise of those that only share
// its stem. Of several words the stems are enough.
func (p *pairs) ways(lang, text string, tokens []analyzers.Token) (ways []Way, sure bool) {
	entries := p.entries[joinedTerms(tokens)]
	if len(entries) == 0 {
		return nil, false
	}
	var same, kin []Way
	for _, e := range entries {
		switch {
		case len(tokens) > 1 || e.base == base(lang, tokens[0].Exact) && e.spelt == "", e.spelt != "" && e.standsIn(text, tokens[0]):
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
