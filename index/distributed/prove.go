package distributed

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"

	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/index/changes"
	"kiosque/index/columns"
	"kiosque/index/store"
	"kiosque/query"
)

// proven is how many articles of a generation are held against all that is said of them.
const proven = 200

// prove holds what the cluster has of a generation against its manifest and against the digests in folder dir: how many
// articles there are of each language, and of articles from everywhere what they are and that they are found.
func (g *generation) prove(ctx context.Context, dir string) error {
	if err := g.ready(ctx); err != nil {
		return err
	}
	digests, err := changes.Read(filepath.Join(dir, digestsFile))
	if err != nil {
		return err
	}
	if digests.Len() != g.manifest.Articles {
		return fmt.Errorf("%s has %d articles, the manifest %d", digestsFile, digests.Len(), g.manifest.Articles)
	}
	if err := g.proveCounts(ctx); err != nil {
		return err
	}
	n := g.manifest.Articles
	places := make([]int64, min(proven, n))
	for i := range places {
		places[i] = int64(i) * int64(n) / int64(len(places))
	}
	for some := range slices.Chunk(places, batch) {
		if err := g.proveArticles(ctx, some, digests); err != nil {
			return err
		}
	}
	return nil
}

// proveCounts counts the articles of each language.
func (g *generation) proveCounts(ctx context.Context) error {
	languages := make([]string, 0, len(g.manifest.Languages)+1)
	for lang := range g.manifest.Languages {
		languages = append(languages, lang)
	}
	slices.Sort(languages)
	bodies := []any{countOf(map[string]any{"match_all": map[string]any{}})}
	for _, lang := range languages {
		bodies = append(bodies, countOf(map[string]any{"term": map[string]any{facetField(query.Lang): lang}}))
	}
	counts, err := g.counts(ctx, bodies)
	if err != nil {
		return err
	}
	if counts[0] != g.manifest.Articles {
		return fmt.Errorf("%s has %d articles, the manifest %d", g.index, counts[0], g.manifest.Articles)
	}
	for i, lang := range languages {
		if want := g.manifest.Languages[lang].Articles; counts[i+1] != want {
			return fmt.Errorf("%s has %d articles in language %s, the manifest %d", g.index, counts[i+1], lang, want)
		}
	}
	return nil
}

// countOf asks how many articles meet a query.
func countOf(q any) any {
	return map[string]any{"query": q, "size": 0, "track_total_hits": true}
}

// counts asks several times how many articles there are.
func (g *generation) counts(ctx context.Context, bodies []any) ([]int, error) {
	answers, err := g.client.Searches(ctx, g.index, bodies)
	if err != nil {
		return nil, err
	}
	all := make([]int, len(answers))
	for i, answer := range answers {
		var found struct {
			Hits struct{ Total struct{ Value int } }
		}
		if err := json.Unmarshal(answer, &found); err != nil {
			return nil, err
		}
		all[i] = found.Hits.Total.Value
	}
	return all, nil
}

// proveArticles holds the articles at some places against the digests and the fields of their documents.
func (g *generation) proveArticles(ctx context.Context, places []int64, digests changes.Hashes) error {
	articles, err := g.articlesAt(ctx, places)
	if err != nil {
		return err
	}
	bodies := make([]any, len(places))
	for i, place := range places {
		a := &articles[i]
		if err := proveArticle(a, digests.Row(uint32(place))); err != nil {
			return err
		}
		bodies[i] = countOf(map[string]any{"bool": map[string]any{"filter": isFound(place, a)}})
	}
	counts, err := g.counts(ctx, bodies)
	if err != nil {
		return err
	}
	for i, n := range counts {
		if n != 1 {
			return fmt.Errorf("article %s is not found by its title and what is known of it", articles[i].ID)
		}
	}
	return nil
}

// proveArticle holds an article that was read back against what was sent.
func proveArticle(a *article.Article, want changes.Row) error {
	stored, err := store.Encode(a)
	if err == nil && changes.RowOf(a.ID, stored) != want {
		err = fmt.Errorf("%s did not come back as it was sent", a.Path)
	}
	return err
}

// mostTerms is by how many words of its title an article is looked for.
const mostTerms = 20

// isFound are the filters that the article at a place must pass: its facets, its dates, its story, the words of its title.
func isFound(place int64, a *article.Article) []any {
	row := columns.RowOf(a)
	filters := []any{holds(placeField, place), holds(idField, a.ID)}
	for i, f := range query.Facets {
		for _, v := range row.Values[i] {
			filters = append(filters, holds(facetField(f), v))
		}
	}
	if row.First != 0 {
		filters = append(filters, holds(firstField, row.First), holds(lastField, row.Last))
	}
	if row.Story != "" {
		filters = append(filters, holds(storyField, row.Story))
	}
	tokens := analyzers.Tokens(a.Lang, a.TitleText())
	for _, t := range tokens[:min(len(tokens), mostTerms)] {
		filters = append(filters, holds(inLang(wordImpacts, a.Lang), exactToken(t.Exact)))
	}
	return filters
}

func holds(field string, value any) any {
	return map[string]any{"term": map[string]any{field: value}}
}
