package server

import (
	"slices"

	"kiosque/index"
	"kiosque/index/reading"
	"kiosque/query"
	"kiosque/web"
)

// notes says what was done to a question on the way to its answer, and what was
// not done as asked. No word is dropped in silence.
func notes(c index.Corrected, typed query.Query) []web.Note {
	e := c.Query.Expression()
	return slices.Concat(
		spellingNotes(c, typed), relaxedNotes(c), problemNotes(e.Problems), refusedNotes(c.Asked),
		wordNotes(e, c.Asked), saidNotes(c.Asked), untranslatedNotes(c.Query, e),
	)
}

// spellingNotes says which text was answered in the place of the typed one, or may have been meant.
func spellingNotes(c index.Corrected, typed query.Query) []web.Note {
	if len(c.Corrections) == 0 {
		return nil
	}
	n := web.Note{Code: web.Proposed, Words: []string{typed.Text}}
	n.Asked = [][]string{{index.WithCorrections(typed, c.Corrections).Text}}
	if c.Applied {
		n.Code = web.Corrected
	}
	return []web.Note{n}
}

// problemNotes makes one note of all problems of a kind, in the order of the first of each.
func problemNotes(problems []query.Problem) []web.Note {
	var all []web.Note
	for _, p := range problems {
		i := slices.IndexFunc(all, func(n web.Note) bool { return n.Code == p.Code })
		if i < 0 {
			i, all = len(all), append(all, web.Note{Code: p.Code})
		}
		all[i].Words = append(all[i].Words, p.Text)
	}
	return all
}

// refusedNotes names the patterns that stand for too many words.
func refusedNotes(asked []index.Asked) []web.Note {
	var words []string
	for _, a := range asked {
		words = appendNew(words, a.Refused...)
	}
	return without([]web.Note{{Code: web.TooManyForms, Words: words, Of: reading.MaxForms}})
}

// untranslatedNotes says what is not translated because the reader wanted it so.
func untranslatedNotes(q query.Query, e query.Expression) []web.Note {
	typed := e.Words()
	switch {
	case len(typed) == 0:
		return nil
	case !q.Translate:
		return []web.Note{{Code: web.TranslationOff}}
	}
	return without([]web.Note{{Code: web.Untranslated, Words: q.Untranslated}})
}

func without(all []web.Note) []web.Note {
	return slices.DeleteFunc(all, func(n web.Note) bool { return len(n.Words) == 0 })
}

// appendNew appends those words that are not there yet.
func appendNew(words []string, more ...string) []string {
	for _, w := range more {
		if !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return words
}
