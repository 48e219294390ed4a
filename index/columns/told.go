package columns

import (
	"cmp"
	"slices"

	"kiosque/index"
	"kiosque/query"
)

// Told is something that is counted once a period, and how often there is such: an article with its date, or a story
// with the different dates of its articles.
type Told struct {
	Dates []string // "2017-03-12", "2017-03", "2017"; "" for none
	Times int
}

// TimelineOf returns when hits were published, and everything, for who counted without a Counter: the hits are
// among everything.
func TimelineOf(unit query.Unit, hits, everything []Told) index.Timeline {
	found := index.Timeline{Unit: unit}
	if !slices.Contains(units, unit) {
		return found
	}
	d, numbers := datesOf(everything)
	a := d.newAxis(unit)
	counted, all := a.lineOf(hits, numbers), a.lineOf(everything, numbers)
	found.Undated = index.Counted{Count: counted.undated, All: all.undated}
	found.Periods = counted.periods(a, all)
	return found
}

// datesOf sorts the different dates of all, and numbers them; none comes last.
func datesOf(everything []Told) (d dates, numbers map[string]int) {
	type dated struct {
		date        string
		first, last uint32
	}
	numbers = map[string]int{}
	var each []dated
	for _, t := range everything {
		for _, date := range t.Dates {
			if _, known := numbers[date]; !known && date != "" {
				first, last := days(date)
				numbers[date] = 0
				each = append(each, dated{date, first, last})
			}
		}
	}
	slices.SortFunc(each, func(a, b dated) int { return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.last, b.last)) })
	for n, e := range each {
		numbers[e.date] = n
		d.first, d.last = append(d.first, e.first), append(d.last, e.last)
	}
	numbers[""] = len(each)
	d.first, d.last = append(d.first, 0), append(d.last, 0)
	return d, numbers
}

// lineOf counts by the numbers of dates.
func (a *axis) lineOf(all []Told, numbers map[string]int) *line {
	periods := len(a.first)
	l := &line{counts: make([]int, periods+1), vague: make([]int, periods+1), stamps: make([]int, periods+1)}
	for _, t := range all {
		spans, undated := make([]span, 0, len(t.Dates)), 0
		for _, date := range t.Dates {
			if date == "" {
				undated = t.Times
			}
			spans = append(spans, a.spans[numbers[date]])
		}
		l.undated += undated
		l.addSpans(spans, t.Times)
	}
	return l
}

// addSpans counts so often in the periods that any of spans has: surely, where one is there alone.
func (l *line) addSpans(spans []span, times int) {
	l.story++
	for _, vague := range []bool{false, true} {
		for _, s := range spans {
			if s.isVague() == vague {
				l.addOnce(s, vague, times)
			}
		}
	}
}
