package gates

import (
	"fmt"
	"iter"
	"slices"
	"unicode"
	"unicode/utf8"

	"kiosque/analyzers"
	"kiosque/index"
	"kiosque/query"
)

// CanariesEach is how many words of a language an archive chooses at most.
const CanariesEach = 8

const leastLetters = 4 // of a word that says something

// Choose returns the questions by which an archive shows that it answers: of each language the words that
// most of its articles have, where Few have them at least. Frequent yields these words, as
// vocabulary.Vocabulary does. The same archive chooses the same, with languages in the same order.
func Choose(languages []string, frequent func(lang string) iter.Seq2[string, int]) (questions []string) {
	for _, lang := range languages {
		chosen := 0
		for word, articles := range frequent(lang) {
			if articles < Few || chosen == CanariesEach {
				break
			}
			if isQuestion(lang, word) && !slices.Contains(questions, word) {
				questions = append(questions, word)
				chosen++
			}
		}
	}
	return questions
}

// isQuestion tells whether a word, typed alone, asks for itself in its language.
func isQuestion(lang, word string) bool {
	for _, r := range word {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	tokens := analyzers.Tokens(lang, word)
	return utf8.RuneCountInString(word) >= leastLetters && len(tokens) == 1 && tokens[0].Exact == word
}

// Query is how a canary is asked: of all articles, as it was typed. Total counts its articles.
func Query(question string) query.Query {
	q := query.New()
	q.Text, q.Size, q.Copies, q.Relax = question, 1, query.All, false
	return q
}

// Answers counts the articles that answer each question, which is asked once.
func Answers(questions []string, count func(query.Query) (articles int, err error)) (map[string]int, error) {
	articles := map[string]int{}
	for _, question := range questions {
		if _, known := articles[question]; known {
			continue
		}
		n, err := count(Query(question))
		if err != nil {
			return nil, fmt.Errorf("ask %q: %w", question, err)
		}
		articles[question] = n
	}
	return articles, nil
}

// One makes one of the gates that were given, nil of none.
func One(given []index.Gates) (*index.Gates, error) {
	if len(given) == 0 {
		return nil, nil //nolint:nilnil // there are none, and that is all right
	}
	one := &index.Gates{}
	for _, g := range given {
		one.Force = one.Force || g.Force
		if g.Unread != nil {
			one.Unread = g.Unread
		}
		for _, question := range g.Canaries {
			if !slices.Contains(one.Canaries, question) {
				one.Canaries = append(one.Canaries, question)
			}
		}
	}
	for _, question := range one.Canaries {
		if n := utf8.RuneCountInString(question); n > query.MaxText {
			return nil, fmt.Errorf("a canary query of %d characters; %d are allowed", n, query.MaxText)
		}
	}
	return one, nil
}
