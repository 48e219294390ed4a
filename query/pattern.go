package query

import (
	"strconv"
	"strings"
	"unicode"
)

// pattern reads =word, word*, word~ or a plain word.
func (p *parser) pattern(t token) Node {
	begin, prefix := cutPrefix(t.raw)
	stem, edits, fuzzy := cutFuzzy(begin)
	switch exact := isExact(t.raw); {
	case exact && (prefix || fuzzy) || prefix && fuzzy || isMisplaced(stem):
		return p.refuse(BadValue, t)
	case exact:
		return p.leaf(t, Exact{unescape(t.raw[1:])})
	case fuzzy:
		return p.fuzzy(t, unescape(stem), edits)
	case prefix && letters(unescape(begin)) < MinPrefix:
		return p.refuse(ShortPrefix, t)
	case prefix:
		return p.leaf(t, Prefix{unescape(begin)})
	}
	return p.plain(t, unescape(t.raw))
}

func (p *parser) fuzzy(t token, text string, edits int) Node {
	switch {
	case letters(text) < MinPrefix:
		return p.refuse(ShortPrefix, t)
	case edits == 0:
		return p.leaf(t, Exact{text})
	case edits > MaxEdits:
		p.report(BadValue, t)
	}
	return p.leaf(t, Fuzzy{text, min(edits, MaxEdits)})
}

// isExact tells whether raw is = and a word. Arrows and equations are not.
func isExact(raw string) bool {
	return strings.HasPrefix(raw, "=") && letters(raw) > 0 && !strings.HasPrefix(raw, "=>")
}

// cutPrefix cuts the * off the end of a word with letters.
func cutPrefix(raw string) (begin string, ok bool) {
	begin = strings.TrimRight(raw, "*")
	if begin != raw && oddBackslashes(begin) {
		begin += "*" // that one is escaped
	}
	return begin, begin != raw && letters(begin) > 0
}

// cutFuzzy cuts ~ or ~n off the end of a word with letters. Without a number, one
// letter may differ in a short word and two in a long one.
func cutFuzzy(raw string) (stem string, edits int, ok bool) {
	marked := strings.TrimRight(raw, "0123456789")
	number := raw[len(marked):]
	stem, ok = strings.CutSuffix(marked, "~")
	if !ok || oddBackslashes(stem) || letters(stem) == 0 {
		return raw, 0, false
	}
	if number == "" {
		return stem, byLength(letters(unescape(stem))), true
	}
	edits, err := strconv.Atoi(number)
	if err != nil {
		edits = MaxEdits + 1
	}
	return stem, edits, true
}

func byLength(letters int) int {
	if letters <= 5 {
		return 1
	}
	return MaxEdits
}

// isMisplaced tells whether a * stands in a word, or a ~ behind one of its letters,
// where it means nothing. 5*3 has no letters.
func isMisplaced(raw string) bool {
	var last rune
	text := strings.ContainsFunc(raw, unicode.IsLetter)
	for i, r := range raw {
		sign := r == '*' && text || r == '~' && isAlphanumeric(last)
		if sign && !oddBackslashes(raw[:i]) {
			return true
		}
		last = r
	}
	return false
}

// oddBackslashes tells whether what follows text is escaped by its last backslash.
func oddBackslashes(text string) bool {
	return (len(text)-len(strings.TrimRight(text, `\`)))%2 == 1
}

// letters counts the letters and digits of a text.
func letters(text string) int {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
