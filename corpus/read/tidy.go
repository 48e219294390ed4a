package read

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// tidy makes s clean UTF-8: NFC, "\n" line ends, blanks for tabs, and none of
// the characters that nobody sees (see unseen). All other blanks, narrow and
// non-breaking ones too, stay as they are. tidy(tidy(s)) == tidy(s).
func tidy(s string) string {
	return norm.NFC.String(scrub(s))
}

func scrub(s string) string {
	at := firstDirty(s)
	if at < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:at])
	for i := at; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == '\r' && i+1 < len(s) && s[i+1] == '\n' {
			n++
		}
		i += n
		if r = replacement(r); r >= 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// firstDirty returns where scrub has its first work to do, -1 when it has none.
func firstDirty(s string) int {
	for i := 0; i < len(s); {
		if s[i] >= ' ' && s[i] < 0x7f {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if replacement(r) != r {
			return i
		}
		i += n
	}
	return -1
}

// replacement returns what stands for r in clean text, negative for nothing.
func replacement(r rune) rune {
	switch {
	case r == '\n':
		return r
	case r == '\t':
		return ' '
	case isLineEnd(r):
		return '\n'
	case unseen(r):
		return -1
	}
	return r
}

// isLineEnd tells the other ends of lines and pages: CR, VT, FF, NEL, LS, PS.
func isLineEnd(r rune) bool {
	return r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

// unseen tells characters that a reader cannot see and a search trips over.
func unseen(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r < 0xa0: // controls
		return true
	case r < 0xad:
		return false
	case r == 0xad, r == 0x061c, r == 0x180e: // soft hyphen, direction mark, vowel separator
		return true
	case r >= 0x200b && r <= 0x200f: // zero-width, direction marks
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f: // overrides, invisible operators
		return true
	}
	return r == 0xfeff || r >= 0xfff9 && r <= 0xffff && r != 0xfffc // marks, U+FFFD, no characters
}

// oneLine makes s clean and folds its lines and plain blanks into single blanks.
func oneLine(s string) string {
	fields := strings.FieldsFunc(tidy(s), func(r rune) bool { return r == ' ' || r == '\n' })
	return strings.TrimSpace(strings.Join(fields, " "))
}

// blank tells whether s shows nothing.
func blank(s string) bool { return strings.TrimSpace(s) == "" }
