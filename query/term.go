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
		return p.pattern(t)
	}
	if t.raw == "=" && p.touches(t, quoted) {
		return p.phrase(p.take()) // a phrase is exact already
	}
	if t.raw == "=" && p.touches(t, opening) {
		return p.refuse(Empty, t)
	}
	if name, value, colon := strings.Cut(t.raw, ":"); colon && looksLikeField(name) {
		if f, known := fieldOf(name); known {
			return p.field(t, f, value)
		}
		if p.hasValue(t, value) {
			return p.refuse(UnknownField, t)
		}
	}
	if from, to, isRange := cutRange(t.raw, ".."); isRange {
		if n := between(from, to); n != nil {
			return p.leaf(t, n)
		}
		return p.refuse(BadValue, t)
	}
	return p.pattern(t)
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
