package columns

import (
	"encoding/binary"
	"strconv"
	"strings"

	"kiosque/query"
)

// dates are the first and the last day that an article's date can mean, as yyyymmdd:
// codes index the different ones, which are sorted by both.
type dates struct {
	codes       codes
	first, last []uint32 // one more for none: 0
}

// dateBytes is the length of a date in the dictionary: two days, big endian, so that
// the order of bytes is the order of days.
const dateBytes = 8

func newDates(c Column) (dates, error) {
	d := dates{codes: c.codes, first: make([]uint32, c.Len()+1), last: make([]uint32, c.Len()+1)}
	for n := range c.Len() {
		value := []byte(c.Value(uint32(n)))
		if len(value) != dateBytes || !c.isSingle() {
			return dates{}, errDamaged
		}
		d.first[n], d.last[n] = binary.BigEndian.Uint32(value), binary.BigEndian.Uint32(value[4:])
	}
	return d, nil
}

// dateValue is a date in the dictionary, "" for none.
func dateValue(first, last uint32) string {
	if first == 0 && last == 0 {
		return ""
	}
	return string(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, first), last))
}

// First returns the first day that the date of doc can mean, as yyyymmdd; 0 when undated.
func (c *Columns) First(doc uint32) uint32 { return c.dates.first[at(c.dates.codes, doc)] }

// Last returns the last day that the date of doc can mean, as yyyymmdd; 0 when undated.
func (c *Columns) Last(doc uint32) uint32 { return c.dates.last[at(c.dates.codes, doc)] }

// Dated returns the articles that can have been published between two days, both
// within; an empty day is no bound. What has no date is within no bounds.
func (c *Columns) Dated(from, to query.Day) Set {
	return having(c.dates.codes, c.dates.within(make([]uint8, len(c.dates.first)), from, to), c.articles)
}

// within marks in a table the dates that can be within two days: a date may be as wide as a year.
func (d *dates) within(table []uint8, from, to query.Day) []uint8 {
	begin, end := dayNumber(from), dayNumber(to)
	for n, first := range d.first {
		table[n] = 0
		if first != 0 && d.last[n] >= begin && (end == 0 || first <= end) {
			table[n] = 1
		}
	}
	return table
}

// dayNumber turns "2017-03-12" into 20170312, "" into 0.
func dayNumber(d query.Day) uint32 {
	n, err := strconv.ParseUint(strings.ReplaceAll(string(d), "-", ""), 10, 32)
	if err != nil {
		return 0
	}
	return uint32(n)
}

// newest returns the articles by the first day of their dates, latest first, undated
// ones last; of one day, in the order of the corpus.
func (c *Columns) newest() []uint32 {
	return c.byDate(func(days int, n uint32) uint32 { return uint32(days) - 1 - n })
}

// oldest is as newest, earliest first.
func (c *Columns) oldest() []uint32 { return c.byDate(func(_ int, n uint32) uint32 { return n }) }

// byDate sorts the articles by the place of their day among all days, undated ones last.
func (c *Columns) byDate(place func(days int, n uint32) uint32) []uint32 {
	day, days := c.dates.days()
	return c.placed(days+1, func(doc uint32) uint32 {
		n := day[at(c.dates.codes, doc)]
		if n == None {
			return uint32(days)
		}
		return place(days, n)
	})
}

// placed sorts the articles by place, which is one of so many; of one place, in the order of the corpus.
func (c *Columns) placed(places int, placeOf func(doc uint32) uint32) []uint32 {
	ends := make([]uint32, places+1)
	for doc := range uint32(c.articles) {
		ends[placeOf(doc)+1]++
	}
	for n := range places {
		ends[n+1] += ends[n]
	}
	sorted := make([]uint32, c.articles)
	for doc := range uint32(c.articles) {
		n := placeOf(doc)
		sorted[ends[n]] = doc
		ends[n]++
	}
	return sorted
}

// days numbers the different first days; None for what is undated.
func (d *dates) days() (number []uint32, days int) {
	number = make([]uint32, len(d.first))
	for n, first := range d.first {
		switch {
		case first == 0:
			number[n] = None
			continue
		case n == 0 || first != d.first[n-1]:
			days++
		}
		number[n] = uint32(days - 1)
	}
	return number, days
}
