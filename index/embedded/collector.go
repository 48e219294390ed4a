package embedded

import (
	"container/heap"
	"context"
	"math"
	"slices"

	"kiosque/query"
)

// checkEvery is how many documents, or postings, are read between two looks at the deadline.
const checkEvery = 4096

// ranked is a document and its place in the order: by key, larger first, then by
// the order of the corpus.
type ranked struct {
	doc    uint32
	order  uint32
	key    float64
	score  float64
	copies int // further hits of the same story
}

func (r ranked) before(other ranked) bool {
	if r.key != other.key {
		return r.key > other.key
	}
	return r.order < other.order
}

// collector takes the documents of a scorer in one pass, and keeps the best of
// them and the counts of every facet, each under the filters of the others.
type collector struct {
	columns *columns
	filters []filter // by facet
	within  span     // days asked for
	key     func(c *columns, doc uint32, score float64) float64
	after   *ranked // only what ranks after it is kept: where the page before ended
	most    int     // how many to keep
	fold    bool    // one hit a story
	story   uint32  // the only story asked for; 0: any
	nowhere bool    // what is asked for is nowhere: a story that there is not
	strict  bool    // only hits are counted, under the filters of all facets

	total   int
	hits    int                // articles, copies counted one by one
	stories map[uint32]*folded // of the hits that have copies
	best    worstFirst
	counts  [][]uint32 // by facet, by ordinal
}

// filter is the chosen values of one facet, by ordinal; none are chosen when it is nil.
type filter []bool

func newCollector(c *columns, q query.Query) *collector {
	col := &collector{columns: c, key: keys[q.Sort], within: span{dayNumber(q.From), dayNumber(q.To)}}
	col.fold, col.stories = q.Copies == query.Folded, map[uint32]*folded{}
	col.story = c.story(q.Story)
	col.nowhere = q.Story != "" && col.story == 0
	for i, f := range query.Facets {
		col.filters = append(col.filters, newFilter(&c.Facets[i], q.Filters[f]))
		col.counts = append(col.counts, make([]uint32, len(c.Facets[i].Values)))
	}
	return col
}

func newFilter(c *column, chosen []string) filter {
	if len(chosen) == 0 {
		return nil
	}
	f := make(filter, len(c.Values))
	for _, value := range chosen {
		if n, ok := c.ordinal(value); ok {
			f[n] = true
		}
	}
	return f
}

// keys give what each order sorts by. Undated articles come last both ways.
var keys = map[query.Sort]func(c *columns, doc uint32, score float64) float64{
	query.Relevance: func(_ *columns, _ uint32, score float64) float64 { return score },
	query.Newest:    func(c *columns, doc uint32, _ float64) float64 { return float64(c.Dates.First[doc]) },
	query.Oldest: func(c *columns, doc uint32, _ float64) float64 {
		if c.Dates.First[doc] == 0 {
			return math.Inf(-1)
		}
		return -float64(c.Dates.First[doc])
	},
}

// collect reads s to its end, or until ctx ends.
func (c *collector) collect(ctx context.Context, s scorer) error {
	defer c.unfold()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	doc, err := s.seek(0)
	for n := 1; doc != none && err == nil; n++ {
		if n%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if err := c.take(doc, s); err != nil {
			return err
		}
		doc, err = s.seek(doc + 1)
	}
	return err
}

// take counts one document. One that fails no filter is a hit and counts in every
// facet; one that fails the filter of a single facet would be a hit with another
// value chosen there, and counts in that facet alone.
func (c *collector) take(doc uint32, s scorer) error {
	if !c.inTime(doc) || c.nowhere || c.story != 0 && c.columns.Stories[doc] != c.story {
		return nil
	}
	failed, facet := c.failures(doc)
	switch failed {
	case 0:
		score, err := s.score()
		if err != nil {
			return err
		}
		c.hit(doc, score)
		for i := range c.counts {
			c.count(i, doc)
		}
	case 1:
		if !c.strict {
			c.count(facet, doc)
		}
	}
	return nil
}

// failures returns how many facets' filters doc does not meet, up to two, and one of them.
func (c *collector) failures(doc uint32) (failed, facet int) {
	for i, f := range c.filters {
		if f == nil || f.meets(c.columns.Facets[i].of(doc)) {
			continue
		}
		if failed++; failed > 1 {
			return failed, i
		}
		facet = i
	}
	return failed, facet
}

func (f filter) meets(ordinals []uint32) bool {
	return slices.ContainsFunc(ordinals, func(n uint32) bool { return f[n] })
}

func (c *collector) count(facet int, doc uint32) {
	story := c.folded(doc)
	for _, n := range c.columns.Facets[facet].of(doc) {
		if story == nil || story.counts(facet, n) {
			c.counts[facet][n]++
		}
	}
}

// inTime tells whether doc is within the days asked for; any is when none are.
func (c *collector) inTime(doc uint32) bool {
	return c.within == span{} || c.within.has(&c.columns.Dates, doc)
}

// hit counts a hit, and keeps it or lets it stand for its story.
func (c *collector) hit(doc uint32, score float64) {
	c.hits++
	r := ranked{doc: doc, order: c.columns.Order[doc], key: c.key(c.columns, doc, score), score: score}
	if story := c.folded(doc); story != nil {
		story.add(r)
		return
	}
	c.total++
	c.keep(r)
}

// keep holds r when it is among the best so far.
func (c *collector) keep(r ranked) {
	switch {
	case c.most == 0, c.after != nil && !c.after.before(r):
	case len(c.best) < c.most:
		heap.Push(&c.best, r)
	case r.before(c.best[0]):
		c.best[0] = r
		heap.Fix(&c.best, 0)
	}
}

// ranking returns what was kept, best first.
func (c *collector) ranking() []ranked {
	all := slices.Clone(c.best)
	slices.SortFunc(all, func(a, b ranked) int {
		if a.before(b) {
			return -1
		}
		return 1
	})
	return all
}

// worstFirst is a heap of ranked documents with the worst on top.
type worstFirst []ranked

func (w worstFirst) Len() int           { return len(w) }
func (w worstFirst) Less(i, j int) bool { return w[j].before(w[i]) }
func (w worstFirst) Swap(i, j int)      { w[i], w[j] = w[j], w[i] }
func (w *worstFirst) Push(x any)        { *w = append(*w, x.(ranked)) }
func (w *worstFirst) Pop() any {
	last := len(*w) - 1
	r := (*w)[last]
	*w = (*w)[:last]
	return r
}
