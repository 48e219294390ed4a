package embedded

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"

	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/index/columns"
	"kiosque/query"
)

// proven is how many articles of a new generation are held against all that is said of them.
const proven = 200

// prove makes a generation that was built in folder dir last through a power cut, opens it as
// readers will, and holds its files against each other.
func prove(ctx context.Context, dir string) (*generation, error) {
	if err := flush(dir); err != nil {
		return nil, err
	}
	g, err := openGeneration(dir)
	if err != nil {
		return nil, err
	}
	if _, err := ask(ctx, g, func(g *generation) (struct{}, error) { return struct{}{}, g.prove(ctx) }); err != nil {
		return nil, errors.Join(fmt.Errorf("the generation that was built is not right: %w", err), g.release())
	}
	return g, nil
}

// prove looks at articles from everywhere: what the store has as an article is what the
// index and the columns have under its number.
func (g *generation) prove(ctx context.Context) error {
	n := uint32(g.manifest.Articles)
	for i := range min(proven, n) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		doc := uint32(uint64(i) * uint64(n) / uint64(min(proven, n)))
		a, err := g.store.Article(doc)
		if err != nil {
			return err
		}
		if err := g.proveArticle(doc, &a); err != nil {
			return fmt.Errorf("article %s: %w", a.ID, err)
		}
	}
	return nil
}

// proveArticle holds the article with number doc against the index and the columns.
func (g *generation) proveArticle(doc uint32, a *article.Article) error {
	if found, ok, err := g.segment.number(a.ID); err != nil || !ok || found != doc {
		return errors.Join(fmt.Errorf("%s and %s disagree on its number", indexFile, storeFile), err)
	}
	if !reflect.DeepEqual(g.row(doc), rowOf(a)) {
		return fmt.Errorf("%s and %s disagree", columnsFile, storeFile)
	}
	for _, t := range analyzers.Tokens(a.Lang, a.TitleText()) {
		if docs, err := g.segment.documents(fieldName(wordsField, a.Lang), t.Exact); err != nil || !docs.Contains(doc) {
			return errors.Join(fmt.Errorf("%s does not find it by %q", indexFile, t.Exact), err)
		}
	}
	return nil
}

// row reads what the columns have under a number.
func (g *generation) row(doc uint32) columns.Row {
	r := columns.Row{First: g.columns.First(doc), Last: g.columns.Last(doc), Story: g.columns.StoryID(g.columns.Story(doc))}
	for _, f := range query.Facets {
		column := g.columns.Facet(f)
		var values []string
		for _, n := range column.Of(nil, doc) {
			values = append(values, column.Value(n))
		}
		r.Values = append(r.Values, values)
	}
	return r
}

// rowOf is the row of a as the columns give it: values sorted, each once.
func rowOf(a *article.Article) columns.Row {
	r := columns.RowOf(a)
	for i, values := range r.Values {
		r.Values[i] = slices.Compact(slices.Sorted(slices.Values(values)))
	}
	return r
}
