package stock

import (
	"path/filepath"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"

	"kiosque/bench/peer"
	"kiosque/bench/queries"
)

// Searcher asks an index.
type Searcher struct{ index bleve.Index }

// Open opens the index in dir.
func Open(dir string) (*Searcher, error) {
	i, err := bleve.OpenUsing(filepath.Join(dir, "index"), map[string]any{"read_only": true, "bolt_timeout": "5s"})
	if err != nil {
		return nil, err
	}
	return &Searcher{i}, nil
}

// Close closes the index.
func (s *Searcher) Close() error { return s.index.Close() }

// Modes returns all of them.
func (s *Searcher) Modes() []peer.Mode { return peer.Modes }

// Run answers one query.
func (s *Searcher) Run(q queries.Query, m peer.Mode) error {
	_, err := s.index.Search(request(q, m, peer.Best))
	return err
}

// everyValue is more than any facet has: what Find asks for, to be compared.
const everyValue = 100_000

// Find answers one query in full.
func (s *Searcher) Find(q queries.Query) (peer.Found, error) {
	result, err := s.index.Search(request(q, peer.Full, everyValue))
	if err != nil {
		return peer.Found{}, err
	}
	f := peer.Found{Hits: int(result.Total), Facets: map[string]map[string]int{}}
	for name, facet := range result.Facets {
		f.Facets[name] = counts(facet)
	}
	for _, hit := range result.Hits[:min(1, len(result.Hits))] {
		f.Best, f.Snippet = hit.ID, strings.Join(hit.Fragments[body], " … ")
	}
	return f, nil
}

func counts(facet *search.FacetResult) map[string]int {
	all := map[string]int{}
	for _, t := range facet.Terms.Terms() {
		all[t.Term] = t.Count
	}
	return all
}

func request(q queries.Query, m peer.Mode, values int) *bleve.SearchRequest {
	r := bleve.NewSearchRequestOptions(asked(q), peer.Best, 0, false)
	if m == peer.Top {
		return r
	}
	for _, name := range peer.FacetNames {
		r.AddFacet(name, bleve.NewFacetRequest(name, values))
	}
	if m == peer.Full {
		r.Fields = []string{"title"}
		r.Highlight = bleve.NewHighlightWithStyle("html")
		r.Highlight.AddField(body)
	}
	return r
}

func asked(q queries.Query) query.Query {
	words := strings.Join(q.Words, " ")
	if q.Kind == queries.Phrase {
		phrase := bleve.NewMatchPhraseQuery(words)
		phrase.SetField(body)
		return phrase
	}
	match := bleve.NewMatchQuery(words)
	match.SetField(body)
	match.SetOperator(query.MatchQueryOperatorOr)
	if q.Kind == queries.And {
		match.SetOperator(query.MatchQueryOperatorAnd)
	}
	return match
}
