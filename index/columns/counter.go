package columns

import (
	"kiosque/index"
	"kiosque/query"
)

// Block is how many documents are best given to a Counter at once: what is kept of them
// between two loops stays in the cache next to the processor.
const Block = 1024

// Counter tells which documents are hits of a question, and counts them by facet: a
// facet under the filters of all others, and once a story where copies are folded. It is
// for one question and one goroutine: made by NewCounter, given every document once,
// asked, released.
type Counter struct {
	columns *Columns
	sort    query.Sort
	chosen  map[query.Facet][]string
	fold    bool
	nowhere bool // what is asked for is nowhere: a story that there is not
	strict  bool
	settled bool

	inTime  []uint8 // by date: 1: within the days asked for; nil: any are
	days    []uint8 // room for it
	fresh   []uint8 // by arrival: 1: since the generation asked for; nil: any are
	arrived []uint8 // room for it
	story   uint32  // code of the only story asked for
	only    bool    // one story is asked for
	filters []filter
	active  []int // the facets that are filtered
	own     int   // the facet whose counts are those of the whole archive; -1: none

	counting []int   // the columns that are counted
	tallies  []tally // by column
	plain    int     // hits that are their story alone
	copies   copies
	buffers  buffers
	kept     *Counter      // counted this before; nil: nobody did
	facets   []index.Facet // of a Counter that is kept
	ranked   []ranked      // room for the values of a facet
}

// buffers are for the documents of one block.
type buffers struct {
	identity []uint32 // 0, 1, 2 …
	at, kept []uint32 // places in the block, and documents: in time
	hits     []uint32 // documents
	hitsAt   []uint32
	apart    []uint32 // documents that fail one filter
	single   []uint32 // documents that are their story alone
	masks    []uint8  // of each, the facets whose filter it fails
}

func newCounter(c *Columns) *Counter {
	k := &Counter{columns: c}
	for i := range c.counted {
		k.tallies = append(k.tallies, newTally(&c.counted[i]))
	}
	for i := range c.facets {
		k.filters = append(k.filters, filter{table: make([]uint8, c.facets[i].Len()+1)})
	}
	k.days = make([]uint8, len(c.dates.first))
	k.copies.of = &c.stories
	return k
}

// NewCounter returns a Counter of what q asks besides words: days, filters and a story.
func (c *Columns) NewCounter(q query.Query) *Counter {
	k := c.counters.Get().(*Counter)
	k.sort, k.chosen, k.own, k.counting = q.Sort, q.Filters, -1, everyColumn[:datesColumn]
	k.fold = q.Copies == query.Folded && !c.stories.copied.Empty()
	if q.From != "" || q.To != "" {
		k.inTime = c.dates.within(k.days, q.From, q.To)
	}
	k.since(q.Since)
	if q.Story != "" {
		number := c.StoryNumber(q.Story)
		k.only, k.story, k.nowhere = true, number-1, k.nowhere || number == 0
	}
	for i, f := range query.Facets {
		if k.filters[i].choose(&c.facets[i], q.Filters[f]) {
			k.active = append(k.active, i)
		}
	}
	return k
}

// since asks for what a generation after one brought; where nobody knows when articles came, none did.
func (k *Counter) since(generation string) {
	switch {
	case generation == "":
	case k.columns.arrivals == nil:
		k.nowhere = true
	default:
		k.arrived = k.columns.arrivals.after(k.arrived, generation)
		k.fresh = k.arrived
	}
}

// Strict makes the filter of a facet hold for its own counts too: only hits are counted.
// It returns k, and is called before the first Take.
func (k *Counter) Strict() *Counter {
	k.strict = true
	return k
}

// Only makes k count one facet alone, in hits alone. It returns k, and is called before the first Take.
func (k *Counter) Only(f query.Facet) *Counter {
	n := facetNumber[f]
	k.counting = everyColumn[n : n+1]
	return k.Strict()
}

// OnlyHits makes k count no facet: which documents are hits, and how often their stories are told, is
// known without keeping them. It returns k, and is called before the first Take.
func (k *Counter) OnlyHits() *Counter {
	k.counting, k.copies.uncounted = nil, true
	return k.Strict()
}

// Release gives k back. Nothing of it may be used afterwards but what Facets returned.
func (k *Counter) Release() {
	for i := range k.tallies {
		k.tallies[i].reset()
	}
	for i := range k.filters {
		k.filters[i].forget()
	}
	k.copies.reset()
	k.kept, k.chosen, k.inTime, k.fresh, k.active = nil, nil, nil, nil, k.active[:0]
	k.nowhere, k.strict, k.settled, k.only, k.plain = false, false, false, false, 0
	k.columns.counters.Put(k)
}

// Take counts documents, ascending and Block of them or so, and returns the places among
// them of those that are hits; they are good until the next Take. A document that fails
// no filter counts in every facet; one that fails the filter of a single facet would be
// a hit with another value chosen there, and counts in that facet alone.
func (k *Counter) Take(docs []uint32) (hits []uint32) {
	if k.nowhere || len(docs) == 0 {
		return nil
	}
	docs, at := k.within(docs)
	if len(k.active) > 0 {
		docs, at = k.filter(docs, at)
	}
	k.count(docs)
	return at
}

// count counts hits.
func (k *Counter) count(docs []uint32) {
	docs = k.aside(docs, 0)
	k.plain += len(docs)
	for _, column := range k.counting {
		k.tally(column, docs)
	}
}

// tally counts documents that are their story alone in one column.
func (k *Counter) tally(column int, docs []uint32) {
	if len(docs) > 0 && column != k.own {
		k.columns.counted[column].codes.tally(docs, &k.tallies[column])
	}
}

// Hits returns how many hits there were, copies counted one by one.
func (k *Counter) Hits() int { return k.counted().plain + k.counted().copies.hits }

// Total returns how many hits there are in the answer: stories, where copies are folded.
func (k *Counter) Total() int { return k.counted().plain + k.counted().copies.total() }

// counted returns the Counter that has counted.
func (k *Counter) counted() *Counter {
	if k.kept != nil {
		return k.kept
	}
	return k
}

// Folded returns the number of the story of doc when further articles that tell it are
// folded with it, else 0.
func (k *Counter) Folded(doc uint32) uint32 {
	if !k.fold || !k.columns.stories.copied.Has(doc) {
		return 0
	}
	return k.columns.Story(doc)
}

// Copies returns how many hits tell a story, numbered as by Folded, besides the one that
// stands for it; 0 for story 0.
func (k *Counter) Copies(story uint32) int {
	if story == 0 {
		return 0
	}
	return k.counted().copies.further(story - 1)
}
