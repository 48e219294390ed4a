package distributed

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"kiosque/analyzers"
	"kiosque/index"
	"kiosque/index/reading"
	"kiosque/query"
)

// read is a question as it was read in every language.
type read struct {
	asked     []index.Asked
	isDecided bool // whether it is relaxed
}

const bytesOfReading = 4096 // about, for all languages

// Cost is about how many bytes r takes.
func (*read) Cost() int { return bytesOfReading }

// asked returns the words of q as a query of the cluster, relaxed where they must be, and how they were read.
func (g *generation) asked(ctx context.Context, q query.Query) (words any, asked []index.Asked, err error) {
	r, err := g.read(ctx, q)
	if err != nil {
		return nil, nil, err
	}
	if !r.isDecided {
		if err := g.decideFirst(ctx, q, r); err != nil {
			return nil, nil, err
		}
	}
	words, err = g.asking(&compiler{ctx: ctx, generation: g, raw: q.Scope == query.Raw, counting: true}, q, r.asked)
	return words, r.asked, err
}

// decideFirst counts what tells whether to relax in a request of its own.
func (g *generation) decideFirst(ctx context.Context, q query.Query, r *read) error {
	words, err := g.wordsOf(ctx, r.asked, q.Scope, true)
	if err != nil {
		return err
	}
	answer, err := g.ask(ctx, object{"size": 0, "query": words, "track_total_hits": false, "aggs": object{strictName: strict(r.asked)}})
	if err == nil {
		_, err = g.decide(ctx, q, r, answer)
	}
	return err
}

// read reads q in every language; what was decided of the same words is remembered.
func (g *generation) read(ctx context.Context, q query.Query) (*read, error) {
	if held, known := g.memory.readings.Find(wordsIn(q)); known {
		return held, nil
	}
	readings, err := reading.CompileAll(q, g.knowledge(ctx))
	if err != nil {
		return nil, err
	}
	r := &read{isDecided: !q.Relax || q.Expression().Root == nil}
	for _, lang := range analyzers.Languages() {
		if of := readings[lang]; g.manifest.Languages[lang].Articles > 0 {
			r.asked = append(r.asked, index.Asked{Reading: of, Typed: of, Least: of.Steps()})
		}
	}
	return r, nil
}

// wordsIn names what q asks in words: what decides how it is read and relaxed. Whether it is relaxed depends on
// whether the best hits come first.
func wordsIn(q query.Query) string {
	q = listOf(q.Unfiltered())
	q.Story, q.Copies = "", query.All
	if q.Sort != query.Relevance {
		q.Sort = query.Newest
	}
	return q.Values().Encode()
}

// strictName is that of the aggregation that tells how many articles of each language have all that is asked.
const strictName = "strict"

// strict counts what meets the words of a question by language, whatever the filters.
func strict(asked []index.Asked) object {
	filters := object{}
	for _, a := range asked {
		filters[a.Lang] = term(facetField(query.Lang), a.Lang, 0)
	}
	return object{"filter": object{"match_all": object{}}, "aggs": object{"langs": object{"filters": object{"filters": filters}}}}
}

// strictOf reads the answer to strict.
func strictOf(answer found) (map[string]int, error) {
	var read struct {
		Strict struct {
			Langs struct {
				Buckets map[string]struct {
					Count int `json:"doc_count"`
				}
			}
		}
	}
	if err := json.Unmarshal(answer.Aggregations, &read); err != nil {
		return nil, fmt.Errorf("read counts: %w", err)
	}
	counts := map[string]int{}
	for lang, b := range read.Strict.Langs.Buckets {
		counts[lang] = b.Count
	}
	return counts, nil
}

// decide decides by the answer to strict whether r is relaxed; what comes near is counted only where few articles have
// all that is asked.
func (g *generation) decide(ctx context.Context, q query.Query, r *read, answer found) (relaxed bool, err error) {
	whole, err := strictOf(answer)
	if err != nil {
		return false, err
	}
	tallies := map[string]reading.Tally{}
	for _, a := range r.asked {
		tallies[a.Lang] = a.Tally()
		tallies[a.Lang].Met[a.Steps()] = upToFew(whole[a.Lang])
	}
	nearest := q.Sort == query.Relevance
	least := reading.Least(tallies, nearest)
	if relaxed = isRelaxed(r.asked, least); relaxed {
		if err := g.tally(ctx, q, r.asked, least, tallies); err != nil {
			return false, err
		}
		least = reading.Least(tallies, nearest)
	}
	asked := make([]index.Asked, len(r.asked))
	for i, a := range r.asked {
		a.All, a.Least = tallies[a.Lang].All(), least[a.Lang]
		a.Reading = a.Relaxed(a.Least)
		asked[i] = a
	}
	r.asked, r.isDecided = asked, true
	g.memory.readings.Put(wordsIn(q), r)
	return isRelaxed(asked, least), nil
}

// upToFew is a number of articles, up to what tells that they are not few.
func upToFew(articles int) int {
	for few := 0; ; few++ {
		if few == articles || !reading.IsFew(few) {
			return few
		}
	}
}

func isRelaxed(asked []index.Asked, least map[string]int) bool {
	for _, a := range asked {
		if least[a.Lang] < a.Typed.Steps() {
			return true
		}
	}
	return false
}

// tally counts in tallies, which know how many articles meet a question whole, those that meet it at lower steps, in
// the languages in which it is relaxed.
func (g *generation) tally(ctx context.Context, q query.Query, asked []index.Asked, least map[string]int, tallies map[string]reading.Tally) error {
	var bodies []any
	var langs []index.Asked
	for _, a := range asked {
		if least[a.Lang] >= a.Steps() {
			continue
		}
		body, err := g.steps(ctx, q, a)
		if err != nil {
			return err
		}
		bodies, langs = append(bodies, body), append(langs, a)
	}
	answers, err := g.searches(ctx, bodies)
	if err != nil {
		return err
	}
	for i, a := range langs {
		if err := met(answers[i], a.Reading, tallies[a.Lang]); err != nil {
			return err
		}
	}
	return nil
}

// steps asks how many articles of a language have how many of the words: each word that an article has scores 1.
func (g *generation) steps(ctx context.Context, q query.Query, a index.Asked) (any, error) {
	c := &compiler{ctx: ctx, generation: g, raw: q.Scope == query.Raw, counting: true, frequencies: newFrequencies(g)}
	b := c.in(a.Lang)
	words, err := b.each(a.Words())
	if err != nil {
		return nil, err
	}
	for i := range words {
		words[i] = constant(words[i], 1)
	}
	filters := []any{term(facetField(query.Lang), a.Lang, 0)}
	if rest := a.Rest(); rest != nil {
		met, err := b.node(rest)
		if err != nil {
			return nil, err
		}
		filters = append(filters, met)
	}
	met := object{"terms": object{"script": object{"source": "Math.round(_score.doubleValue())"}, "value_type": "long", "size": len(words) + 1}}
	return object{"size": 0, "track_total_hits": false, "query": within(atLeast(1, words), filters...), "aggs": object{"met": met}}, nil
}

// met reads the answer to steps into t.
func met(answer found, r reading.Reading, t reading.Tally) error {
	var read struct {
		Met struct {
			Buckets []struct {
				Key   json.RawMessage `json:"key"`
				Count int             `json:"doc_count"`
			}
		}
	}
	if err := json.Unmarshal(answer.Aggregations, &read); err != nil {
		return err
	}
	all := t.All()
	clear(t.Met)
	for _, b := range read.Met.Buckets {
		step, err := strconv.Atoi(string(b.Key))
		if err != nil || step >= len(t.Met) {
			return fmt.Errorf("an article has %s of %d words", b.Key, len(t.Met)-1)
		}
		t.Met[step] = b.Count
	}
	if n := len(r.Words()); n < r.Steps() { // those with its phrases have all the words
		t.Met[n] -= all
		t.Met[r.Steps()] = all
	}
	return nil
}
