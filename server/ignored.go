package server

import (
	"slices"
	"strings"
	"unicode"

	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/index"
	"kiosque/index/reading"
	"kiosque/query"
	"kiosque/web"
)

// wordNotes names the words that are not searched, with the language in which they are not.
func wordNotes(e query.Expression, asked []index.Asked) []web.Note {
	var everywhere, inFrench, inEnglish []string
	words := e.Words()
	known := ignored{}
	french, english := known.searched(article.French, asked), known.searched(article.English, asked)
	for _, word := range words {
		switch {
		case !french(word) && !english(word):
			everywhere = append(everywhere, word)
		case !french(word):
			inFrench = append(inFrench, word)
		case !english(word):
			inEnglish = append(inEnglish, word)
		}
	}
	if len(words) > 0 && len(everywhere) == len(words) {
		return []web.Note{{Code: "nothing_searched", Words: words}}
	}
	return without([]web.Note{
		{Code: "ignored_words", Words: withLetters(everywhere)},
		{Code: "ignored_words_fr", Words: inFrench},
		{Code: "ignored_words_en", Words: inEnglish},
	})
}

// searched tells which words the articles of a language were asked for. A word that
// is asked in another word's class stands in no class of its own, so that only the
// stop words of either language can be missing: a question is read in both.
func (known ignored) searched(lang string, asked []index.Asked) func(word string) bool {
	i := slices.IndexFunc(asked, func(a index.Asked) bool { return a.Lang == lang })
	if i < 0 {
		return func(word string) bool { return !known.is(lang, word) }
	}
	covered := known.coveredBy(asked[i].Reading)
	return func(word string) bool {
		return covered[strings.ToLower(word)] || !known.is(article.French, word) && !known.is(article.English, word)
	}
}

// coveredBy returns the words, as typed and in small letters, that a reading asks for.
func (known ignored) coveredBy(r reading.Reading) map[string]bool {
	covered := map[string]bool{}
	for _, c := range r.Classes() {
		exact := len(c.Ways) > 0 && c.Ways[0].Exact
		for _, word := range strings.Fields(strings.TrimPrefix(c.Typed, "=")) {
			if !exact || !known.is(r.Lang, word) { // a small word only keeps its place in a phrase
				covered[strings.ToLower(word)] = true
			}
		}
	}
	for _, s := range r.Said {
		for _, word := range strings.Fields(s.Typed) {
			covered[strings.ToLower(word)] = true
		}
	}
	return covered
}

// ignored remembers, for the words of one question, which languages do not search them.
type ignored map[[2]string]bool

func (known ignored) is(lang, word string) bool {
	key := [2]string{lang, word}
	answer, asked := known[key]
	if !asked {
		answer = len(analyzers.Tokens(lang, word)) == 0
		known[key] = answer
	}
	return answer
}

// withLetters leaves out what is punctuation alone: nobody misses it.
func withLetters(words []string) []string {
	return slices.DeleteFunc(words, func(w string) bool {
		return !strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	})
}
