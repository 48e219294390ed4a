package server

import (
	"slices"
	"strings"

	"kiosque/analyzers"
	"kiosque/index"
	"kiosque/index/reading"
	"kiosque/web"
)

// saidNotes says which words were asked in other ways than as typed: the translations
// of each language, and the organisations once for all.
func saidNotes(asked []index.Asked) []web.Note {
	var all []web.Note
	named := web.Note{Code: web.Named}
	for _, a := range asked {
		translated := web.Note{Code: web.Translated, Lang: a.Lang}
		for _, s := range a.Said {
			if s.Rule == reading.Named {
				named = saying(named, s)
			} else if !isWithin(s, a.Said) {
				translated = saying(translated, s)
			}
		}
		all = append(all, translated)
	}
	return without(append(all, named))
}

// saying adds to a note what was asked for a word, once. Most names are the same in
// both languages: of a word that was only asked as itself nothing is said.
func saying(n web.Note, s reading.Said) web.Note {
	ways := otherWays(s)
	if len(ways) > 0 && !slices.Contains(n.Words, s.Typed) {
		n.Words, n.Asked = append(n.Words, s.Typed), append(n.Asked, ways)
	}
	return n
}

// otherWays returns the ways of s but for the word itself and its stem.
func otherWays(s reading.Said) []string {
	itself := []string{strings.ToLower(s.Typed)}
	for _, lang := range analyzers.Languages() {
		for _, t := range analyzers.Tokens(lang, s.Typed) {
			itself = append(itself, t.Term)
		}
	}
	return slices.DeleteFunc(slices.Clone(s.Ways), func(way string) bool { return slices.Contains(itself, strings.ToLower(way)) })
}

// isWithin tells whether s is a part of a longer stretch that is translated as one.
func isWithin(s reading.Said, all []reading.Said) bool {
	return slices.ContainsFunc(all, func(whole reading.Said) bool {
		return whole.Rule == s.Rule && len(whole.Typed) > len(s.Typed) && slices.Contains(strings.Fields(whole.Typed), s.Typed)
	})
}
