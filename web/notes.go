package web

import "strings"

// Note returns a note in words.
func (l Labels) Note(n Note) string {
	quoted := make([]string, len(n.Words))
	for i, w := range n.Words {
		quoted[i] = l.Language.Quote(w)
	}
	return l.Language.Text("note."+n.Code, "words", strings.Join(quoted, ", "))
}

// Notes returns notes in words, in their order; never nil.
func (l Labels) Notes(notes []Note) []string {
	all := make([]string, len(notes))
	for i, n := range notes {
		all[i] = l.Note(n)
	}
	return all
}
