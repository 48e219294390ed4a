package distributed

import (
	"context"
	"encoding/json"

	"kiosque/index/formula"
	"kiosque/index/reading"
)

// frequencies are how many articles meet the queries that a question is weighed by, and how many have its tokens. The
// cluster is asked for all queries in one request and for all tokens in another; what it said is remembered.
type frequencies struct {
	generation *generation
	known      map[string]float64 // by query, or by token
	queries    []json.RawMessage  // that are not known
	tokens     []fieldToken       // that are not known
}

func newFrequencies(g *generation) *frequencies {
	return &frequencies{generation: g, known: map[string]float64{}}
}

// frequency is one number that is remembered.
type frequency float64

func (frequency) Cost() int { return 64 }

// of returns how many articles meet query; 0 until it is known.
func (f *frequencies) of(query any) float64 {
	text, _ := json.Marshal(query)
	n, known := f.look(string(text))
	if !known {
		f.queries = append(f.queries, text)
	}
	return n
}

// ofToken returns how many articles have a token; 0 until it is known. Dictionaries say so, unless they have words of
// documents that are deleted.
func (f *frequencies) ofToken(t fieldToken) float64 {
	if f.generation.manifest.Deleted > 0 {
		return f.of(term(t.field, t.token, 0))
	}
	n, known := f.look(t.key())
	if !known {
		f.tokens = append(f.tokens, t)
	}
	return n
}

// look returns what is known under a key. What is not is asked for once.
func (f *frequencies) look(key string) (n float64, known bool) {
	if n, known = f.known[key]; known {
		return n, true
	}
	found, known := f.generation.memory.frequencies.Find(key)
	f.known[key] = float64(found)
	return float64(found), known
}

func (f *frequencies) learn(key string, n float64) {
	f.known[key] = n
	f.generation.memory.frequencies.Put(key, frequency(n))
}

func (f *frequencies) areKnown() bool { return len(f.queries)+len(f.tokens) == 0 }

// fetch counts what is not known.
func (f *frequencies) fetch(ctx context.Context) error {
	if err := f.fetchTokens(ctx); err != nil {
		return err
	}
	return f.fetchQueries(ctx)
}

func (f *frequencies) fetchTokens(ctx context.Context) error {
	if len(f.tokens) == 0 {
		return nil
	}
	counts, err := f.generation.articlesHaving(ctx, f.tokens)
	if err != nil {
		return err
	}
	for i, t := range f.tokens {
		f.learn(t.key(), counts[i])
	}
	f.tokens = nil
	return nil
}

func (f *frequencies) fetchQueries(ctx context.Context) error {
	if len(f.queries) == 0 {
		return nil
	}
	queries := make([]any, len(f.queries))
	for i, query := range f.queries {
		queries[i] = query
	}
	counts, err := f.generation.articlesMeeting(ctx, queries)
	if err != nil {
		return err
	}
	for i, n := range counts {
		f.learn(string(f.queries[i]), n)
	}
	f.queries = nil
	return nil
}

// articlesMeeting returns how many articles meet each of queries.
func (g *generation) articlesMeeting(ctx context.Context, queries []any) ([]float64, error) {
	bodies := make([]any, len(queries))
	for i, query := range queries {
		bodies[i] = object{"size": 0, "track_total_hits": true, "query": query}
	}
	answers, err := g.searches(ctx, bodies)
	if err != nil {
		return nil, err
	}
	counts := make([]float64, len(answers))
	for i, a := range answers {
		counts[i] = float64(a.Hits.Total.Value)
	}
	return counts, nil
}

// articles returns how many articles meet query.
func (b branch) articles(query any) float64 { return b.frequencies.of(query) }

// having returns how many articles have a token in a field.
func (b branch) having(field, token string) float64 {
	return b.frequencies.ofToken(fieldToken{inLang(field, b.lang), token})
}

// either returns how many articles have one thing or another, about.
func (b branch) either(n, m float64) float64 { return formula.Either(n, m, float64(b.stats.Articles)) }

// said counts the articles in which the ways of a class stand.
func (b branch) said(c *reading.Class) (sum said) {
	for _, w := range c.Ways {
		if len(w.Terms) > 1 {
			sum.add(b.saidTogether(c, w), w.Weight)
		} else {
			sum.add(b.saidWord(c, w), w.Weight)
		}
	}
	return sum
}

func (b branch) saidWord(c *reading.Class, w reading.Way) (s said) {
	t := w.Terms[0]
	s.title = b.having(titleImpacts, token(t.Text, w.Exact))
	s.articles = b.inFields(c, token(t.Text, w.Exact), s.title)
	if b.detail >= bare {
		return s
	}
	if isTyped(w) {
		s.exact = b.inFields(c, exactToken(t.Exact), b.having(titleImpacts, exactToken(t.Exact)))
	}
	if !w.Exact && !c.Title {
		s.lead = b.having(leadImpacts, t.Text)
	}
	return s
}

// inFields returns how many articles have a token in any field that c asks for, about, given how many have it in the title.
func (b branch) inFields(c *reading.Class, token string, titles float64) float64 {
	if c.Title {
		return titles
	}
	n := b.either(titles, b.having(bodyPlaces, token))
	if b.raw {
		n = b.either(n, b.having(removedImpacts, token))
	}
	return n
}

// saidTogether weighs several words as if they stood independently: how often they stand together is known only
// once they are found.
func (b branch) saidTogether(c *reading.Class, w reading.Way) (s said) {
	s.articles = b.independently(wordImpacts, w)
	if b.raw && !c.Title {
		s.articles = b.either(s.articles, b.independently(removedImpacts, w))
	}
	if !c.Title && len(c.Ways) <= formula.MaxWaysInTitle && b.detail < bare {
		s.title = b.articles(b.stand(titlePlaces, w, 1))
	}
	return s
}

func (b branch) independently(field string, w reading.Way) float64 {
	all := float64(b.stats.Articles)
	articles := all
	for _, t := range w.Terms {
		articles *= min(1, b.having(field, token(t.Text, w.Exact))/all)
	}
	return articles
}
