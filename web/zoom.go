package web

import (
	"slices"
	"strconv"

	"kiosque/index"
	"kiosque/query"
)

// What a timeline shows at once: bars that are still wide enough to be told apart on a telephone,
// and so many years that a reader takes in one by one.
const (
	maxSlots   = 120
	maxYears   = 60
	maxMonths  = 24 // of a window that is shown by months unasked
	maxGap     = 12 // empty slots in a row that are drawn as such; more are a break
	breakSlots = 2
)

// window is what a question asks of dates: its first and its last day, "" where it is open.
type window struct{ first, last query.Day }

func windowOf(q query.Query) window {
	w, years := window{q.From, q.To}, yearsOf(q)
	if len(years) == 0 {
		return w
	}
	w.first = max(w.first, query.Day(years[0]+"-01-01"))
	if last := query.Day(years[len(years)-1] + "-12-31"); w.last == "" || last < w.last {
		w.last = last
	}
	return w
}

// yearsOf returns the chosen years, in order.
func yearsOf(q query.Query) []string {
	return slices.DeleteFunc(slices.Clone(q.Filters[query.Year]), func(y string) bool { return y == query.Undated })
}

func (w window) isOpen() bool { return w.first == "" || w.last == "" }

// ordinal counts units from the year 0 on: that of the day.
func ordinal(d query.Day, unit query.Unit) int {
	year, _ := strconv.Atoi(string(d[:4])) // a Day has four digits
	month, _ := strconv.Atoi(string(d[5:7]))
	switch unit {
	case query.ByDecade:
		return year / 10
	case query.ByMonth:
		return year*12 + month - 1
	}
	return year
}

// TimelineUnit returns what the timeline of q is to count by. Where it is not sure, that is the
// year, and BetterUnit knows more once the years are counted.
func TimelineUnit(q query.Query) (unit query.Unit, sure bool) {
	if q.Unit != "" {
		return q.Unit, true
	}
	w := windowOf(q)
	if !w.isOpen() && ordinal(w.last, query.ByMonth)-ordinal(w.first, query.ByMonth) < maxMonths {
		return query.ByMonth, true
	}
	return query.ByYear, false
}

// BetterUnit returns the unit for a timeline that was counted by years: the month where there is
// hardly more than one of them, the decade where there are too many.
func BetterUnit(t index.Timeline, q query.Query) query.Unit {
	if len(t.Periods) == 0 {
		return query.ByYear
	}
	if all := wholeOf(t); all.last-all.first < 2 {
		return query.ByMonth
	}
	if r := yearsShown(t, windowOf(q), maxYears); newLayout(t, r).slots > maxYears {
		return query.ByDecade
	}
	return query.ByYear
}

// extent is a part of the time: ordinals of its first and its last unit.
type extent struct{ first, last int }

// wholeOf returns the extent of all periods.
func wholeOf(t index.Timeline) extent {
	return extent{ordinal(t.Periods[0].From, t.Unit), ordinal(t.Periods[len(t.Periods)-1].From, t.Unit)}
}

// within returns the part of e that w leaves; all where that is nothing.
func (e extent) within(w window, unit query.Unit) extent {
	part := e
	if w.first != "" {
		part.first = max(e.first, ordinal(w.first, unit))
	}
	if w.last != "" {
		part.last = min(e.last, ordinal(w.last, unit))
	}
	if part.first > part.last {
		return e
	}
	return part
}

// wholeUnits widens e to multiples of n.
func (e extent) wholeUnits(n int) extent {
	return extent{e.first - e.first%n, e.last - e.last%n + n - 1}
}

// shownOf returns the part of a timeline that is drawn.
func shownOf(t index.Timeline, w window) extent {
	switch t.Unit {
	case query.ByMonth:
		return cropped(t, wholeOf(t).within(w, t.Unit).wholeUnits(12))
	case query.ByYear:
		return cropped(t, yearsShown(t, w, maxSlots))
	}
	return wholeOf(t)
}

// yearsShown returns all years, so that those asked for stand among their neighbours, or where
// that is too much the decades asked for.
func yearsShown(t index.Timeline, w window, most int) extent {
	all := wholeOf(t)
	if newLayout(t, all).slots <= most {
		return all
	}
	return all.within(w, t.Unit).wholeUnits(10)
}

// cropped returns the last part of e that has hits, at most maxSlots long.
func cropped(t index.Timeline, e extent) extent {
	if newLayout(t, e).slots <= maxSlots {
		return e
	}
	last := e.first + maxSlots - 1
	for _, p := range t.Periods {
		if at := ordinal(p.From, t.Unit); p.Count > 0 && at <= e.last {
			last = max(last, at)
		}
	}
	if t.Unit == query.ByMonth {
		last = min(last-last%12+11, e.last)
	}
	return extent{last - maxSlots + 1, last}
}
