package distributed

import (
	"context"
	"fmt"

	"kiosque/article"
	"kiosque/index"
)

// stored is hits with their articles.
type stored struct {
	Hits struct {
		Hits []struct {
			Source struct {
				Place   int64
				Article article.Article
			} `json:"_source"`
		}
	}
}

// article reads one article. It is searched for: on which shard it lies says its story.
func (g *generation) article(ctx context.Context, id string) (article.Article, error) {
	var found stored
	if err := g.client.Search(ctx, g.index, storedWhere(idField, id, 1), &found); err != nil {
		return article.Article{}, fmt.Errorf("find article %.100q: %w", id, err)
	}
	if len(found.Hits.Hits) == 0 {
		return article.Article{}, index.ErrNotFound
	}
	return found.Hits.Hits[0].Source.Article, nil
}

// articlesAt reads articles by their places in the corpus, in the order asked for, in one request.
func (g *generation) articlesAt(ctx context.Context, places []int64) ([]article.Article, error) {
	if len(places) == 0 {
		return nil, nil
	}
	var found stored
	if err := g.client.Search(ctx, g.index, storedWhere(placeField, places, len(places)), &found); err != nil {
		return nil, fmt.Errorf("read articles: %w", err)
	}
	at := map[int64]int{}
	for i, hit := range found.Hits.Hits {
		at[hit.Source.Place] = i
	}
	articles := make([]article.Article, len(places))
	for i, place := range places {
		n, ok := at[place]
		if !ok {
			return nil, fmt.Errorf("read article %d: %w", place, index.ErrNotFound)
		}
		articles[i] = found.Hits.Hits[n].Source.Article
	}
	return articles, nil
}

// storedWhere asks for the articles that have a value in a field, or one of several.
func storedWhere(field string, value any, size int) any {
	match := map[string]any{"term": map[string]any{field: value}}
	if places, several := value.([]int64); several {
		match = map[string]any{"terms": map[string]any{field: places}}
	}
	return map[string]any{
		"size": size, "track_total_hits": false,
		"query": map[string]any{"bool": map[string]any{"filter": match}},
	}
}
