package mark

import (
	"slices"
	"strings"

	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/index/reading"
	"kiosque/query"
)

// Article returns what marks passages of a, in their languages, for the question of
// q. Body is that of reading.Knowledge; a pattern stands for the words of a.
func Article(q query.Query, a *article.Article, body func(name string) (value string, known bool)) func(lang, text string) []article.Span {
	matchers := map[string]Matcher{}
	return func(lang, text string) []article.Span {
		m, known := matchers[lang]
		if !known {
			r, _ := reading.Compile(q, lang, reading.Knowledge{Forms: wordsOf(a.Text), Body: body}) // these forms never fail
			m = New(r).For(a)
			matchers[lang] = m
		}
		return m.Marks(Analyse(lang, text))
	}
}

// wordsOf is the forms of one text.
type wordsOf string

func (w wordsOf) Prefixed(lang, prefix string, most int) ([]string, error) {
	return w.forms(lang, most, func(form string) bool { return strings.HasPrefix(form, prefix) }), nil
}

func (w wordsOf) Near(lang, text string, edits, most int) ([]string, error) {
	asked := []rune(text)
	return w.forms(lang, most, func(form string) bool { return within([]rune(form), asked, edits) }), nil
}

func (w wordsOf) forms(lang string, most int, is func(form string) bool) []string {
	var all []string
	seen := map[string]bool{}
	for _, t := range analyzers.Tokens(lang, string(w)) {
		if !seen[t.Exact] && is(t.Exact) {
			all = append(all, t.Exact)
		}
		seen[t.Exact] = true
	}
	slices.Sort(all)
	return all[:min(most, len(all))]
}

// within tells whether a becomes b by so many edits: a letter put in, taken out or
// replaced, or two neighbours exchanged.
func within(a, b []rune, edits int) bool {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	if len(a) == 0 || len(b) == 0 {
		return len(a)+len(b) <= edits
	}
	exchanged := len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0]
	return edits > 0 && (within(a[1:], b[1:], edits-1) || within(a[1:], b, edits-1) || within(a, b[1:], edits-1) ||
		exchanged && within(a[2:], b[2:], edits-1))
}
