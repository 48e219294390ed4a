package server

import (
	"slices"
	"strings"
	"unicode"

	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/query"
	"kiosque/web"
)

// notes says what was not done as asked. No word is dropped in silence: those
// that are not searched are named, with the language in which they are not.
func notes(q query.Query) []web.Note {
	all := wordNotes(q.Expression())
	if q.Translate {
		all = append(all, web.Note{Code: "not_translated"})
	}
	return all
}

func wordNotes(e query.Expression) []web.Note {
	var everywhere, inFrench, inEnglish, words []string
	for _, word := range wordsOf(e) {
		french, english := isIgnored(article.French, word), isIgnored(article.English, word)
		words = append(words, word)
		switch {
		case french && english:
			everywhere = append(everywhere, word)
		case french:
			inFrench = append(inFrench, word)
		case english:
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

// wordsOf returns the words of an expression as typed, each once.
func wordsOf(e query.Expression) []string {
	var words []string
	for _, text := range plainTexts(e.Root) {
		for _, w := range strings.Fields(text) {
			if !slices.Contains(words, w) {
				words = append(words, w)
			}
		}
	}
	return words
}

// plainTexts returns the words and phrases under n.
func plainTexts(n query.Node) []string {
	switch n := n.(type) {
	case query.Words:
		return []string{n.Text}
	case query.Phrase:
		return []string{n.Text}
	case query.And:
		var all []string
		for _, part := range n {
			all = append(all, plainTexts(part)...)
		}
		return all
	}
	return nil
}

func isIgnored(lang, word string) bool { return len(analyzers.Tokens(lang, word)) == 0 }

// withLetters leaves out what is punctuation alone: nobody misses it.
func withLetters(words []string) []string {
	return slices.DeleteFunc(words, func(w string) bool {
		return !strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	})
}

func without(all []web.Note) []web.Note {
	return slices.DeleteFunc(all, func(n web.Note) bool { return len(n.Words) == 0 })
}
