package vocabulary

import (
	"cmp"
	"slices"
	"strings"

	"kiosque/analyzers"
	"kiosque/article"
)

const (
	maxQuestion = 4096 // bytes of a question that are looked at
	maxMended   = 32   // words of it
)

// CorrectText corrects the words of a question, in their order. Neighbours that should be
// one word are one Correction ("gouverne ment"). What is part of the query language is no word:
// fields and their values but title:, what has "=" before or "*" or "~" behind it.
func (v *Vocabulary) CorrectText(text string) []Correction {
	whole := text
	text = text[:min(len(text), maxQuestion)]
	words := v.words(text)
	if len(text) < len(whole) && len(words) > 0 {
		words = words[:len(words)-1] // it may be cut
	}
	languages := v.guess(text)
	var found []Correction
	for i := 0; i < len(words) && len(found) < maxMended; i++ {
		if i+1 < len(words) {
			if c, ok := v.joined(text, words[i], words[i+1]); ok {
				found = append(found, c)
				i++
				continue
			}
		}
		if isSyntax(text, words[i]) {
			continue
		}
		if c, ok := v.Correct(words[i].Of(text), languages...); ok {
			c.Start, c.End = words[i].Start, words[i].End
			found = append(found, c)
		}
	}
	return found
}

// words cuts a text at what no chain joins.
func (v *Vocabulary) words(text string) []article.Span {
	var spans []article.Span
	for _, t := range analyzers.Tokens(article.Other, text) {
		spans = append(spans, article.Span{Start: t.Start, End: t.End})
	}
	for lang := range v.forms {
		for _, t := range analyzers.Tokens(lang, text) {
			spans = covered(spans, article.Span{Start: t.Start, End: t.End})
		}
	}
	return spans
}

// covered makes one of the spans that lie in whole.
func covered(spans []article.Span, whole article.Span) []article.Span {
	first, _ := slices.BinarySearchFunc(spans, whole.Start, func(s article.Span, at int) int { return cmp.Compare(s.Start, at) })
	last := first
	for last < len(spans) && spans[last].End <= whole.End {
		last++
	}
	if last-first < 2 {
		return spans
	}
	return slices.Replace(spans, first, last, whole)
}

// guess orders the languages of the archive by what of text is theirs; a stop word says
// as much as two others. None when two are as likely.
func (v *Vocabulary) guess(text string) []string {
	points := map[string]int{}
	words := len(analyzers.Tokens(article.Other, text))
	for lang, f := range v.forms {
		tokens := analyzers.Tokens(lang, text)
		points[lang] = 2 * (words - len(tokens))
		for _, t := range tokens {
			if f.count(t.Exact) >= leastRight || isKnown(lang, t.Exact) {
				points[lang]++
			}
		}
	}
	languages := v.languages(nil)
	slices.SortStableFunc(languages, func(a, b string) int { return cmp.Compare(points[b], points[a]) })
	if len(languages) > 1 && points[languages[0]] == points[languages[1]] {
		return nil
	}
	return languages
}

// joined reads two neighbours as one word, when the archive has not both of them and
// has them together, or when they are never right apart.
func (v *Vocabulary) joined(text string, a, b article.Span) (Correction, bool) {
	between := text[a.End:b.Start]
	if between != " " && between != "-" || isSyntax(text, a) || isSyntax(text, b) {
		return Correction{}, false
	}
	left, right := a.Of(text), b.Of(text)
	if v.has(left) && v.has(right) && !apart()[Fold(left)+" "+Fold(right)] {
		return Correction{}, false
	}
	for _, lang := range v.languages(v.guess(text)) {
		t, ok := exactOf(lang, left+right)
		if n := v.Articles(lang, t.Exact); ok && n >= leastRight {
			return Correction{text[a.Start:b.End], v.Display(lang, t.Exact), n, a.Start, b.End}, true
		}
	}
	return Correction{}, false
}

// has tells whether the archive has word; one that is too short to judge it has.
func (v *Vocabulary) has(word string) bool {
	return isLeftAlone(word) || v.isRight(word, leastRight)
}

// isSyntax tells whether a span is a field, the value of one that holds no words, an exact
// word or a prefix of the query language.
func isSyntax(text string, s article.Span) bool {
	before, after := letter(text, s.Start-1), letter(text, s.End)
	field := strings.ToLower(text[:max(s.Start-1, 0)])
	isValue := before == ':' && !strings.HasSuffix(field, "title") && !strings.HasSuffix(field, "titre")
	return isValue || before == '=' || after == ':' && letter(text, s.End+1) != ' ' || after == '*' || after == '~'
}
