package mark

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kiosque/article"
)

// sentences cuts text into sentences, blanks around them left out. A sentence
// ends at . ! ? or …, with the quotation marks that close behind it, before a
// blank and anything but a small letter; and at every line end. It is a rule of
// thumb: it errs by cutting too little, after titles and initials ("M. Dupont").
func sentences(text string) []article.Span {
	var all []article.Span
	start := 0
	for i, r := range text {
		if end := i + utf8.RuneLen(r); r == '\n' || isStop(r) && ends(text, start, i, end) {
			all = appendTrimmed(all, text, start, past(text, end))
			start = past(text, end)
		}
	}
	return appendTrimmed(all, text, start, len(text))
}

func isStop(r rune) bool { return r == '.' || r == '!' || r == '?' || r == '…' }

func ends(text string, start, stop, end int) bool {
	rest := text[past(text, end):]
	trimmed := strings.TrimLeftFunc(rest, unicode.IsSpace)
	if trimmed == "" {
		return true
	}
	next, _ := utf8.DecodeRuneInString(trimmed)
	blank := len(trimmed) < len(rest)
	return blank && !unicode.IsLower(next) && !(text[stop] == '.' && isTitle(text[start:stop]))
}

// past returns the end of the closing quotation marks and brackets that stand at i.
func past(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		closes := strings.ContainsRune(`"”»’')]`, r)
		if spaced := unicode.IsSpace(r) && strings.HasPrefix(text[i+n:], "»"); !closes && !spaced {
			break
		}
		i += n
	}
	return i
}

// isTitle tells whether the last word before a full stop is an initial or a
// short form before a name: "M", "Mme", "Dr", "U.S".
func isTitle(sentence string) bool {
	word := sentence[strings.LastIndexFunc(sentence, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) && utf8.RuneCountInString(word) <= 3 && !vowelless(word) || isInitial(word)
}

func isInitial(word string) bool { return utf8.RuneCountInString(word) == 1 }

// vowelless is false for words of capitals, which end sentences as acronyms do ("l’ONU.").
func vowelless(word string) bool { return strings.ToUpper(word) == word }

func appendTrimmed(all []article.Span, text string, start, end int) []article.Span {
	part := text[start:end]
	left := len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
	right := len(strings.TrimRightFunc(part, unicode.IsSpace))
	if left >= right {
		return all
	}
	return append(all, article.Span{Start: start + left, End: start + right})
}
