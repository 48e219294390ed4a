package eval

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"

	"golang.org/x/sync/errgroup"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

// depth is how many hits are asked for of every question: recall@100 needs no more,
// and a page has no more.
const depth = 100

// Opener opens an engine with nothing in it. Relevance closes it.
type Opener func() (index.Engine, error)

// Strategy turns the text of a question into what is asked of the engine. What a
// set demands (languages, translation, depth) is set on the query afterwards.
type Strategy func(text string) query.Query

// AsTyped asks for text as if it had been typed into the search box.
func AsTyped(text string) query.Query {
	q := query.New()
	q.Text = text
	return q
}

// Question is one query of a set.
type Question struct {
	ID, Text string
	Lang     string `json:"-"` // only articles in this language are ranked; "": all
}

// Set is questions with judgements, asked of one collection.
type Set struct {
	Name       string
	Questions  []Question // each with an article that is relevant
	Judgements Judgements
	Translate  bool // asked in the other language too
	// ShareOf and LossOf name the set to whose nDCG@10 that of this one is held:
	// as its share, or as what is lost from it. The questions are the same. "": none.
	ShareOf, LossOf string
}

// Run is what an engine answered to a set: for each question the articles' ids,
// best first, at most 100. A question without an answer may be missing.
type Run struct {
	Set     Set
	Answers map[string][]string
}

// Relevance indexes the judged sets in folder sets with the engine that open
// gives, an engine a collection, and asks their questions by strategy s.
//
// The documents are indexed as labelled: title, text and language as the set
// gives them, no cleaning and no extraction, so that order alone is measured.
// Copies are not folded, since each of them is judged.
func Relevance(ctx context.Context, open Opener, sets string, s Strategy) ([]Run, error) {
	var runs []Run
	for _, gather := range collections() {
		c, err := gather(sets)
		if err != nil {
			return nil, err
		}
		asked, err := c.ask(ctx, open, s)
		if err != nil {
			return nil, err
		}
		runs = append(runs, asked...)
	}
	return runs, nil
}

// collection is documents to index, and the sets that are asked of them.
type collection struct {
	articles []article.Article
	sets     []Set
}

func (c collection) ask(ctx context.Context, open Opener, s Strategy) (runs []Run, err error) {
	e, err := open()
	if err != nil {
		return nil, fmt.Errorf("open engine: %w", err)
	}
	defer func() { err = errors.Join(err, e.Close()) }()
	if _, err := e.Rebuild(ctx, c.all()); err != nil {
		return nil, fmt.Errorf("index %s: %w", c.sets[0].Name, err)
	}
	for _, set := range c.sets {
		run, err := Ask(ctx, e, set, s)
		if err != nil {
			return nil, err
		}
		runs = append(runs, run)
	}
	return runs, nil
}

func (c collection) all() iter.Seq2[article.Article, error] {
	return func(yield func(article.Article, error) bool) {
		for _, a := range c.articles {
			if !yield(a, nil) {
				return
			}
		}
	}
}

// together is how many questions are asked at once: a cluster answers several as fast as one.
const together = 8

// Ask asks every question of set by strategy s.
func Ask(ctx context.Context, e index.Searcher, set Set, s Strategy) (Run, error) {
	answers := make([][]string, len(set.Questions))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(together)
	for i, question := range set.Questions {
		group.Go(func() (err error) {
			if answers[i], err = answerTo(ctx, e, set, question, s(question.Text)); err != nil {
				return fmt.Errorf("ask %s of %s: %w", question.ID, set.Name, err)
			}
			return nil
		})
	}
	run := Run{Set: set, Answers: make(map[string][]string, len(set.Questions))}
	if err := group.Wait(); err != nil {
		return Run{}, err
	}
	for i, question := range set.Questions {
		if len(answers[i]) > 0 {
			run.Answers[question.ID] = append(run.Answers[question.ID], answers[i]...)
		}
	}
	return run, nil
}

// answerTo returns the ids of the articles that answer one question of set.
func answerTo(ctx context.Context, e index.Searcher, set Set, question Question, q query.Query) (ids []string, err error) {
	q.Size, q.Page, q.Copies, q.Translate = depth, 1, query.All, set.Translate
	if question.Lang != "" {
		q.Filters = map[query.Facet][]string{query.Lang: {question.Lang}}
	}
	result, err := e.Search(ctx, q)
	for _, hit := range result.Hits {
		ids = append(ids, hit.Article.ID)
	}
	return ids, err
}

// Missing returns the judged articles that e does not have, sorted: those of them
// that are relevant count as not found.
func Missing(ctx context.Context, e index.Searcher, set Set) ([]string, error) {
	var missing []string
	for _, q := range set.Questions {
		for _, id := range slices.Sorted(maps.Keys(set.Judgements[q.ID])) {
			_, err := e.Article(ctx, id)
			switch {
			case errors.Is(err, index.ErrNotFound):
				missing = append(missing, id)
			case err != nil:
				return nil, err
			}
		}
	}
	slices.Sort(missing)
	return slices.Compact(missing), nil
}
