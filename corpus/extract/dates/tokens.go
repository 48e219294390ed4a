package dates

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"kiosque/article"
)

// The kinds of token.
const (
	kindSign byte = iota // one sign
	kindWord
	kindNumber
)

// token is a word, a number in ASCII digits, or one sign.
type token struct {
	article.Span
	entry
	kind   byte
	lines  byte // line ends before it, at most 2
	gap    bool // a blank or line end stands before it
	upper  bool // a word that starts with a capital
	lang   byte // french or english
	digits int8 // of a number, at most 9 counted
	number int32
	sign   rune
	tail   int32 // last token of the phrase whose roles it has, else itself
}

// reader cuts one text into tokens and asks the lexicon for each word.
type reader struct {
	text   string
	lex    lexicon
	tokens []token
}

// readTokens cuts the passages of a, each in its language; an article
// without passages is read whole. They go into the room of buffer if there is enough.
func readTokens(a *article.Article, buffer []token) []token {
	r := reader{a.Text, loadLexicon(), slices.Grow(buffer, len(a.Text)/5+8)}
	at := 0
	for _, p := range a.Passages {
		if p.Start < at || p.End > len(a.Text) || p.End < p.Start {
			continue
		}
		lang := a.Lang
		if p.Kind == article.KindBody && (p.Lang == article.French || p.Lang == article.English) {
			lang = p.Lang // a line of furniture is too short to tell
		}
		r.read(at, p.Start, langOf(lang))
		r.read(p.Start, p.End, langOf(lang))
		at = p.End
	}
	r.read(at, len(a.Text), langOf(a.Lang))
	r.phrases()
	return r.tokens
}

func langOf(lang string) byte {
	if lang == article.French {
		return french
	}
	return english
}

// read appends the tokens of text[pos:end].
func (r *reader) read(pos, end int, lang byte) {
	for pos < end {
		t := token{lang: lang}
		pos = r.blanks(pos, end, &t)
		if pos >= end {
			return
		}
		t.Start = pos
		c, size := runeAt(r.text, pos)
		switch {
		case '0' <= c && c <= '9':
			pos = r.digits(pos, end, &t)
		case isLetter(c):
			pos = r.letters(pos, end, &t)
		default:
			pos += size
			t.sign = c
		}
		t.End = min(pos, end)
		pos = t.End
		t.tail = int32(len(r.tokens))
		r.tokens = append(r.tokens, t)
	}
}

func (r *reader) blanks(pos, end int, t *token) int {
	if n := len(r.tokens); n == 0 {
		t.lines = 2
	} else {
		for i := r.tokens[n-1].End; i < pos; i++ { // what lies between two passages
			t.gap = true
			t.countLine(r.text[i])
		}
	}
	for pos < end {
		c, size := runeAt(r.text, pos)
		if c != '\n' && !unicode.IsSpace(c) {
			break
		}
		t.gap = true
		t.countLine(r.text[pos])
		pos += size
	}
	return pos
}

func (t *token) countLine(b byte) {
	if b == '\n' && t.lines < 2 {
		t.lines++
	}
}

func (r *reader) digits(pos, end int, t *token) int {
	t.kind = kindNumber
	for ; pos < end && '0' <= r.text[pos] && r.text[pos] <= '9'; pos++ {
		if t.digits < 9 {
			t.number = t.number*10 + int32(r.text[pos]-'0')
			t.digits++
		}
	}
	return pos
}

func (r *reader) letters(pos, end int, t *token) int {
	start := pos
	for pos < end {
		c, size := runeAt(r.text, pos)
		if !isLetter(c) {
			break
		}
		pos += size
	}
	t.kind = kindWord
	first, _ := runeAt(r.text, start)
	t.upper = unicode.IsUpper(first)
	var buffer [maxWordBytes]byte
	t.entry = r.lex.find(lowerTo(buffer[:0], r.text[start:pos]), int(t.lang), t.upper)
	if t.upper && pos == start+1 {
		t.roles &^= roleAvoir // "A Paris": à, not a
	}
	return pos
}

func runeAt(text string, pos int) (rune, int) {
	if b := text[pos]; b < utf8.RuneSelf {
		return rune(b), 1
	}
	return utf8.DecodeRuneInString(text[pos:])
}

func isLetter(c rune) bool {
	if c < utf8.RuneSelf {
		return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
	}
	return unicode.IsLetter(c) || unicode.Is(unicode.Mn, c)
}
