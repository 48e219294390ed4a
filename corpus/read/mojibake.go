package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// repair undoes UTF-8 that was once read as Windows-1252 or ISO-8859-1: "Ã©"
// becomes "é". It does so line by line, and only in a line where every letter
// beyond ASCII is part of such a sequence: a line that writes other accents
// rightly means what it says.
func repair(s string) string {
	s = strings.TrimPrefix(s, "ï»¿") // a byte order mark, read so
	if !suspicious(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for line := range strings.Lines(s) {
		b.WriteString(repairLine(line))
	}
	return b.String()
}

// suspicious tells texts with one of "Â", "Ã", "Å", "â": all sequences begin so.
func suspicious(s string) bool {
	for i := 1; i < len(s); i++ {
		if s[i-1] == 0xc3 && (s[i] == 0x82 || s[i] == 0x83 || s[i] == 0x85 || s[i] == 0xa2) {
			return true
		}
	}
	return false
}

func repairLine(line string) string {
	var b strings.Builder
	sure := false // a whole sequence was seen
	for i := 0; i < len(line); {
		if r, n := misread(line[i:]); n > 0 {
			b.WriteRune(r)
			i += n
			sure = true
			continue
		}
		if a, n := foldedBlank(line[i:]); n > 0 {
			b.WriteString(a)
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(line[i:])
		if r >= utf8.RuneSelf && unicode.IsLetter(r) {
			return line
		}
		b.WriteString(line[i : i+n])
		i += n
	}
	if !sure {
		return line
	}
	return b.String()
}

// misread returns the character whose bytes s begins with, read one by one,
// and the length of that beginning; 0 when there is none that text has.
func misread(s string) (rune, int) {
	var raw [3]byte
	used := 0
	for got := range raw {
		r, n := utf8.DecodeRuneInString(s[used:])
		c, ok := byteOf(r)
		if n == 0 || !ok || got == 0 && !isLead(c) || got > 0 && !isContinuation(c) {
			return 0, 0
		}
		raw[got] = c
		used += n
		if r, n := utf8.DecodeRune(raw[:got+1]); r != utf8.RuneError && n == got+1 {
			return r, used * likely(r)
		}
	}
	return 0, 0
}

// isLead tells the first bytes of Western letters and signs in UTF-8.
func isLead(c byte) bool { return c == 0xc2 || c == 0xc3 || c == 0xc5 || c == 0xe2 }

// likely is 1 for characters of French and English text, else 0.
func likely(r rune) int {
	switch {
	case r >= 0xa0 && r <= 0xff,
		strings.ContainsRune("ŒœŠšŸŽž", r),
		r >= 0x2000 && r <= 0x205f, // quotes, dashes, blanks
		r >= 0x20a0 && r <= 0x214f: // €, ™
		return 1
	}
	return 0
}

// foldedBlank knows "à" and the non-breaking blank, whose last byte was a
// non-breaking blank that something folded into a plain one.
func foldedBlank(s string) (string, int) {
	switch {
	case strings.HasPrefix(s, "Ã  "):
		return "à ", len("Ã  ")
	case strings.HasPrefix(s, "Ã "):
		return "à ", len("Ã ")
	case strings.HasPrefix(s, "Â "):
		return "\u00a0", len("Â ")
	}
	return "", 0
}

// byteOf returns the byte that Windows-1252, or ISO-8859-1, reads as r.
func byteOf(r rune) (byte, bool) {
	if r >= 0x80 && r <= 0xff {
		return byte(r), true
	}
	return charmap.Windows1252.EncodeRune(r)
}
