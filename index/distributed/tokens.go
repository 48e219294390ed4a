package distributed

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"kiosque/index/distributed/cluster"
)

// fieldToken is a token of a field of words.
type fieldToken struct{ field, token string }

func (t fieldToken) key() string { return t.field + "\x00" + t.token }

// line is the token as its field has it in a document.
func (t fieldToken) line() string {
	if isPlaces(t.field) {
		return t.token + placeEnd
	}
	return t.token + "|1" + placeEnd
}

// isPlaces tells fields of places from fields of impacts, both of a language.
func isPlaces(field string) bool {
	name, _, _ := strings.Cut(field, "_")
	return name == titlePlaces || name == bodyPlaces || name == removedPlaces
}

// articlesHaving returns how many articles have each of tokens. Every shard is asked once what its dictionary says of all
// of them: for the term vectors of a document that is not there, with the statistics of its terms. To search for each
// would cost every shard a query a token, and is done where one is too busy to tell.
func (g *generation) articlesHaving(ctx context.Context, tokens []fieldToken) ([]float64, error) {
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	routes, err := g.routes.of(ctx, g)
	if err != nil {
		return nil, err
	}
	var answer termVectors
	if err := g.client.Do(ctx, "GET", "/"+g.index+"/_mtermvectors", dictionaryOf(tokens, routes), &answer); err != nil {
		return nil, unavailable(err)
	}
	if counts := answer.sum(tokens, len(routes)); counts != nil {
		return counts, nil
	}
	queries := make([]any, len(tokens))
	for i, t := range tokens {
		queries[i] = term(t.field, t.token, 0)
	}
	return g.articlesMeeting(ctx, queries)
}

// dictionaryOf asks for what the shard behind each route knows of tokens.
func dictionaryOf(tokens []fieldToken, routes []string) any {
	document := map[string]string{}
	for _, t := range tokens {
		document[t.field] += t.line()
	}
	docs := make([]any, len(routes))
	for i, route := range routes {
		docs[i] = object{
			"routing": route, "doc": document, "term_statistics": true, "field_statistics": false,
			"positions": false, "offsets": false, "payloads": false,
		}
	}
	return object{"docs": docs}
}

// termVectors is what shards say of terms.
type termVectors struct {
	Docs []struct {
		Found       bool
		Error       struct{ Type, Reason string }
		TermVectors map[string]struct {
			Terms map[string]struct {
				Articles float64 `json:"doc_freq"`
			}
		} `json:"term_vectors"`
	}
}

// sum adds what so many shards have said; nil where one has said nothing.
func (v *termVectors) sum(tokens []fieldToken, shards int) []float64 {
	if len(v.Docs) != shards {
		return nil
	}
	counts := make([]float64, len(tokens))
	for _, shard := range v.Docs {
		if !shard.Found {
			return nil
		}
		for i, t := range tokens {
			counts[i] += shard.TermVectors[t.field].Terms[t.token].Articles
		}
	}
	return counts
}

// routes are as many routing values as a generation has shards: each leads to another one.
type routes struct {
	mu  sync.Mutex
	all []string
}

// mostRoutes bounds the looking for routes: some shards take one in a few thousand by chance.
const mostRoutes = 10_000

func (r *routes) of(ctx context.Context, g *generation) ([]string, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.all != nil {
		return r.all, nil
	}
	every, err := g.shardsBehind(ctx, "")
	if err != nil {
		return nil, err
	}
	found := map[int]string{}
	for n := 0; len(found) < len(every); n++ {
		if n == mostRoutes {
			return nil, fmt.Errorf("%s: %d of %d shards have a route", g.index, len(found), len(every))
		}
		route := strconv.Itoa(n)
		behind, err := g.shardsBehind(ctx, "?routing="+route)
		if err != nil {
			return nil, err
		}
		found[behind[0]] = route
	}
	for _, shard := range every {
		r.all = append(r.all, found[shard])
	}
	return r.all, nil
}

// shardsBehind returns the numbers of the shards that a search with such a routing asks.
func (g *generation) shardsBehind(ctx context.Context, routing string) (numbers []int, err error) {
	var answer struct{ Shards [][]struct{ Shard int } }
	if err := g.client.Do(ctx, "GET", "/"+g.index+"/_search_shards"+routing, nil, &answer); err != nil {
		return nil, unavailable(err)
	}
	for _, copies := range answer.Shards {
		if len(copies) == 0 {
			return nil, fmt.Errorf("%w whole: a shard has no copy", cluster.ErrAway)
		}
		numbers = append(numbers, copies[0].Shard)
	}
	if len(numbers) == 0 {
		return nil, fmt.Errorf("%w whole: it names no shard of %s", cluster.ErrAway, g.index)
	}
	return numbers, nil
}
