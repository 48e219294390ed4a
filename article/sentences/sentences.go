// Package sentences cuts text into sentences, for whoever counts, compares or
// shows them: one rule for the cleaner and the marks.
package sentences

import (
	_ "embed"
	"iter"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"kiosque/article"
)

// In yields the sentences of a part of text, without the blanks between them. A
// sentence ends at a line end; with a full stop, a question or an exclamation
// mark and what closes quotes after it, before a blank and no small letter; and
// where pasting glued the next sentence on: "… the Union.This …".
func In(text string, part article.Span) iter.Seq[article.Span] {
	return func(yield func(article.Span) bool) {
		for line := range lines(text, part) {
			for start := line.Start; start < line.End; {
				end := next(text, start, line)
				if s := article.Trimmed(text, start, end); !s.Empty() && !yield(s) {
					return
				}
				start = end
			}
		}
	}
}

// Of returns the sentences of a whole text.
func Of(text string) []article.Span {
	return slices.Collect(In(text, article.Span{End: len(text)}))
}

// lines yields the lines of a part of text, with their line ends.
func lines(text string, part article.Span) iter.Seq[article.Span] {
	return func(yield func(article.Span) bool) {
		start := part.Start
		for line := range strings.Lines(part.Of(text)) {
			end := start + len(line)
			if !yield(article.Span{Start: start, End: end}) {
				return
			}
			start = end
		}
	}
}

// next returns the end of the sentence that begins at start.
func next(text string, start int, line article.Span) int {
	for at := start; at < line.End; at++ {
		if !stops[text[at]] || !stop(text, at) {
			continue
		}
		end := closeQuotes(text, at, line.End)
		if breaks(text, at, end, article.Span{Start: start, End: line.End}) {
			return end
		}
		at = end - 1
	}
	return line.End
}

const ellipsis = "…"

// stops are the bytes with which a stop may begin, the last that of the ellipsis.
var stops = [256]bool{'.': true, '?': true, '!': true, 0xE2: true}

func stop(text string, at int) bool {
	b := text[at]
	return b == '.' || b == '?' || b == '!' || strings.HasPrefix(text[at:], ellipsis)
}

// closeQuotes returns the end of the stops and closing quotes that begin at at.
func closeQuotes(text string, at, end int) int {
	for at < end {
		r, size := utf8.DecodeRuneInString(text[at:end])
		if !strings.ContainsRune(".?!…\"”»’)", r) {
			if quote := spacedQuote(text[at:end]); quote > 0 {
				at += quote
				continue
			}
			break
		}
		at += size
	}
	return at
}

// spacedQuote returns the length of a closing French quote with the blank before it.
func spacedQuote(s string) int {
	for _, q := range []string{" »", "\u00a0»", "\u202f»"} {
		if strings.HasPrefix(s, q) {
			return len(q)
		}
	}
	return 0
}

// breaks tells whether the stop at at, closed at end, ends a sentence.
func breaks(text string, at, end int, part article.Span) bool {
	after := strings.TrimLeftFunc(text[end:min(part.End, end+16)], unicode.IsSpace)
	next, _ := utf8.DecodeRuneInString(after)
	if after == "" || len(after) < min(part.End, end+16)-end {
		return !unicode.IsLower(next) && !abbreviated(text[part.Start:at])
	}
	before := text[part.Start:at]
	if strings.ContainsRune("«“\"(", next) {
		return !abbreviated(before)
	}
	return unicode.IsLetter(next) && (end > at+1 && unicode.IsUpper(next) || glued(before, text[end:part.End]))
}

// abbreviated tells whether before ends with one capital or a short title: "M.", "J. K.", "Mr."
func abbreviated(before string) bool {
	w := lastWord(before)
	if abbreviations()[w] {
		return true
	}
	return utf8.RuneCountInString(w) == 1 && unicode.IsUpper([]rune(w)[0])
}

const longestLastWord = 24

func lastWord(s string) string {
	if len(s) > longestLastWord {
		s = s[len(s)-longestLastWord:]
	}
	i := strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if i < 0 {
		return s
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	return s[i+size:]
}

// glued tells whether a full stop with a letter on both sides parts two sentences and
// not the halves of an address or of an abbreviation: a word before, and after it a whole
// word with a blank behind.
func glued(before, after string) bool {
	w := lastWord(before)
	if letters := utf8.RuneCountInString(w); letters == 1 || letters == 2 && w != strings.ToLower(w) {
		return false
	}
	end := strings.IndexFunc(after, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 || end > longestLastWord {
		return false
	}
	next, _ := utf8.DecodeRuneInString(after[end:])
	if !unicode.IsSpace(next) && next != '\'' && next != '’' && next != ',' {
		return false
	}
	first, _ := utf8.DecodeRuneInString(after)
	return unicode.IsUpper(first) || end >= 3 && !domains()[after[:end]]
}

//go:embed data/abbreviations.tsv
var abbreviationData string

//go:embed data/domains.tsv
var domainData string

var abbreviations = sync.OnceValue(func() map[string]bool { return wordSet(abbreviationData) })

var domains = sync.OnceValue(func() map[string]bool { return wordSet(domainData) })

// wordSet reads words parted by blanks; lines with "#" are comments.
func wordSet(data string) map[string]bool {
	set := map[string]bool{}
	for row := range strings.Lines(data) {
		if !strings.HasPrefix(row, "#") {
			for _, w := range strings.Fields(row) {
				set[w] = true
			}
		}
	}
	return set
}
