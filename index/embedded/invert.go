package embedded

import (
	"context"
	"fmt"

	bleve "github.com/blevesearch/bleve_index_api"

	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/index/batches"
	"kiosque/index/changes"
	"kiosque/index/columns"
	"kiosque/index/formula"
	"kiosque/index/occurrences"
	"kiosque/index/store"
)

// analysed is an article on its way into a generation.
type analysed struct {
	article              *article.Article
	title, body, removed []analyzers.Token
	titleText, bodyText  string
	stored               []byte
	row                  columns.Row
	digest               changes.Row
}

// newAnalysed does what can be done with an article by itself.
func newAnalysed(a *article.Article) (analysed, error) {
	stored, err := store.Encode(a)
	if err != nil {
		return analysed{}, fmt.Errorf("index %s: %w", a.Path, err)
	}
	all := analysed{article: a, titleText: a.TitleText(), bodyText: a.Body(), stored: stored, row: columns.RowOf(a)}
	all.digest = changes.RowOf(a.ID, stored)
	all.title = analyzers.Tokens(a.Lang, all.titleText)
	all.body = analyzers.Tokens(a.Lang, all.bodyText)
	all.removed = analyzers.Tokens(a.Lang, a.Rest())
	return all, nil
}

// invert writes the segment and the run of a batch. It is safe for concurrent use.
func (b *build) invert(ctx context.Context, from *batches.Batch) ([]analysed, error) {
	all := make([]analysed, len(from.Articles))
	words := occurrences.NewBatch()
	for i := range from.Articles {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		var err error
		if all[i], err = newAnalysed(&from.Articles[i]); err != nil {
			return nil, err
		}
		lang := all[i].article.Lang
		words.Begin()
		words.Words(fieldName(wordsField, lang), all[i].title, all[i].body)
		words.Removed(fieldName(formula.Removed, lang), all[i].removed)
	}
	if err := words.Write(b.partName(from.Number, ".run")); err != nil {
		return nil, err
	}
	docs := make([]bleve.Document, len(all))
	for i := range all {
		docs[i] = newDocument(all[i].article, words, i)
	}
	return all, writeSegment(b.partName(from.Number, ".zap"), docs)
}
