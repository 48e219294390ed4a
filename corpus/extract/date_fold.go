package extract

import (
	"unicode"
	"unicode/utf8"
)

// dateWordBytes is the longest word that the tables are asked for, in bytes.
const dateWordBytes = 64

// dateLatin is the base of each letter from U+00C0 to U+00FF; "?" stays as it is.
const dateLatin = "aaaaaa?ceeeeiiii?nooooo?ouuuuy??aaaaaa?ceeeeiiii?nooooo?ouuuuy?y"

// dateFoldTo appends word, lower case already, without the accents of Latin-1.
func dateFoldTo(to, word []byte) []byte {
	for i := 0; i < len(word); {
		if word[i] == 0xC3 && i+1 < len(word) {
			if base := dateLatin[word[i+1]&0x3F]; base != '?' {
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

func dateFold(word string) string { return string(dateFoldTo(nil, []byte(word))) }

// dateLowerTo appends word in lower case, as many of its letters as fit.
func dateLowerTo(to []byte, word string) []byte {
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
