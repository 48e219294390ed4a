package eval

import (
	"strings"

	"kiosque/article"
)

// otherLanguage is the language of an article's translation.
var otherLanguage = map[string]string{article.French: article.English, article.English: article.French}

// across reads a set of articles in both languages. The titles are withheld from
// the index, since they are the questions: the title of one article seeks its translation.
func (l labelledSet) across(sets string) (collection, error) {
	docs, questions, grades, err := l.read(sets)
	if err != nil {
		return collection{}, err
	}
	c := collection{sets: acrossSets(l.name, pairsOf(docs, questions, grades))}
	for _, d := range docs {
		c.articles = append(c.articles, labelled(d.ID, d.Lang, "", d.Text))
	}
	return c, nil
}

// pair is a question, the article it is the title of, and that article's translation.
type pair struct {
	question  Question
	own       string // id of the article in the question's language
	sought    labelledDoc
	direction string // "fr2en"
}

// pairsOf returns the pairs whose sought article has a title: without it there is
// nothing to compare the answer with.
func pairsOf(docs []labelledDoc, questions []labelledQuestion, grades Judgements) []pair {
	known := map[string]labelledDoc{}
	for _, d := range docs {
		known[d.ID] = d
	}
	var pairs []pair
	for _, q := range questions {
		from := otherLanguage[q.Target]
		for id := range grades[q.ID] {
			d := known[id]
			own := strings.TrimSuffix(id, q.Target) + from
			if _, paired := known[own]; paired && strings.ContainsFunc(d.Title, isLetter) {
				pairs = append(pairs, pair{q.Question, own, d, from + "2" + q.Target})
			}
		}
	}
	return pairs
}

func isLetter(r rune) bool { return strings.ToLower(string(r)) != strings.ToUpper(string(r)) }

// acrossSets makes of pairs what is measured in each direction:
//
//	NAME_fr2en        French titles, ranked among the English articles, translation on
//	NAME_fr2en_own    the English titles of the same articles, ranked among the English articles
//	NAME_fr2en_mixed  as the first, ranked among all: where the English article stands in a list of both
//	NAME_fr_mixed     the same lists: where the French article stands
//	NAME_fr_alone     as the last, translation off
func acrossSets(name string, pairs []pair) []Set {
	var sets []Set
	for _, from := range []string{article.French, article.English} {
		to := otherLanguage[from]
		base := name + "_" + from + "2" + to
		across := Set{Name: base, Translate: true, ShareOf: base + "_own"}
		own := Set{Name: base + "_own"}
		mixed := Set{Name: base + "_mixed", Translate: true}
		home := Set{Name: name + "_" + from + "_mixed", Translate: true, LossOf: name + "_" + from + "_alone"}
		alone := Set{Name: home.LossOf}
		for _, p := range pairs {
			if p.direction != from+"2"+to {
				continue
			}
			across.add(p.question.ID, p.question.Text, to, p.sought.ID)
			own.add(p.question.ID, p.sought.Title, to, p.sought.ID)
			mixed.add(p.question.ID, p.question.Text, "", p.sought.ID)
			home.add(p.question.ID, p.question.Text, "", p.own)
			alone.add(p.question.ID, p.question.Text, "", p.own)
		}
		sets = append(sets, across, own, mixed, home, alone)
	}
	return sets
}

// add adds a question for which one article is relevant.
func (s *Set) add(id, text, lang, relevant string) {
	if s.Judgements == nil {
		s.Judgements = Judgements{}
	}
	s.Questions = append(s.Questions, Question{ID: id, Text: text, Lang: lang})
	s.Judgements[id] = Grades{relevant: 1}
}
