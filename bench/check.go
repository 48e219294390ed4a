package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"kiosque/bench/corpora"
	"kiosque/bench/peer"
	"kiosque/bench/queries"
)

// checked says how far the engines find the same on plain words: every engine
// beside the first one, which is the reference.
type checked struct {
	Articles  int         `json:"articles"`
	Reference string      `json:"reference"`
	Queries   int         `json:"queries"`
	Engines   []agreement `json:"engines"`
}

// agreement counts the queries in which an engine and the reference find the same.
type agreement struct {
	Name   string         `json:"name"`
	Hits   int            `json:"hits"`   // equally many
	Facets int            `json:"facets"` // the same ten largest counts of all three
	Best   map[string]int `json:"best"`   // the same best hit as each engine; scores differ by design, so some do
	Apart  []string       `json:"apart,omitempty"`
}

// mostApart bounds the queries that are named because engines differ.
const mostApart = 10

// check compares what engines find in the words of the corpus that the queries are made of.
func (b *bench) check(ctx context.Context) (*checked, error) {
	words, err := corpora.Words(b.base)
	if err != nil {
		return nil, err
	}
	plain := *b
	plain.corpus, plain.plain, plain.built = words, true, map[string]peer.Built{}
	plain.name = strings.TrimSuffix(filepath.Base(words.Lines), ".jsonl")
	var all []finding
	for _, e := range b.engines {
		if _, done := plain.built[e.index]; done {
			continue // the same index finds the same
		}
		found, err := plain.find(ctx, e)
		if err != nil {
			return nil, fmt.Errorf("check %s: %w", e.Name, err)
		}
		all = append(all, finding{e.Name, found})
	}
	c := &checked{Queries: len(b.asked), Articles: words.Size}
	if len(all) > 0 {
		c.Reference = all[0].name
	}
	for _, other := range all {
		c.Engines = append(c.Engines, agree(b.asked, all, other))
	}
	return c, nil
}

// finding is what an engine finds.
type finding struct {
	name string
	peer.Results
}

func (b *bench) find(ctx context.Context, e engine) (found peer.Results, err error) {
	if _, err := b.build(ctx, e); err != nil {
		return found, err
	}
	p, err := b.search(ctx, e)
	if err != nil {
		return found, err
	}
	err = errors.Join(p.Ask("results", &found, passWithin), p.Close())
	if n := len(b.asked); err == nil && (len(found.Hits) != n || len(found.Best) != n || len(found.Facets) != n) {
		err = fmt.Errorf("results of %d queries, want %d", len(found.Hits), n)
	}
	return found, err
}

// agree compares one engine with the first of all query by query, and its best hits with those of all.
func agree(asked []queries.Query, all []finding, b finding) agreement {
	out := agreement{Name: b.name, Best: map[string]int{}}
	a := all[0]
	for i, q := range asked {
		hits, facets := a.Hits[i] == b.Hits[i], sameFacets(a.Facets[i], b.Facets[i])
		out.Hits += one(hits)
		out.Facets += one(facets)
		for _, other := range all {
			out.Best[other.name] += one(other.Best[i] == b.Best[i])
		}
		if !(hits && facets) && len(out.Apart) < mostApart {
			out.Apart = append(out.Apart, fmt.Sprintf("%s %q: %d hits, %d", q.Kind, q.Words, a.Hits[i], b.Hits[i]))
		}
	}
	return out
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func sameFacets(a, b map[string]map[string]int) bool {
	for _, name := range peer.FacetNames {
		if !sameCounts(a[name], b[name]) {
			return false
		}
	}
	return true
}

// sameCounts tells whether the ten largest counts are equal, and the values that have
// them; of several values with the tenth count it is open which are shown.
func sameCounts(a, b map[string]int) bool {
	x, y := largest(a), largest(b)
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i].count != y[i].count {
			return false
		}
		if tied := x[i].count == x[len(x)-1].count; !tied && b[x[i].value] != x[i].count {
			return false
		}
	}
	return true
}

type counted struct {
	value string
	count int
}

func largest(counts map[string]int) []counted {
	var all []counted
	for _, value := range slices.Sorted(maps.Keys(counts)) {
		if counts[value] > 0 {
			all = append(all, counted{value, counts[value]})
		}
	}
	slices.SortStableFunc(all, func(x, y counted) int { return cmp.Compare(y.count, x.count) })
	return all[:min(peer.Best, len(all))]
}
