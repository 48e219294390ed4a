package query

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind is what a token is.
type kind int

const (
	ends    kind = iota // no token
	word                // up to a blank, a quotation mark, a parenthesis or |
	quoted              // a phrase, with its ~n
	opening             // (
	closing             // )
	orSign              // OR, OU, |
	andSign             // AND, ET
	notSign             // NOT, SAUF, or - before an operand
)

// A token is a piece of the text.
type token struct {
	kind       kind
	start, end int    // bytes of the text
	raw        string // as typed
	text       string // of a phrase: between the quotation marks, with single blanks
	slop       int
	match      int // of a parenthesis: which token is the other half
}

// upTo returns what stands from t up to the end of last.
func (t token) upTo(last token) token { return token{start: t.start, end: last.end} }

// The operators that are words, in capitals only: "ou" and "not" are words of a question.
var operators = map[string]kind{
	"OR": orSign, "OU": orSign, "AND": andSign, "ET": andSign, "NOT": notSign, "SAUF": notSign,
}

// leastHeadline is how many words in capitals alone are a headline: who asks for
// acronyms, "OTAN OU ONU", has fewer.
const leastHeadline = 6

// isHeadline tells whether text is a sentence in capitals, as headlines are pasted, in
// which AND and OU are words like all others. With a parenthesis it is none.
func isHeadline(text string) bool {
	return len(strings.Fields(text)) >= leastHeadline && !strings.Contains(text, "(") &&
		text == strings.ToUpper(text) && text != strings.ToLower(text)
}

// quotes are the marks that open a phrase, each with those that close it.
var quotes = map[rune]string{'"': `"`, '“': `”`, '”': `”`, '„': `“”`, '«': `»`, '»': `«`}

// A scanner divides a text into tokens.
type scanner struct {
	text     string
	at       int
	headline bool // in which no word is an operator
	tokens   []token
	unclosed map[rune]bool // marks for which no other half follows: they are looked for once
	problems []problem
}

func scan(text string) ([]token, []problem) {
	s := scanner{text: text, headline: isHeadline(text), unclosed: map[rune]bool{}}
	for s.at < len(text) {
		s.next()
	}
	return s.tokens, s.problems
}

func (s *scanner) next() {
	r, size := utf8.DecodeRuneInString(s.text[s.at:])
	switch {
	case unicode.IsSpace(r):
		s.at += size
	case quotes[r] != "":
		s.quote(r, size)
	case r == '(':
		s.put(opening, 1)
	case r == ')':
		s.put(closing, 1)
	case r == '|':
		s.put(orSign, len(s.text[s.at:])-len(strings.TrimLeft(s.text[s.at:], "|")))
	case r == '-' && s.startsTerm() && negates(s.text[s.at:]):
		s.put(notSign, 1)
	default:
		s.word()
	}
}

// put adds a token of so many bytes.
func (s *scanner) put(k kind, size int) {
	s.tokens = append(s.tokens, token{kind: k, start: s.at, end: s.at + size, raw: s.text[s.at : s.at+size]})
	s.at += size
}

// startsTerm tells whether the next token stands apart from what comes before it.
func (s *scanner) startsTerm() bool {
	if len(s.tokens) == 0 {
		return true
	}
	last := s.tokens[len(s.tokens)-1]
	return last.end < s.at || last.kind == opening || last.kind == orSign
}

// negates tells whether the hyphen that text begins with says NOT: what follows must be
// able to be an operand. Arrows, dashes and rows of hyphens are words.
func negates(text string) bool {
	r, _ := utf8.DecodeRuneInString(text[1:])
	return isAlphanumeric(r) || r == '(' || quotes[r] != "" || r != utf8.RuneError && strings.ContainsRune(`=\#@'’`, r)
}

// word reads up to a sign that ends words, unless a backslash stands before it.
func (s *scanner) word() {
	i := s.at
	for i < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[i:])
		if endsWord(r) {
			break
		}
		i += size + escaped(s.text[i:])
	}
	k := word
	if operator := operators[s.text[s.at:i]]; operator != ends && !s.headline && !s.followsHyphen() {
		k = operator
	}
	s.put(k, i-s.at)
}

// followsHyphen tells whether a hyphen that says NOT touches the next token.
func (s *scanner) followsHyphen() bool {
	return len(s.tokens) > 0 && s.tokens[len(s.tokens)-1].end == s.at && s.tokens[len(s.tokens)-1].raw == "-"
}

func endsWord(r rune) bool {
	return unicode.IsSpace(r) || r == '(' || r == ')' || r == '|' || quotes[r] != ""
}

// quote reads a phrase; a mark without its other half is a blank.
func (s *scanner) quote(mark rune, size int) {
	length := -1
	if !s.unclosed[mark] {
		length = untilMark(s.text[s.at+size:], quotes[mark])
	}
	if length < 0 {
		s.unclosed[mark] = true
		s.problems = append(s.problems, problem{Unclosed, s.at, s.at + size})
		s.at += size
		return
	}
	inside := s.text[s.at+size : s.at+size+length]
	_, closes := utf8.DecodeRuneInString(s.text[s.at+size+length:])
	s.put(quoted, size+length+closes)
	phrase := &s.tokens[len(s.tokens)-1]
	phrase.text = strings.Join(strings.Fields(unescape(inside)), " ")
	s.slop(phrase)
}

// untilMark returns how many bytes stand before the first of marks, -1 without one.
func untilMark(text, marks string) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if strings.ContainsRune(marks, r) {
			return i
		}
		i += size + escaped(text[i:])
	}
	return -1
}

// slop reads ~n behind a phrase.
func (s *scanner) slop(phrase *token) {
	rest, tilde := strings.CutPrefix(s.text[s.at:], "~")
	if !tilde {
		return
	}
	digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	after, _ := utf8.DecodeRuneInString(rest[digits:])
	if digits == 0 || len(rest) > digits && !endsWord(after) {
		s.problems = append(s.problems, problem{BadValue, s.at, s.at + 1})
		return
	}
	number, err := strconv.Atoi(rest[:digits])
	if err != nil || number > MaxSlop {
		s.problems = append(s.problems, problem{BadValue, s.at, s.at + 1 + digits})
		number = MaxSlop
	}
	s.at += 1 + digits
	phrase.slop, phrase.end = number, s.at
	phrase.raw = s.text[phrase.start:s.at]
}

func isAlphanumeric(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}
