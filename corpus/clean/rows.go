package clean

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed data/share_words.tsv
var shareWordData string

//go:embed data/ago.tsv
var agoData string

var shareWords = sync.OnceValue(func() map[string]bool { return wordSet(shareWordData) })

var agoUnits = sync.OnceValue(func() map[string]bool { return wordSet(agoData) })

const (
	speakerWords = 3 // words of the label of a speaker
	speakerTurns = 2 // turns that make a label a speaker
	speakersTalk = 2 // speakers that make a talk
	headNames    = 3 // words of the name over a comment
	capWords     = 8 // words of the head of a row in a table
)

// shareRow tells whether a folded line has only the words of buttons for sharing.
func shareRow(folded string) bool {
	known, n := shareWords(), 0
	for w := range words(folded) {
		if n++; !known[w] {
			return false
		}
	}
	return n >= 2 && n <= someWords
}

// figure tells whether s is a number with its unit and nothing else: "+ 3,2 %", "12 €".
func figure(s string) bool {
	digits := false
	for _, r := range s {
		digits = digits || unicode.IsDigit(r)
		if unicode.IsLetter(r) {
			return false
		}
	}
	return digits && strings.ContainsAny(s, "%€$£°")
}

// tableRows marks the figures and the heads of their rows.
func tableRows(lines []line) {
	for i := range lines {
		if !figure(lines[i].text) {
			continue
		}
		lines[i].row = true
		if i > 0 && lines[i-1].words > 0 && lines[i-1].words <= capWords {
			lines[i-1].row = true
		}
	}
}

// speaker returns the label of who speaks in the line: "Q" of "Q: Was it hard?", "" for none.
func (l *line) speaker() string {
	label, said, ok := strings.Cut(l.text, ":")
	first, _ := utf8.DecodeRuneInString(label)
	if !ok || !l.sentence || said == "" || !unicode.IsUpper(first) || strings.Count(strings.TrimSpace(label), " ") >= speakerWords {
		return ""
	}
	return strings.TrimSpace(label)
}

// talk marks the lines of an interview: two speakers at least, of two turns at least.
func talk(lines []line) {
	turns := map[string]int{}
	for i := range lines {
		if s := lines[i].speaker(); s != "" && lines[i].undecided() {
			turns[s]++
		}
	}
	speakers := 0
	for _, n := range turns {
		if n >= speakerTurns {
			speakers++
		}
	}
	for i := range lines {
		lines[i].spoken = speakers >= speakersTalk && turns[lines[i].speaker()] >= speakerTurns
	}
}

// ago returns what stands before "il y a 2 heures" or "2 hours ago" at the end of a folded line.
func ago(folded string) (name string, ok bool) {
	if !strings.HasSuffix(folded, "ago") && !strings.Contains(folded, " il y a") {
		return "", false // most lines
	}
	f := strings.Fields(folded)
	n := len(f)
	switch {
	case n >= 4 && f[n-1] == "ago" && f[n-3] == "0" && agoUnits()[f[n-2]]:
		return strings.Join(f[:n-3], " "), true
	case n >= 6 && f[n-2] == "0" && agoUnits()[f[n-1]] && strings.HasSuffix(strings.Join(f[:n-2], " "), " il y a"):
		return strings.Join(f[:n-5], " "), true
	}
	return "", false
}

// commentHead tells whether the line names a commenter and how long ago the comment was written;
// handle tells whether the name is one that only networks know: "pseudo75".
func (l *line) commentHead() (head, handle bool) {
	name, ok := ago(l.folded)
	if !ok || l.sentence || strings.Count(name, " ") >= headNames {
		return false, false
	}
	for w := range strings.FieldsSeq(name) {
		if functionWords()[w] || dateWords()[w] {
			return false, false
		}
	}
	return true, !strings.Contains(name, " ") && strings.ContainsAny(name, "0_")
}
