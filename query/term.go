package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word reads what a token of that kind stands for, with the phrase or group that
// touches it where it is a field.
func (p *parser) word(t token) Node {
	if isExact(t.raw) {
		return p.pattern(t, t.raw)
	}
	if t.raw == "=" && p.touches(t, quoted) {
		return p.phrase(p.take()) // a phrase is exact already
	}
	name, value, colon := strings.Cut(t.raw, ":")
	if f, known := fieldOf(name); colon && known {
		return p.field(t, f, value)
	}
	if colon && looksLikeField(name) && p.hasValue(t, value) {
		return p.refuse(UnknownField, t)
	}
	if from, to, isRange := cutRange(t.raw, ".."); isRange {
		if n := between(from, to); n != nil {
			return p.leaf(t, n)
		}
		return p.refuse(BadValue, t)
	}
	return p.pattern(t, t.raw)
}

// touches tells whether a token of kind k follows t without a blank.
func (p *parser) touches(t token, k kind) bool {
	return p.kind() == k && p.tokens[0].start == t.end
}

// looksLikeField tells whether name could be meant as a field's: it has two letters or
// more, and nothing else.
func looksLikeField(name string) bool {
	return utf8.RuneCountInString(name) >= 2 && !strings.ContainsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r)
	})
}

// hasValue tells whether something follows the colon of t as the value of a field
// would: not as in https://x, std::sort or "Paris: la ville".
func (p *parser) hasValue(t token, value string) bool {
	if value == "" {
		return p.touches(t, quoted) || p.touches(t, opening)
	}
	return value[0] != '/' && value[0] != ':'
}

// pattern reads =word, word*, word~ or a plain word; raw is t's, or the value in it.
func (p *parser) pattern(t token, raw string) Node {
	stem, edits, fuzzy := cutFuzzy(raw)
	begin, prefix := cutPrefix(raw)
	switch {
	case (fuzzy || prefix) && isExact(raw):
		return p.refuse(BadValue, t)
	case isExact(raw):
		return p.leaf(t, Exact{unescape(raw[1:])})
	case fuzzy:
		return p.fuzzy(t, unescape(stem), edits)
	case prefix && letters(unescape(begin)) < MinPrefix:
		return p.refuse(ShortPrefix, t)
	case prefix:
		return p.leaf(t, Prefix{unescape(begin)})
	case hasWildcard(raw):
		return p.refuse(BadValue, t)
	}
	return p.plain(t, unescape(raw))
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
	stem = raw
	given := raw[len(raw)-1] >= '0' && raw[len(raw)-1] <= '9'
	if given {
		edits, stem = int(raw[len(raw)-1]-'0'), raw[:len(raw)-1]
	}
	stem, ok = strings.CutSuffix(stem, "~")
	if !ok || oddBackslashes(stem) || letters(stem) == 0 {
		return raw, 0, false
	}
	if !given {
		edits = byLength(letters(unescape(stem)))
	}
	return stem, edits, true
}

func byLength(letters int) int {
	if letters <= 5 {
		return 1
	}
	return MaxEdits
}

// hasWildcard tells whether a * touches letters where it stands for nothing.
func hasWildcard(raw string) bool {
	for i := range len(raw) {
		if raw[i] == '*' && !oddBackslashes(raw[:i]) {
			return strings.ContainsFunc(raw, unicode.IsLetter)
		}
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
