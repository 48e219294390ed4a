package dates

import (
	"unicode"
	"unicode/utf8"
)

// maxWordBytes is the longest word that the tables are asked for, in bytes.
const maxWordBytes = 64

// latinBase is the base of each letter from U+00C0 to U+00FF; "?" stays as it is.
const latinBase = "aaaaaa?ceeeeiiii?nooooo?ouuuuy??aaaaaa?ceeeeiiii?nooooo?ouuuuy?y"

// foldTo appends word, lower case already, without the accents of Latin-1.
func foldTo(to, word []byte) []byte {
	for i := 0; i < len(word); {
		if word[i] == 0xC3 && i+1 < len(word) {
			if base := latinBase[word[i+1]&0x3F]; base != '?' {
				to = append(to, base)
				i += 2
				continue
			}
		}
		to = append(to, word[i])
		i++
	}
	return to
}

func fold(word string) string { return string(foldTo(nil, []byte(word))) }

// lowerTo appends word in lower case, as many of its letters as fit.
func lowerTo(to []byte, word string) []byte {
	for i := 0; i < len(word) && len(to)+utf8.UTFMax <= cap(to); {
		if b := word[i]; b < utf8.RuneSelf {
			if 'A' <= b && b <= 'Z' {
				b += 'a' - 'A'
			}
			to = append(to, b)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(word[i:])
		to = utf8.AppendRune(to, unicode.ToLower(r))
		i += size
	}
	return to
}
