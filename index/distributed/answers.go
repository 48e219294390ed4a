package distributed

import (
	"context"
	"encoding/json"
	"fmt"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/distributed/cluster"
)

// found is the answer of the cluster to a search.
type found struct {
	Hits struct {
		Total struct{ Value int }
		Hits  []hit
	}
	Aggregations json.RawMessage
}

// hit is an article as the cluster answers it.
type hit struct {
	ID     string            `json:"_id"`
	Score  float64           `json:"_score"`
	Source json.RawMessage   `json:"_source"`
	Sort   []json.RawMessage `json:"sort"`            // the key, then the place in the corpus
	Named  json.RawMessage   `json:"matched_queries"` // names of leaves; with their scores where a question is explained
	Fields struct {
		Story []string `json:"story"`
	} `json:"fields"`
}

// story is the id of the first article that tells the story of h; "" where it has no copies.
func (h *hit) story() string {
	if len(h.Fields.Story) == 0 {
		return ""
	}
	return h.Fields.Story[0]
}

// place is the rank of h in the corpus.
func (h *hit) place() string { return string(h.Sort[len(h.Sort)-1]) }

// source is what is read of what a hit is fetched with, which is all that is stored: leaving the rest out costs the
// cluster more than sending it.
type source struct {
	Article article.Article `json:"article"`
	Came    string          `json:"came"`
}

// read returns the article of h and when it came.
func (h *hit) read() (index.Hit, error) {
	var s source
	if err := json.Unmarshal(h.Source, &s); err != nil {
		return index.Hit{}, fmt.Errorf("article %s: %w", h.ID, err)
	}
	came, err := arrivalOf(s.Came)
	return index.Hit{Article: s.Article, Score: h.Score, Added: came}, err
}

// ask asks the articles of g. What answers not, or not whole, is unavailable.
func (g *generation) ask(ctx context.Context, body any) (answer found, err error) {
	if ctx.Err() != nil {
		return answer, ctx.Err()
	}
	return answer, unavailable(g.client.Search(ctx, g.index, body, &answer))
}

// explained is ask; hits tell what each leaf that they meet scores.
func (g *generation) explained(ctx context.Context, body any) (answer found, err error) {
	if ctx.Err() != nil {
		return answer, ctx.Err()
	}
	var whole json.RawMessage
	if err := g.client.Do(ctx, "POST", "/"+g.index+"/_search?include_named_queries_score=true", body, &whole); err != nil {
		return answer, unavailable(err)
	}
	return answer, unavailable(cluster.Whole(whole, &answer))
}

// searches asks several questions in one request.
func (g *generation) searches(ctx context.Context, bodies []any) ([]found, error) {
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	raw, err := g.client.Searches(ctx, g.index, bodies)
	if err != nil {
		return nil, unavailable(err)
	}
	answers := make([]found, len(raw))
	for i := range raw {
		if err := cluster.Whole(raw[i], &answers[i]); err != nil {
			return nil, unavailable(err)
		}
	}
	return answers, nil
}
