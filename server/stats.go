package server

import (
	"context"
	"net/http"
	"strconv"
	"sync/atomic"
	"time"

	"kiosque/analyzers"
	"kiosque/index"
	"kiosque/query"
)

// statsJSON is what one generation of the archive holds, and what made it.
type statsJSON struct {
	Generation string         `json:"generation"`
	Created    time.Time      `json:"created"`
	Articles   int            `json:"articles"`
	Stories    int            `json:"stories"` // articles that tell the same counted once
	Covered    map[string]int `json:"covered"` // articles that have a value of a facet
	Languages  []valueJSON    `json:"languages"`
	Years      yearsJSON      `json:"years"`
	Unread     int            `json:"unread"`    // files and records of the corpus that gave no article
	Bytes      int64          `json:"bytes"`     // on disk
	Digest     string         `json:"digest"`    // SHA-256 of the content: the same corpus gives the same
	Version    string         `json:"version"`   // of the program that answers
	Analysers  string         `json:"analysers"` // version of what makes terms of words
}

// yearsJSON are the first and the last year in which an article was published; null where none has a date.
type yearsJSON struct {
	First   *int `json:"first"`
	Last    *int `json:"last"`
	Undated int  `json:"undated"` // articles
}

// tallies are what was counted of the generation that was asked last.
type tallies struct {
	generation   index.Generation
	stories      int
	langs, years []index.Value
}

// counted remembers figures; they never change.
type counted struct{ last atomic.Pointer[tallies] }

func (s *server) statsJSON(r *request) (response, error) {
	if err := r.onlyUI(); err != nil {
		return response{}, err
	}
	return s.ask(r, func(ctx context.Context, from index.View) (response, error) {
		f, err := s.figuresOf(ctx, from)
		if err != nil {
			return response{}, err
		}
		return jsonResponse(http.StatusOK, typeJSON, s.newStatsJSON(r, f))
	})
}

func (s *server) figuresOf(ctx context.Context, from index.View) (*tallies, error) {
	if known := s.counted.last.Load(); known != nil && known.generation.Name == from.Generation() {
		return known, nil
	}
	f, err := s.countAll(ctx, from)
	if err != nil {
		return nil, err
	}
	s.counted.last.Store(f)
	return f, nil
}

func (s *server) countAll(ctx context.Context, from index.View) (f *tallies, err error) {
	f = &tallies{generation: index.Generation{Name: from.Generation(), Created: from.Created()}}
	kept, err := s.engine.Generations(ctx)
	if err != nil {
		return nil, err
	}
	for _, g := range kept {
		if g.Name == from.Generation() {
			f.generation = g
		}
	}
	q := query.New()
	if f.stories, err = count(ctx, from, q); err != nil {
		return nil, err
	}
	q.Copies = query.All
	if f.langs, err = from.Values(ctx, q, query.Lang); err != nil {
		return nil, err
	}
	f.years, err = from.Values(ctx, q, query.Year)
	return f, err
}

func (s *server) newStatsJSON(r *request, f *tallies) statsJSON {
	g := f.generation
	j := statsJSON{
		Generation: g.Name, Created: g.Created.UTC(), Articles: g.Articles, Stories: f.stories, Covered: map[string]int{},
		Languages: []valueJSON{}, Years: newYearsJSON(f.years), Unread: g.Unread, Bytes: g.Bytes, Digest: g.Digest,
		Version: s.Version, Analysers: analyzers.Version(),
	}
	for _, of := range facetNames {
		j.Covered[of.name] = g.Covered[of.facet]
	}
	for _, v := range f.langs {
		j.Languages = append(j.Languages, valueJSON{v.Value, r.frame.Label(query.Lang, v.Value), v.Count, false})
	}
	return j
}

func newYearsJSON(values []index.Value) (y yearsJSON) {
	for _, v := range values {
		year, err := strconv.Atoi(v.Value)
		switch {
		case err != nil:
			y.Undated += v.Count
			continue
		case y.First == nil:
			y.First, y.Last = &year, &year
		}
		if year < *y.First {
			y.First = &year
		}
		if year > *y.Last {
			y.Last = &year
		}
	}
	return y
}
