package embedded

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"unicode"
	"unicode/utf8"

	"kiosque/analyzers"
	"kiosque/index/gates"
	"kiosque/query"
)

const (
	canariesEach = 8 // words of a language that an archive chooses
	leastLetters = 4 // of a word that says something
)

// choose returns the questions by which g shows that it answers: of each language the words that
// most of its articles have, where gates.Few have them at least. The same archive chooses the same.
func (g *generation) choose() (questions []string) {
	for _, lang := range slices.Sorted(maps.Keys(g.manifest.Languages)) {
		chosen := 0
		for word, articles := range g.words.Frequent(lang) {
			if articles < gates.Few || chosen == canariesEach {
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

// answersTo counts the articles of g that answer each question, once.
func (g *generation) answersTo(ctx context.Context, questions []string) (map[string]int, error) {
	articles := map[string]int{}
	for _, question := range questions {
		if _, known := articles[question]; known {
			continue
		}
		q := query.New()
		q.Text, q.Size, q.Copies, q.Relax = question, 1, query.All, false
		found, err := ask(ctx, g, func(g *generation) (*answer, error) { return g.rank(ctx, q) })
		if err != nil {
			return nil, fmt.Errorf("ask %q of generation %s: %w", question, g.manifest.Generation, err)
		}
		articles[question] = found.Total
	}
	return articles, nil
}

// census asks the canary queries and returns the figures of b and of g to be compared: those
// that the archive of b chose, and those that are given now. Those that g chooses are left in its manifest
// with the given ones.
func (e *Engine) census(ctx context.Context, b *before, g *generation, given []string) (was, now gates.Census, err error) {
	was = b.manifest.census()
	if was.Canaries, err = e.compared(ctx, b, given); err != nil {
		return was, now, err
	}
	chosen := g.choose()
	answers, err := g.answersTo(ctx, slices.Concat(chosen, given, questionsOf(was.Canaries)))
	if err != nil {
		return was, now, err
	}
	for _, question := range chosen {
		if answers[question] == 0 {
			return was, now, fmt.Errorf("%s and %s disagree: nothing answers %q, which articles have", indexFile, vocabularyFile, question)
		}
	}
	g.manifest.Canaries = append(canaries(chosen, answers, false), canaries(given, answers, true)...)
	now = g.manifest.census()
	now.Canaries = canaries(questionsOf(was.Canaries), answers, false)
	return was, now, nil
}

// compared returns what answered in b the queries that it chose itself, and those that are given. The manifest
// knows most; b is asked the others, where it can be opened.
func (e *Engine) compared(ctx context.Context, b *before, given []string) ([]gates.Canary, error) {
	var known []gates.Canary
	for _, c := range b.manifest.Canaries {
		isGiven := slices.Contains(given, c.Question)
		if (isGiven || !c.Given) && !slices.Contains(questionsOf(known), c.Question) {
			known = append(known, gates.Canary{Question: c.Question, Articles: c.Articles, Given: isGiven})
		}
	}
	unknown := slices.DeleteFunc(slices.Clone(given), func(q string) bool { return slices.Contains(questionsOf(known), q) })
	if len(unknown) == 0 || b.store == nil {
		return known, nil
	}
	answers, err := e.askBefore(ctx, b, unknown)
	if err != nil && ctx.Err() == nil {
		e.options.Logger.Warn("canary queries are not compared", "generation", b.name, "error", err)
		return known, nil
	}
	return append(known, canaries(unknown, answers, true)...), err
}

// askBefore asks b, which is opened for that unless it is the generation that e answers from.
func (e *Engine) askBefore(ctx context.Context, b *before, questions []string) (map[string]int, error) {
	g, err := e.searchable(b)
	if err != nil {
		return nil, err
	}
	defer func() { _ = g.release() }()
	return g.answersTo(ctx, questions)
}

// searchable returns the generation of b, to be released.
func (e *Engine) searchable(b *before) (*generation, error) {
	if g, err := e.acquire(); err == nil {
		if g.manifest.identity() == b.manifest.identity() {
			return g, nil
		}
		_ = g.release()
	}
	return e.open(b.name)
}

func questionsOf(all []gates.Canary) (questions []string) {
	for _, c := range all {
		questions = append(questions, c.Question)
	}
	return questions
}

func canaries(questions []string, answers map[string]int, given bool) (all []gates.Canary) {
	for _, question := range questions {
		all = append(all, gates.Canary{Question: question, Articles: answers[question], Given: given})
	}
	return all
}
