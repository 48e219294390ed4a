package web

import (
	"strings"
)

// The codes of notes that are more than a list of words.
const (
	Corrected      = "corrected"    // Asked was answered in the place of what was typed
	Proposed       = "did_you_mean" // Asked may have been meant
	Relaxed        = "relaxed"      // the hits need not have all Words, but Least of them
	Unrelaxed      = "not_relaxed"  // they have all, unlike those in another language
	TooManyForms   = "too_many_forms"
	Translated     = "translated"
	Named          = "organisation"
	Untranslated   = "untranslated" // the reader wants Words left as they are
	TranslationOff = "translation_off"
)

// Note says what was done to a query on the way: a code, and the reader's words that it is about.
type Note struct {
	Code  string // the message is "note." + Code
	Words []string
	Asked [][]string // what was asked for each of Words, the likeliest first
	Lang  string     // of the articles it is about, "" for all
	// Of words, hits have at least Least, and All articles of the archive have all. Of a
	// pattern, how many words are too many.
	Of, Least, All int
	Narrowed       bool // filters hide some of those All
	Loosened       bool // words were asked for exactly, and need not stand so
}

// Note returns a note in words.
func (l Labels) Note(n Note) string {
	number := l.Language.Number
	pairs := []string{
		"words", l.noteWords(n), "of", number(n.Of), "least", number(n.Least), "n", number(n.All), "in", l.in(n.Lang),
	}
	if len(n.Words) == 1 && len(n.Asked) == 1 {
		meant := strings.Join(n.Asked[0], " ")
		pairs = append(pairs, "typed", l.Language.Quote(n.Words[0]), "meant", l.Language.Quote(meant))
	}
	return l.Language.Text(l.noteKey(n), pairs...)
}

// Notes returns notes in words, in their order; never nil.
func (l Labels) Notes(notes []Note) []string {
	all := make([]string, len(notes))
	for i, n := range notes {
		all[i] = l.Note(n)
	}
	return all
}

func (l Labels) noteKey(n Note) string {
	key := "note." + n.Code
	if n.Code != Relaxed {
		return key
	}
	switch {
	case n.All > 0 && n.Narrowed:
		return l.Language.plural(key+".hidden", n.All)
	case n.All > 0 && n.Loosened:
		return l.Language.plural(key+".exactly", n.All)
	case n.All > 0:
		return l.Language.plural(key+".some", n.All)
	case n.Least == n.Of:
		return key + ".apart"
	case n.Loosened:
		return key + ".loosened"
	case n.Of == 2:
		return key + ".two"
	case n.Least == 1:
		return key + ".one"
	}
	return key + ".none"
}

// in is what limits a note to the articles in a language, with the blank before it.
func (l Labels) in(lang string) string {
	if text, ok := l.Language.messages["in."+lang]; ok {
		return " " + text
	}
	return ""
}

// noteWords lists the words of a note, each with what was asked for it.
func (l Labels) noteWords(n Note) string {
	quoted := make([]string, len(n.Words))
	for i, w := range n.Words {
		quoted[i] = l.Language.Quote(w)
		if i < len(n.Asked) {
			quoted[i] += " → " + strings.Join(l.noteWays(n, i), " / ")
		}
	}
	return strings.Join(quoted, ", ")
}

// noteWays names what was asked for a word of a note.
func (l Labels) noteWays(n Note, i int) []string {
	if n.Code != Named {
		return n.Asked[i]
	}
	names := make([]string, len(n.Asked[i]))
	for k, value := range n.Asked[i] {
		names[k] = l.organisation(value)
	}
	return names
}
