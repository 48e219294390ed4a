package embedded

import (
	"container/heap"
	"context"
	"math"
	"slices"

	"kiosque/index/columns"
	"kiosque/query"
)

// ranked is a document and its place in the order: by key, larger first, then by
// the order of the corpus.
type ranked struct {
	doc    uint32
	key    float64
	score  float64
	copies int // further hits of the same story
}

func (r ranked) before(other ranked) bool {
	return r.key > other.key || r.key == other.key && r.doc < other.doc
}

// collector takes the documents of a scorer in one pass, block by block, and keeps the
// best of those that pass the filters; its counter counts them by facet.
type collector struct {
	columns *columns.Columns
	counter *columns.Counter
	key     func(c *columns.Columns, doc uint32, score float64) float64
	after   *ranked // only what ranks after it is kept: where the page before ended
	most    int     // how many to keep
	best    worstFirst
	stories map[uint32]ranked // the best hit so far of those that have copies
	met     *met              // remembers the documents; nil: nothing does
}

func newCollector(c *columns.Columns, q query.Query) *collector {
	return &collector{columns: c, counter: c.NewCounter(q), key: keys[q.Sort], stories: map[uint32]ranked{}}
}

// keys give what each order sorts by. Undated articles come last both ways.
var keys = map[query.Sort]func(c *columns.Columns, doc uint32, score float64) float64{
	query.Relevance: func(_ *columns.Columns, _ uint32, score float64) float64 { return score },
	query.Newest:    func(c *columns.Columns, doc uint32, _ float64) float64 { return float64(c.First(doc)) },
	query.Oldest: func(c *columns.Columns, doc uint32, _ float64) float64 {
		if first := c.First(doc); first != 0 {
			return -float64(first)
		}
		return math.Inf(-1)
	},
	query.Added: func(c *columns.Columns, doc uint32, _ float64) float64 { return float64(c.Arrived(doc)) },
}

// block is documents on their way to the counter, with their scores.
type block struct {
	n      int
	docs   [windowSize]uint32
	scores [windowSize]float64
}

// collect reads s to its end, or until ctx ends.
func (c *collector) collect(ctx context.Context, s scorer) error {
	b := new(block)
	err := walk(ctx, s, func(w *window) {
		if c.met != nil {
			c.met.add(w)
		}
		w.take(b)
		c.take(b)
	})
	for _, best := range c.stories {
		c.keep(best)
	}
	return err
}

// walk gives the documents of s to take, window by window, which is to empty each.
func walk(ctx context.Context, s scorer, take func(*window)) error {
	w := new(window)
	for w.from = s.seek(0); w.from != none; w.from = s.seek(w.end()) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		w.fill(s)
		take(w)
	}
	return ctx.Err()
}

func (c *collector) take(b *block) {
	for from := 0; from < b.n; from += columns.Block {
		to := min(from+columns.Block, b.n)
		for _, at := range c.counter.Take(b.docs[from:to]) {
			c.hit(b.docs[from+int(at)], b.scores[from+int(at)])
		}
	}
}

// everything takes all documents, which come in their order.
func (c *collector) everything(ctx context.Context) error {
	for doc := range c.counter.All() {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if story := c.counter.Folded(doc); story != 0 {
			if _, told := c.stories[story]; told {
				continue
			}
			c.stories[story] = ranked{}
		}
		if c.keep(c.ranked(doc, 0)); len(c.best) == c.most {
			break
		}
	}
	return ctx.Err()
}

func (c *collector) ranked(doc uint32, score float64) ranked {
	return ranked{doc: doc, key: c.key(c.columns, doc, score), score: score}
}

// hit keeps a hit, or lets it stand for its story when it ranks before the others.
func (c *collector) hit(doc uint32, score float64) {
	r := c.ranked(doc, score)
	if len(c.best) == c.most && (c.most == 0 || !r.before(c.best[0])) {
		return
	}
	story := c.counter.Folded(doc)
	if story == 0 {
		c.keep(r)
		return
	}
	if best, told := c.stories[story]; !told || r.before(best) {
		c.stories[story] = r
	}
}

// keep holds r when it is among the best so far.
func (c *collector) keep(r ranked) {
	switch {
	case c.most == 0, c.after != nil && !c.after.before(r):
	case len(c.best) < c.most:
		c.best = append(c.best, r)
		heap.Fix(&c.best, len(c.best)-1) // as Push, without a copy of r on the way
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
	for i := range all {
		all[i].copies = c.counter.Copies(c.counter.Folded(all[i].doc))
	}
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
