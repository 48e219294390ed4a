package columns

import (
	"fmt"
	"slices"
	"sort"
	"time"

	"kiosque/index"
	"kiosque/query"
)

// axis is the time from the first to the last date of an archive, in periods of one unit, and
// which of them each date can mean.
type axis struct {
	first, last []uint32       // days of every period, as yyyymmdd
	periods     []index.Period // the same, with nothing counted
	spans       []span         // by date; one more for none, which is empty
}

// span is periods from one up to another. A date of several can be of any of them.
type span struct{ from, to int }

func (s span) isVague() bool { return s.to-s.from > 1 }

// newAxis divides the time of d.
func (d *dates) newAxis(unit query.Unit) *axis {
	a := &axis{spans: make([]span, len(d.first))}
	dated := len(d.first) - 1
	if dated == 0 {
		return a
	}
	a.divide(unit, d.first[0]/10000, slices.Max(d.last)/10000)
	for n := range dated {
		a.spans[n] = a.span(d.first[n], d.last[n])
	}
	return a
}

// divide makes the periods of a, from the one of a year to the one of another.
func (a *axis) divide(unit query.Unit, from, to uint32) {
	for year := from; year <= to; year++ {
		switch {
		case unit == query.ByDecade && (year == from || year%10 == 0):
			a.add(year/10*10, 1, year/10*10+9, 12)
		case unit == query.ByYear:
			a.add(year, 1, year, 12)
		case unit == query.ByMonth:
			for month := range uint32(12) {
				a.add(year, month+1, year, month+1)
			}
		}
	}
}

// add adds the period from one month to another.
func (a *axis) add(year, month, lastYear, lastMonth uint32) {
	end := time.Date(int(lastYear), time.Month(lastMonth)+1, 0, 0, 0, 0, 0, time.UTC)
	first, last := year*10000+month*100+1, lastYear*10000+lastMonth*100+uint32(end.Day())
	a.first, a.last = append(a.first, first), append(a.last, last)
	a.periods = append(a.periods, index.Period{From: day(first), To: day(last)})
}

// span returns the periods that can be meant by a date: those in which one of its days is.
func (a *axis) span(first, last uint32) span {
	from := sort.Search(len(a.last), func(n int) bool { return a.last[n] >= first })
	to := sort.Search(len(a.first), func(n int) bool { return a.first[n] > last })
	return span{from, max(from, to)}
}

// day turns 20170312 into "2017-03-12".
func day(n uint32) query.Day {
	return query.Day(fmt.Sprintf("%04d-%02d-%02d", n/10000, n/100%100, n%100))
}
