package embedded

import (
	"errors"
	"slices"

	bleve "github.com/blevesearch/bleve_index_api"

	"kiosque/index/reading"
)

// knowledge is what questions to g are read with.
func (g *generation) knowledge() reading.Knowledge {
	return reading.Knowledge{Forms: g, Body: g.body}
}

// Prefixed returns the exact forms of lang that begin with prefix.
func (g *generation) Prefixed(lang, prefix string, most int) ([]string, error) {
	return g.forms(lang, most, func(field string) (bleve.FieldDict, error) {
		return g.reader.FieldDictPrefix(field, []byte(prefix))
	})
}

// Near returns the exact forms of lang within so many edits of text.
func (g *generation) Near(lang, text string, edits, most int) ([]string, error) {
	fuzzy, ok := g.reader.(bleve.IndexReaderFuzzy)
	if !ok {
		return nil, errors.New("the index has no automata")
	}
	return g.forms(lang, most, func(field string) (bleve.FieldDict, error) {
		return fuzzy.FieldDictFuzzy(field, text, edits, "")
	})
}

// forms reads dictionaries of all fields, up to most forms from each.
func (g *generation) forms(lang string, most int, open func(field string) (bleve.FieldDict, error)) ([]string, error) {
	var all []string
	if g.manifest.Languages[lang].Articles == 0 {
		return nil, nil
	}
	for _, field := range textFields {
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
	return all[:min(most, len(all))], nil
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
