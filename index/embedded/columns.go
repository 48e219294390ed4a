package embedded

import (
	"bufio"
	"encoding/gob"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync"

	"kiosque/article"
	"kiosque/index/reading"
	"kiosque/query"
)

// columns hold, for every article by its internal number, what is filtered,
// counted and sorted by. They stay in memory: three facets of a common word are
// counted in a hundredth of the time that Bleve's doc values take.
type columns struct {
	Order  []uint32 // place of the article in the corpus: breaks ties
	Dates  dates
	Facets []column // in the order of query.Facets
	// Stories gives the story of an article as 1 + its ordinal in StoryIDs, which is
	// sorted; 0 for an article that has no copies.
	Stories  []uint32
	StoryIDs []string
}

// dates are the first and the last day that an article's date can mean, as
// yyyymmdd; 0 when undated.
type dates struct{ First, Last []uint32 }

// span is a stretch of days, as yyyymmdd; 0: no bound.
type span struct{ from, to uint32 }

// has tells whether doc can have been published within s: its date may be as wide
// as a year. What has no date is within no bounds.
func (s span) has(d *dates, doc uint32) bool {
	first, last := d.First[doc], d.Last[doc]
	return first != 0 && last >= s.from && (s.to == 0 || first <= s.to)
}

// column is one facet: the ordinals of article i are Ordinals[Offsets[i]:Offsets[i+1]],
// and index Values, which is sorted.
type column struct {
	Values   []string
	Offsets  []uint32
	Ordinals []uint32

	totals []uint32        // articles with each value; counted at opening
	folded func() []string // the words of each value, as reading.Folded; made when a name is first asked for
}

func (c *columns) len() int { return len(c.Order) }

// facet returns the column of f.
func (c *columns) facet(f query.Facet) *column { return &c.Facets[slices.Index(query.Facets, f)] }

func (c *column) count() {
	c.totals = make([]uint32, len(c.Values))
	for _, n := range c.Ordinals {
		c.totals[n]++
	}
}

// asked returns the numbers of the values that f asks for.
func (c *column) asked(f reading.Fact) (found []uint32) {
	if !f.Within {
		if n, known := c.ordinal(f.Value); known {
			found = append(found, n)
		}
		return found
	}
	asks := f.Asks()
	for n, words := range c.folded() {
		if asks(c.Values[n], words) {
			found = append(found, uint32(n))
		}
	}
	return found
}

func (c *column) fold() []string {
	folded := make([]string, len(c.Values))
	for n, value := range c.Values {
		folded[n] = reading.Folded(value)
	}
	return folded
}

func (c *column) of(doc uint32) []uint32 { return c.Ordinals[c.Offsets[doc]:c.Offsets[doc+1]] }

// ordinal returns the number of value; ok is false when no article has it.
func (c *column) ordinal(value string) (n uint32, ok bool) {
	i, ok := slices.BinarySearch(c.Values, value)
	return uint32(i), ok
}

// row is what the columns keep of one article.
type row struct {
	order       uint32
	first, last uint32
	story       string
	values      [][]string // by facet
}

func rowOf(a *article.Article, order uint32) row {
	first, last := days(a.Date.Value)
	r := row{order: order, first: first, last: last, story: a.Story}
	for _, f := range query.Facets {
		r.values = append(r.values, facetValues[f](a))
	}
	return r
}

// facetValues says where the values of each facet stand in an article.
var facetValues = map[query.Facet]func(*article.Article) []string{
	query.Year:         func(a *article.Article) []string { return []string{yearOf(a)} },
	query.Country:      func(a *article.Article) []string { return article.Values(a.Countries) },
	query.Organisation: func(a *article.Article) []string { return article.Values(a.Organisations) },
	query.Lang:         func(a *article.Article) []string { return []string{a.Lang} },
	query.Source:       sourcesOf,
	query.Mentioned:    func(a *article.Article) []string { return article.Values(a.Mentioned) },
}

// sourcesOf returns the source that was stated. An article without one has its path
// as source, which nobody counts by.
func sourcesOf(a *article.Article) []string {
	if a.Source == "" || a.Source == a.Path {
		return nil
	}
	return []string{a.Source}
}

func yearOf(a *article.Article) string {
	if year := a.Date.Year(); year != "" {
		return year
	}
	return query.Undated
}

// days turns "2017-03-12", "2017-03" or "2017" into its first and last day, as yyyymmdd.
func days(date string) (first, last uint32) {
	var y, m, d uint32
	n, _ := fmt.Sscanf(date, "%4d-%2d-%2d", &y, &m, &d)
	switch n {
	case 3:
		return y*10000 + m*100 + d, y*10000 + m*100 + d
	case 2:
		return y*10000 + m*100 + 1, y*10000 + m*100 + 31
	case 1:
		return y*10000 + 101, y*10000 + 1231
	}
	return 0, 0
}

// newColumns turns rows, in the order of internal numbers, into columns.
func newColumns(rows []row) *columns {
	c := &columns{}
	for _, r := range rows {
		c.Order = append(c.Order, r.order)
		c.Dates.First = append(c.Dates.First, r.first)
		c.Dates.Last = append(c.Dates.Last, r.last)
	}
	for f := range query.Facets {
		c.Facets = append(c.Facets, newColumn(rows, f))
	}
	c.addStories(rows)
	return c
}

func (c *columns) addStories(rows []row) {
	for _, r := range rows {
		if r.story != "" {
			c.StoryIDs = append(c.StoryIDs, r.story)
		}
	}
	slices.Sort(c.StoryIDs)
	c.StoryIDs = slices.Clone(slices.Compact(c.StoryIDs))
	c.Stories = make([]uint32, len(rows))
	for i, r := range rows {
		c.Stories[i] = c.story(r.story)
	}
}

// story returns the number of a story, 0 where id names none.
func (c *columns) story(id string) uint32 {
	i, ok := slices.BinarySearch(c.StoryIDs, id)
	if !ok {
		return 0
	}
	return uint32(i) + 1
}

func newColumn(rows []row, facet int) column {
	var c column
	for _, r := range rows {
		c.Values = append(c.Values, r.values[facet]...)
	}
	slices.Sort(c.Values)
	c.Values = slices.Clone(slices.Compact(c.Values))
	c.Offsets = append(make([]uint32, 0, len(rows)+1), 0)
	for _, r := range rows {
		c.Ordinals = append(c.Ordinals, c.ordinals(r.values[facet])...)
		c.Offsets = append(c.Offsets, uint32(len(c.Ordinals)))
	}
	return c
}

func (c *column) ordinals(values []string) []uint32 {
	ordinals := make([]uint32, 0, len(values))
	for _, v := range values {
		n, _ := c.ordinal(v)
		ordinals = append(ordinals, n)
	}
	slices.Sort(ordinals)
	return slices.Compact(ordinals)
}

func (c *columns) write(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	w := bufio.NewWriter(f)
	if err := gob.NewEncoder(w).Encode(c); err != nil {
		return fmt.Errorf("write columns: %w", err)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Sync()
}

func readColumns(path string) (*columns, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	c := &columns{}
	if err := gob.NewDecoder(bufio.NewReader(f)).Decode(c); err != nil {
		return nil, fmt.Errorf("read columns: %w", err)
	}
	if err := c.check(); err != nil {
		return nil, err
	}
	for i := range c.Facets {
		c.Facets[i].count()
		c.Facets[i].folded = sync.OnceValue(c.Facets[i].fold)
	}
	return c, nil
}

// check tells whether the lengths agree, so that no look-up can leave a slice.
func (c *columns) check() error {
	n := len(c.Order)
	whole := len(c.Dates.First) == n && len(c.Dates.Last) == n && len(c.Facets) == len(query.Facets) && len(c.Stories) == n
	for _, f := range c.Facets {
		whole = whole && len(f.Offsets) == n+1 && slices.IsSorted(f.Offsets) && int(f.Offsets[n]) == len(f.Ordinals) && below(f.Ordinals, len(f.Values))
	}
	whole = whole && below(c.Stories, len(c.StoryIDs)+1)
	if !whole {
		return errors.New("read columns: lengths disagree")
	}
	return nil
}

// below tells whether all numbers are smaller than limit.
func below(numbers []uint32, limit int) bool {
	return !slices.ContainsFunc(numbers, func(n uint32) bool { return int(n) >= limit })
}
