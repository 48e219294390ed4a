package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fold brings a line to the form that phrases have: lower case, no accents,
// straight apostrophes, one blank between words, every number "0", words that
// were glued by lost markup parted ("FunctionalOur" is "functional our"), and no
// bullets, arrows or closing marks at its ends.
func fold(s string) string {
	b := make([]byte, 0, len(s)+8)
	f := folder{}
	for _, r := range s {
		b = f.append(b, r)
	}
	return trimMarks(string(b))
}

// folder keeps what the next rune depends on.
type folder struct {
	lowers int  // lower-case letters in a row before
	number bool // within a number
	blank  bool // a blank was just written
}

func (f *folder) append(b []byte, r rune) []byte {
	switch {
	case '0' <= r && r <= '9':
		return f.digit(b)
	case f.number && (r == '.' || r == ',' || r == ':'):
		return b // within a number: "1,234", "12:30"; at its end nothing is lost
	case unicode.IsSpace(r):
		return f.space(b)
	case unicode.IsLetter(r):
		return f.letter(b, r)
	}
	f.lowers, f.number, f.blank = 0, false, false
	return utf8.AppendRune(b, plainSign(r))
}

func (f *folder) digit(b []byte) []byte {
	f.lowers, f.blank = 0, false
	if f.number {
		return b
	}
	f.number = true
	return append(b, '0')
}

func (f *folder) space(b []byte) []byte {
	f.lowers, f.number = 0, false
	if f.blank || len(b) == 0 {
		return b
	}
	f.blank = true
	return append(b, ' ')
}

// gluedAfter is the number of small letters before a capital that make it the
// start of another word: "YouTube" and "LinkedIn" stay whole by gluedNames.
const gluedAfter = 4

func (f *folder) letter(b []byte, r rune) []byte {
	if unicode.IsUpper(r) {
		if f.lowers >= gluedAfter {
			b = append(b, ' ')
		}
		f.lowers = 0
	} else {
		f.lowers++
	}
	f.number, f.blank = false, false
	return appendPlain(b, unicode.ToLower(r))
}

// plainLetters maps the accented letters of French and their neighbours to what they stand on.
var plainLetters = func() map[rune]string {
	m := map[rune]string{'œ': "oe", 'æ': "ae", 'ß': "ss"}
	const accented, plain = "àâäáãåçéèêëíìîïñóòôöõúùûüýÿ", "aaaaaaceeeeiiiinooooouuuuyy"
	i := 0
	for _, r := range accented {
		m[r] = plain[i : i+1]
		i++
	}
	return m
}()

func appendPlain(b []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(b, byte(r))
	}
	if p, ok := plainLetters[r]; ok {
		return append(b, p...)
	}
	return utf8.AppendRune(b, r)
}

func plainSign(r rune) rune {
	switch r {
	case '’', 'ʼ', '`', '´':
		return '\''
	case '–', '—':
		return '-'
	}
	return r
}

const (
	openingMarks = " \t•·●▪■◆►▶▸»>›→-*+–—#|<«‹←↓↑✓✔️([{\"“"
	closingMarks = " \t:;.…,!»>›→-|*+<«‹←↓↑)]}\"”"
)

func trimMarks(s string) string {
	t := strings.TrimRight(strings.TrimLeft(s, openingMarks), closingMarks)
	if t == "" {
		return strings.TrimSpace(s)
	}
	return t
}
