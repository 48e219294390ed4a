package lexicon

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"kiosque/analyzers"
	"kiosque/tsv"
)

// press reads the checked table for both directions.
var press = sync.OnceValue(func() *[2]pairs {
	content, err := data.ReadFile("data/press.tsv")
	if err != nil {
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
	for number, row := range tsv.Rows(content) {
		if err := readRow(&found, row); err != nil {
			return nil, fmt.Errorf("read table press: line %d: %w", number, err)
		}
	}
	return &found, nil
}

func readRow(found *[2]pairs, columns []string) error {
	if len(columns) != 3 && len(columns) != 4 {
		return fmt.Errorf("%d columns", len(columns))
	}
	forms := [2][]string{split(columns[1]), split(columns[2])}
	entered := false
	for from := range found {
		if len(columns) == 3 || columns[3] == "" || columns[3] == languages[from]+">"+languages[1-from] {
			found[from].add(languages[from], forms[from], waysOf(languages[1-from], forms[1-from]))
			entered = true
		}
	}
	if !entered {
		return fmt.Errorf("direction %q", columns[3])
	}
	return nil
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
			ways = append(ways, Way{Text: form, Terms: terms, Weight: byRank(rank), Checked: true})
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
