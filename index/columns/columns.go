// Package columns holds, for every article by its document number, what articles are
// filtered, counted and sorted by: the values of every facet, the days that its date can
// mean, and the story that it tells. A Builder takes one Row an article, in document
// order, and writes one file; Open maps it into memory; a Counter says which of the
// documents of a question pass its filters, and counts them by facet.
//
// It is apart from the engine because it knows nothing of words: documents go in, in
// ascending blocks, and hits and counts come out. The document number is the order of
// the corpus.
//
// # The file
//
// Little endian, every part at a multiple of eight bytes: a magic word with the version
// and the number of articles; eight columns (the facets in the order of query.Facets, the
// dates, the stories); the CRC-32C of all before it. A column is a sorted dictionary
// (where each value begins, then the values one after another) and the codes of its
// values: ordinals in the dictionary, in one, two or four bytes by its size. Where no
// article has several values there is one code an article, and the number of values
// stands for none; else offsets say where the codes of each article begin. A date is a
// value of eight bytes, its first and its last day, so that a column of dates is as
// compact as one of years.
package columns

import (
	"fmt"
	"math"
	"sync"

	"github.com/blevesearch/mmap-go"

	"kiosque/query"
)

// None is what is said where there is no document: no number reaches it.
const None = math.MaxUint32

// languages is how many values of the facet of languages have their sets kept.
const languages = 16

// Columns are those of one archive. They do not change, and serve any number of readers
// until they are closed.
type Columns struct {
	articles   int
	facets     []Column // in the order of query.Facets
	counted    []Column // the facets, and the dates
	dates      dates
	stories    stories
	arrivals   *Arrivals // nil: nobody knows
	everything Set
	file       mmap.MMap // nil: not from a file

	counters sync.Pool                      // of *Counter
	totals   [2]func() *Counter             // over all articles, by articles and by stories
	orders   map[query.Sort]func() []uint32 // the articles by date, or as they came
	ages     map[query.Unit]age             // when all articles were published
	tongues  func() []Set                   // the articles of each language
}

// assemble makes columns of what was read, and checks it.
func assemble(articles int, read []Column) (*Columns, error) {
	c := &Columns{articles: articles, facets: read[:datesColumn], counted: read[:datesColumn+1]}
	for i := range read {
		if err := read[i].check(articles); err != nil {
			return nil, fmt.Errorf("column %d: %w", i, err)
		}
	}
	c.everything = allOf(articles)
	var err error
	if c.dates, err = newDates(read[datesColumn]); err != nil {
		return nil, err
	}
	if c.stories, err = newStories(read[datesColumn+1], articles); err != nil {
		return nil, err
	}
	c.prepare()
	return c, nil
}

// prepare sets up what is worked out when it is first asked for.
func (c *Columns) prepare() {
	c.counters.New = func() any { return newCounter(c) }
	byArticle := sync.OnceValue(func() *Counter { return c.countWhole(query.All) })
	byStory := sync.OnceValue(func() *Counter { return c.countWhole(query.Folded) })
	if c.stories.copied.Empty() {
		byStory = byArticle
	}
	c.totals = [2]func() *Counter{byArticle, byStory}
	for i := range c.facets {
		c.facets[i].total = func(n uint32) uint32 { return byArticle().tallies[i].counts[n] }
	}
	c.orders = map[query.Sort]func() []uint32{
		query.Newest: sync.OnceValue(c.newest),
		query.Oldest: sync.OnceValue(c.oldest),
		query.Added:  sync.OnceValue(c.added),
	}
	c.tongues = sync.OnceValue(c.languageSets)
	c.ages = map[query.Unit]age{}
	for _, unit := range units {
		c.ages[unit] = c.newAge(unit)
	}
}

// Close ends the use of c. Values and Sets that were returned stay good, nothing else does.
func (c *Columns) Close() error {
	if c.file == nil {
		return nil
	}
	return c.file.Unmap()
}

// Len returns the number of articles.
func (c *Columns) Len() int { return c.articles }

// Facet returns the column of f.
func (c *Columns) Facet(f query.Facet) *Column { return &c.facets[facetNumber[f]] }

// datesColumn is the place of the dates among the columns, after the facets.
var datesColumn = len(query.Facets)

// everyColumn is the places of what can be counted: the facets, then the dates.
var everyColumn = func() (places []int) {
	for i := range datesColumn + 1 {
		places = append(places, i)
	}
	return places
}()

// facetNumber is the place of each facet in query.Facets.
var facetNumber = func() map[query.Facet]int {
	places := map[query.Facet]int{}
	for i, f := range query.Facets {
		places[f] = i
	}
	return places
}()

// InLanguage returns the articles in lang.
func (c *Columns) InLanguage(lang string) Set {
	column := c.Facet(query.Lang)
	n, known := column.Ordinal(lang)
	switch kept := c.tongues(); {
	case !known:
		return newSet(c.articles)
	case int(n) < len(kept):
		return kept[n]
	}
	return column.Having(n)
}

func (c *Columns) languageSets() []Set {
	column := c.Facet(query.Lang)
	sets := make([]Set, min(languages, column.Len()))
	for n := range sets {
		sets[n] = column.Having(uint32(n))
	}
	return sets
}
