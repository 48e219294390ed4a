package query

import (
	"strings"
	"unicode/utf8"
)

// Expression is what the search box asks, parsed: every clause must hold.
// The empty Expression is met by every article.
type Expression []Clause

// Clause is one thing that every hit must have: the words of Text, anywhere, or,
// as a Phrase, one after the other in one field.
type Clause struct {
	Text   string
	Phrase bool
}

// closing gives the marks that end a phrase for those that begin one: "…", “…”, „…“, « … ».
var closing = map[rune]string{'"': `"`, '“': `”"`, '”': `”"`, '„': `“”"`, '«': `»`, '»': `«`}

// Expression reads the text of the search box. A quotation mark that is never
// closed is a blank.
func (q Query) Expression() Expression {
	var e Expression
	rest, words := q.Text, ""
	for rest != "" {
		r, n := utf8.DecodeRuneInString(rest)
		phrase, after, ok := quoted(r, rest[n:])
		switch {
		case ok:
			e = e.with(words, false).with(phrase, true)
			words, rest = "", after
		case closing[r] != "":
			words, rest = words+" ", rest[n:]
		default:
			words, rest = words+rest[:n], rest[n:]
		}
	}
	return e.with(words, false)
}

func quoted(open rune, rest string) (phrase, after string, ok bool) {
	closers, opens := closing[open]
	if !opens {
		return "", "", false
	}
	end := strings.IndexAny(rest, closers)
	if end < 0 {
		return "", "", false
	}
	_, n := utf8.DecodeRuneInString(rest[end:])
	return rest[:end], rest[end+n:], true
}

func (e Expression) with(text string, phrase bool) Expression {
	if text = strings.TrimSpace(text); text == "" {
		return e
	}
	return append(e, Clause{Text: text, Phrase: phrase})
}
