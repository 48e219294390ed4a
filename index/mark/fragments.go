package mark

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kiosque/article"
	"kiosque/article/sentences"
	"kiosque/index"
)

const (
	maxFragment = 320 // bytes of a fragment: about three lines of a page
	leadLength  = 240 // bytes of a lead without marks
)

// Fragments returns up to most pieces of t in which the words of m stand:
// the sentences that hold the most different words, in the order of the text.
// There are none where m finds nothing.
func (m Matcher) Fragments(field string, t *Text, most int) []index.Fragment {
	found := m.find(t, false)
	if len(found) == 0 {
		return nil
	}
	best := candidates(t.sentences(), found)
	slices.SortStableFunc(best, func(a, b candidate) int { return b.words - a.words })
	best = best[:min(most, len(best))]
	slices.SortFunc(best, func(a, b candidate) int { return a.Start - b.Start })
	fragments := make([]index.Fragment, len(best))
	for i, c := range best {
		fragments[i] = cut(field, t.text, c)
	}
	return fragments
}

// Whole returns a title as one fragment with its marks; ok is
// false where m finds nothing.
func (m Matcher) Whole(field string, title *Text) (f index.Fragment, ok bool) {
	marks := m.TitleMarks(title)
	return index.Fragment{Field: field, Text: title.text, Marks: marks}, len(marks) > 0
}

// Lead returns the beginning of text without marks, for hits that no word asked for. It
// reads no further than the first sentence, and analyses nothing.
func Lead(field, text string) []index.Fragment {
	for first := range sentences.In(text, article.Span{End: len(text)}) {
		end := wordBorder(text, first.Start, min(first.End, first.Start+leadLength))
		return []index.Fragment{{Field: field, Text: text[first.Start:end]}}
	}
	return nil
}

// candidate is a sentence, the hits in it, and how many different words they are.
type candidate struct {
	article.Span
	hits  []hit
	words int
}

func candidates(all []article.Span, found []hit) []candidate {
	var with []candidate
	for _, s := range all {
		n := 0
		for n < len(found) && found[n].Start < s.End {
			n++
		}
		if n > 0 {
			with = append(with, candidate{s, found[:n], different(found[:n])})
		}
		found = found[n:]
	}
	return with
}

func different(hits []hit) int {
	seen := map[int]bool{}
	for _, h := range hits {
		seen[h.class] = true
	}
	return len(seen)
}

// cut makes a fragment of a sentence; a long one is cut at words around its first mark.
func cut(field, text string, c candidate) index.Fragment {
	start, end := c.Start, c.End
	if end-start > maxFragment {
		if before := c.hits[0].Start - maxFragment/3; before > start {
			start = wordStart(text, before, c.hits[0].Start)
		}
		end = wordBorder(text, c.hits[0].End, min(c.End, start+maxFragment))
	}
	f := index.Fragment{Field: field, Text: text[start:end]}
	for _, h := range c.hits {
		if h.Start >= start && h.End <= end {
			f.Marks = append(f.Marks, article.Span{Start: h.Start - start, End: h.End - start})
		}
	}
	return f
}

// wordStart returns the first beginning of a word in text[from:until], or until.
func wordStart(text string, from, until int) int {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	for i, r := range text[from:until] {
		if unicode.IsSpace(before) && !unicode.IsSpace(r) && r != utf8.RuneError {
			return from + i
		}
		before = r
	}
	return until
}

// wordBorder returns the last end of a word in text[from:until] at which nothing
// is broken; a word longer than that is cut at a rune.
func wordBorder(text string, from, until int) int {
	if until >= len(text) || isBlankAt(text, until) {
		return until
	}
	if i := strings.LastIndexFunc(text[from:until], unicode.IsSpace); i > 0 {
		return from + i
	}
	for until > from && !utf8.RuneStart(text[until]) {
		until--
	}
	return until
}

func isBlankAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsSpace(r)
}
