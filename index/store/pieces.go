package store

import "unicode/utf8"

// maxPiece bounds a piece in bytes, and so what a byte of a record can become.
const maxPiece = 64

// manner says how texts of one kind are cut and joined.
type manner struct {
	first  func(s string) int // length of the first piece of s, which is not empty
	rounds int                // of joining two pieces to one
}

var (
	ofWords = manner{firstWord, 2}                     // four words at most
	ofBytes = manner{func(string) int { return 1 }, 3} // eight at most
)

// firstWord returns the length of a word or a number with the blank before it, or
// of one other character.
func firstWord(s string) int {
	start := 0
	if s[0] == ' ' && len(s) > 1 {
		start = 1
	}
	kind := kindOf[s[start]]
	if kind == other {
		return 1
	}
	end := start + 1
	for end < len(s) && end < maxPiece && kindOf[s[end]] == kind {
		end++
	}
	return end
}

// The kinds of byte: what is one word or one number is of one kind.
const (
	other = iota
	letter
	digit
)

var kindOf = func() (kinds [256]byte) {
	for b := range kinds {
		switch {
		case 'a' <= b && b <= 'z', 'A' <= b && b <= 'Z', b >= utf8.RuneSelf:
			kinds[b] = letter
		case '0' <= b && b <= '9':
			kinds[b] = digit
		}
	}
	return kinds
}()
