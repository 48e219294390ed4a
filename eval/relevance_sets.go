package eval

import (
	_ "embed"
	"fmt"
	"path/filepath"
	"strings"

	"kiosque/article"
)

//go:embed data/relevance_sets.tsv
var relevanceSets string

// labelledSet is a row of data/relevance_sets.tsv.
type labelledSet struct {
	name, folder, lang, use, without string
}

func labelledSets() []labelledSet {
	var all []labelledSet
	for line := range strings.Lines(relevanceSets) {
		f := strings.Fields(line)
		if strings.HasPrefix(line, "#") || len(f) != 5 {
			continue
		}
		all = append(all, labelledSet{f[0], f[1], f[2], f[3], f[4]})
	}
	return all
}

// A gatherer reads a collection from the folder of the labelled sets.
type gatherer func(sets string) (collection, error)

// collections lists what order is measured on: the labelled sets, and the press.
func collections() []gatherer {
	var all []gatherer
	for _, l := range labelledSets() {
		if l.use == "across" {
			all = append(all, l.across)
			continue
		}
		all = append(all, l.judged)
	}
	return append(all, pressCollection)
}

// labelledDoc is a document of a judged set.
type labelledDoc struct {
	ID    string `json:"id"`
	Lang  string `json:"lang"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

// labelledQuestion is a question of a judged set.
type labelledQuestion struct {
	Question
	Kind   string `json:"kind"`
	Target string `json:"target_lang"` // the language whose articles are sought
}

// judged reads a set whose questions are asked as they are.
func (l labelledSet) judged(sets string) (collection, error) {
	docs, questions, grades, err := l.read(sets)
	if err != nil {
		return collection{}, err
	}
	c := collection{}
	for _, d := range docs {
		c.articles = append(c.articles, labelled(d.ID, l.lang, d.Title, d.Text))
	}
	set := Set{Name: l.name, Judgements: grades}
	for _, q := range questions {
		if q.Kind != l.without && grades[q.ID].relevant() > 0 {
			set.Questions = append(set.Questions, q.Question)
		}
	}
	c.sets = []Set{set}
	return c, nil
}

func (l labelledSet) read(sets string) ([]labelledDoc, []labelledQuestion, Judgements, error) {
	folder := filepath.Join(sets, filepath.FromSlash(l.folder))
	docs, err := rows[labelledDoc](filepath.Join(folder, "docs.jsonl.gz"))
	if err != nil {
		return nil, nil, nil, fmt.Errorf("read %s: %w", l.name, err)
	}
	questions, err := rows[labelledQuestion](filepath.Join(folder, "queries.jsonl.gz"))
	if err != nil {
		return nil, nil, nil, fmt.Errorf("read %s: %w", l.name, err)
	}
	grades, err := ReadJudgements(filepath.Join(folder, "qrels.tsv"))
	if err != nil {
		return nil, nil, nil, fmt.Errorf("read %s: %w", l.name, err)
	}
	return docs, questions, grades, nil
}

// labelled is an article as a labelled set gives it; title may be "".
func labelled(id, lang, title, text string) article.Article {
	a := titled(lang, title, text)
	if title == "" {
		a.Title, a.Passages = article.Title{}, a.Passages[1:]
	}
	a.ID, a.Path, a.Source = id, id, id
	return *a
}
