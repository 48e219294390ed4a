package columns

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"kiosque/query"
)

// Builder takes the rows of an archive in the order of document numbers. It keeps every
// value once, and four bytes for each value of a row. The zero Builder is empty.
type Builder struct {
	rows   int
	facets []collected // and the dates, and the stories
}

// collected is a column that grows.
type collected struct {
	numbers map[string]uint32 // of values, in the order in which they came
	values  []string
	rows    []uint32 // the last row that had each value
	of      []uint32 // the numbers of the values of all rows
	ends    []uint32 // in of, by row
	several bool     // one row at least has several values
}

var errTooMany = errors.New("more values than four bytes number")

// Add adds the row of the next document.
func (b *Builder) Add(r Row) {
	if b.facets == nil {
		b.facets = make([]collected, len(query.Facets)+2)
		for i := range b.facets {
			b.facets[i].numbers = map[string]uint32{}
		}
	}
	b.rows++
	for i := range query.Facets {
		b.facets[i].add(r.Values[i]...)
	}
	b.facets[len(query.Facets)].addSome(dateValue(r.First, r.Last))
	b.facets[len(query.Facets)+1].addSome(r.Story)
}

// addSome adds a row with one value, or with none where it is "".
func (c *collected) addSome(value string) {
	if value == "" {
		c.add()
		return
	}
	c.add(value)
}

func (c *collected) add(values ...string) {
	from := len(c.of)
	for _, value := range values {
		if n := c.number(value); c.rows[n] != uint32(len(c.ends)) {
			c.rows[n] = uint32(len(c.ends))
			c.of = append(c.of, n)
		}
	}
	c.ends = append(c.ends, uint32(len(c.of)))
	c.several = c.several || len(c.of) > from+1
}

func (c *collected) number(value string) uint32 {
	n, known := c.numbers[value]
	if !known {
		n = uint32(len(c.values))
		value = strings.Clone(value) // it may be a piece of a whole text
		c.numbers[value] = n
		c.values = append(c.values, value)
		c.rows = append(c.rows, None)
	}
	return n
}

// Write writes what was added to a file, which Open reads. It is called once.
func (b *Builder) Write(path string) error {
	if b.facets == nil {
		b.facets = make([]collected, len(query.Facets)+2)
	}
	err := create(path, func(w *writer) error {
		w.head(magic, b.rows)
		for i := range b.facets {
			if err := b.facets[i].write(w); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("write columns: %w", err)
	}
	return nil
}

func (c *collected) write(w *writer) error {
	length := 0
	for _, value := range c.values {
		length += len(value)
	}
	if length > math.MaxUint32 || len(c.of) > math.MaxUint32 || len(c.values) >= math.MaxUint32 {
		return errTooMany
	}
	c.renumber()
	w.dictionary(c.values)
	if c.several {
		w.several(c.ends, c.of, len(c.values))
	} else {
		w.one(c.ends, c.of, len(c.values))
	}
	return nil
}

// renumber sorts the values, and the numbers of every row.
func (c *collected) renumber() {
	slices.Sort(c.values)
	places := make([]uint32, len(c.values))
	for place, value := range c.values {
		places[c.numbers[value]] = uint32(place)
	}
	from := uint32(0)
	for _, end := range c.ends {
		for i, n := range c.of[from:end] {
			c.of[int(from)+i] = places[n]
		}
		slices.Sort(c.of[from:end])
		from = end
	}
}
