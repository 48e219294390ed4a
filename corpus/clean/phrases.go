package clean

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed data/phrases.tsv
var phraseData string

// how says where in a line a phrase must stand.
type how string

// reach says how far a phrase speaks.
type reach string

const (
	whole  how = "whole"
	starts how = "start"
	within how = "within"
	short  how = "short"
	named  how = "name" // the line begins with it and goes on with a capital or ends

	thisLine      reach = "line"
	aList         reach = "list"
	theRest       reach = "rest"
	allRest       reach = "all" // as theRest, however much follows
	noReach       reach = ""
	fewWords            = 12 // a line of a few words
	someWords           = 25 // a line that a phrase of two words can colour
	manyWords           = 60 // a line that a phrase of three words can colour
	headWords           = 9  // a heading over a list
	nameWords           = 9  // a line that names its author
	datedWords          = 18 // and says when
	longestFolded       = 700
)

// phrase is a row of the table for one phrase.
type phrase struct {
	text   string
	words  int
	reason string
	how    how
	reach  reach
}

// phraseTable finds phrases by the whole line or by their first word.
type phraseTable struct {
	whole   map[string]phrase
	byFirst map[string][]phrase
}

var phrases = sync.OnceValue(func() *phraseTable {
	t, err := readPhrases(phraseData)
	if err != nil {
		panic(fmt.Sprintf("clean: read phrases: %v", err)) // built in: cannot happen once tested
	}
	return t
})

func readPhrases(data string) (*phraseTable, error) {
	t := &phraseTable{whole: map[string]phrase{}, byFirst: map[string][]phrase{}}
	for row := range strings.Lines(data) {
		row = strings.TrimRight(row, "\n")
		if row == "" || strings.HasPrefix(row, "#") {
			continue
		}
		f := strings.Split(row, "\t")
		if len(f) != 4 {
			return nil, fmt.Errorf("row %q: want 4 columns", row)
		}
		for _, text := range strings.Split(f[3], "|") {
			t.add(phrase{text, strings.Count(strings.TrimSpace(text), " ") + 1, f[0], how(f[1]), reach(f[2])})
		}
	}
	return t, nil
}

func (t *phraseTable) add(p phrase) {
	if p.how == whole {
		key := trimMarks(p.text)
		if _, known := t.whole[key]; !known {
			t.whole[key] = p
		}
		return
	}
	first, _, _ := strings.Cut(p.text, " ")
	t.byFirst[first] = append(t.byFirst[first], p)
}

// match returns the phrase that says what a line is; ok is false when none does.
func (t *phraseTable) match(l *line) (p phrase, ok bool) {
	if l.folded == "" {
		return phrase{}, false
	}
	if p, ok := t.whole[l.folded]; ok && !(p.words == 1 && l.stopped()) {
		return p, true
	}
	for at := 0; at < len(l.folded); {
		rest := l.folded[at:]
		first, _, more := strings.Cut(rest, " ")
		for _, p := range t.byFirst[first] {
			if strings.HasPrefix(rest, p.text) && ends(rest, p.text) && p.fits(l, at == 0) {
				return p, true
			}
		}
		if !more {
			break
		}
		at += len(first) + 1
	}
	return phrase{}, false
}

// ends tells whether the phrase ends where a word of s ends.
func ends(s, phrase string) bool {
	if len(s) == len(phrase) || strings.HasSuffix(phrase, " ") {
		return true
	}
	c := s[len(phrase)]
	return c < 'a' || c > 'z'
}

// fits tells whether a phrase that stands in the line colours it: the longer the line, the more words it takes.
func (p phrase) fits(l *line, first bool) bool {
	switch p.how {
	case starts:
		return first && l.words <= p.span() && !l.quotes() && (p.reach != aList || l.words <= headWords && !l.sentence)
	case named:
		return first && !l.sentence && (l.words <= nameWords || l.words <= datedWords && strings.Contains(l.folded, " 0")) && l.namesAfter(p.words)
	case short:
		return l.words <= fewWords && (p.words > 1 || !l.sentence)
	default:
		return l.words <= p.span()
	}
}

func (p phrase) span() int {
	switch {
	case p.words >= 3:
		return manyWords
	case p.words == 2:
		return someWords
	default:
		return fewWords
	}
}
