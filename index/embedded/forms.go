package embedded

import (
	"context"
	"errors"
	"fmt"
	"slices"

	bleve "github.com/blevesearch/bleve_index_api"

	"kiosque/index/reading"
)

// knowledge is what a question to g is read with.
func (g *generation) knowledge(ctx context.Context) reading.Knowledge {
	return reading.Knowledge{Forms: &dictionaries{ctx, g, map[string][]string{}}, Body: g.body}
}

// dictionaries are the forms of a generation, for one question: the same pattern is
// looked up once.
type dictionaries struct {
	ctx context.Context
	*generation
	known map[string][]string
}

// Prefixed returns the exact forms of lang that begin with prefix.
func (g *dictionaries) Prefixed(lang, prefix string, most int) ([]string, error) {
	return g.forms(lang, prefix+"*", most, func(field string) (bleve.FieldDict, error) {
		return g.reader.FieldDictPrefix(field, []byte(prefix))
	})
}

// Near returns the exact forms of lang within so many edits of text.
func (g *dictionaries) Near(lang, text string, edits, most int) ([]string, error) {
	fuzzy, ok := g.reader.(bleve.IndexReaderFuzzy)
	if !ok {
		return nil, errors.New("the index has no automata")
	}
	return g.forms(lang, fmt.Sprintf("%s~%d", text, edits), most, func(field string) (bleve.FieldDict, error) {
		return fuzzy.FieldDictFuzzy(field, text, edits, "")
	})
}

// forms reads dictionaries of all fields, up to most forms from each.
func (g *dictionaries) forms(lang, pattern string, most int, open func(field string) (bleve.FieldDict, error)) ([]string, error) {
	all, known := g.known[lang+" "+pattern]
	if known || g.manifest.Languages[lang].Articles == 0 {
		return all, nil
	}
	for _, field := range textFields {
		if g.ctx.Err() != nil {
			return nil, g.ctx.Err()
		}
		dict, err := open(exactName(field, lang))
		if err != nil {
			return nil, err
		}
		found, err := readForms(dict, most)
		if err != nil {
			return nil, errors.Join(err, dict.Close())
		}
		all = append(all, found...)
		if err := dict.Close(); err != nil {
			return nil, err
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	all = all[:min(most, len(all))]
	g.known[lang+" "+pattern] = all
	return all, nil
}

func readForms(dict bleve.FieldDict, most int) ([]string, error) {
	var forms []string
	for len(forms) < most {
		entry, err := dict.Next()
		if err != nil {
			return nil, err
		}
		if entry == nil {
			break
		}
		forms = append(forms, entry.Term)
	}
	return forms, nil
}
