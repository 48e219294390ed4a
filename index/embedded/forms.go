package embedded

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/blevesearch/vellum/levenshtein"

	"kiosque/index/formula"
	"kiosque/index/occurrences"
	"kiosque/index/reading"
)

// knowledge is what a question to g is read with.
func (g *generation) knowledge(ctx context.Context) reading.Knowledge {
	return reading.Knowledge{Forms: &dictionaries{ctx, g, map[string][]string{}, map[string]*levenshtein.DFA{}}, Body: g.body}
}

// dictionaries are the forms of a generation, for one question: the same pattern is
// looked up once, and what accepts the words near another is built once for all languages.
type dictionaries struct {
	ctx context.Context
	*generation
	known map[string][]string
	near  map[string]*levenshtein.DFA
}

// Prefixed returns the exact forms of lang that begin with prefix.
func (g *dictionaries) Prefixed(lang, prefix string, most int) ([]string, error) {
	return g.forms(lang, prefix+"*", most, func(f *occurrences.Field) ([]occurrences.Form, error) {
		return f.Prefixed(prefix, most)
	})
}

// Near returns the exact forms of lang within so many edits of text, an exchange of
// neighbours among them (Schulz and Mihov, Fast String Correction with
// Levenshtein-Automata, 2002).
func (g *dictionaries) Near(lang, text string, edits, most int) ([]string, error) {
	pattern := fmt.Sprintf("%s~%d", text, edits)
	return g.forms(lang, pattern, most, func(f *occurrences.Field) ([]occurrences.Form, error) {
		if g.near[pattern] == nil {
			near, err := automata[edits-1]().BuildDfa(text, uint8(edits))
			if err != nil {
				return nil, fmt.Errorf("look for words like %q: %w", text, err)
			}
			g.near[pattern] = near
		}
		return f.Matching(g.near[pattern], most)
	})
}

// automata build what accepts the words within one edit, and within two.
var automata = []func() *levenshtein.LevenshteinAutomatonBuilder{
	sync.OnceValue(func() *levenshtein.LevenshteinAutomatonBuilder { return automaton(1) }),
	sync.OnceValue(func() *levenshtein.LevenshteinAutomatonBuilder { return automaton(2) }),
}

func automaton(edits uint8) *levenshtein.LevenshteinAutomatonBuilder {
	b, err := levenshtein.NewLevenshteinAutomatonBuilder(edits, true)
	if err != nil {
		panic(err) // one and two edits are always possible
	}
	return b
}

// forms reads dictionaries of all fields, up to most forms from each.
func (g *dictionaries) forms(lang, pattern string, most int, read func(*occurrences.Field) ([]occurrences.Form, error)) ([]string, error) {
	all, known := g.known[lang+" "+pattern]
	if known {
		return all, nil
	}
	for _, field := range []string{wordsField, formula.Removed} {
		if g.ctx.Err() != nil {
			return nil, g.ctx.Err()
		}
		found, err := read(g.occurrences.Field(fieldName(field, lang)))
		if err != nil {
			return nil, err
		}
		for _, f := range found {
			all = append(all, f.Text)
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	all = all[:min(most, len(all))]
	g.known[lang+" "+pattern] = all
	return all, nil
}
