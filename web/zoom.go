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

// wholeOf returns the stretch of all periods.
func wholeOf(t index.Timeline) extent {
	return extent{ordinal(t.Periods[0].From, t.Unit), ordinal(t.Periods[len(t.Periods)-1].From, t.Unit)}
}

// within returns the part of s that w leaves; all where that is nothing.
func (s extent) within(w window, unit query.Unit) extent {
	part := s
	if w.first != "" {
		part.first = max(s.first, ordinal(w.first, unit))
	}
	if w.last != "" {
		part.last = min(s.last, ordinal(w.last, unit))
	}
	if part.first > part.last {
		return s
	}
	return part
}

// wholeUnits widens s to multiples of n.
func (s extent) wholeUnits(n int) extent {
	return extent{s.first - s.first%n, s.last - s.last%n + n - 1}
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

// cropped returns the last part of s that has hits, at most maxSlots long.
func cropped(t index.Timeline, s extent) extent {
	if newLayout(t, s).slots <= maxSlots {
		return s
	}
	last := s.first + maxSlots - 1
	for _, p := range t.Periods {
		if at := ordinal(p.From, t.Unit); p.Count > 0 && at <= s.last {
			last = max(last, at)
		}
	}
	if t.Unit == query.ByMonth {
		last = min(last-last%12+11, s.last)
	}
	return extent{last - maxSlots + 1, last}
}

// layout says where periods stand on the line, in slots from its left.
type layout struct {
	begin int   // index of the first period that is drawn
	at    []int // of each period from there on
	runs  []leg
	slots int
}

// leg is a part of the line without a break: the ordinal of its first unit, its place, its length.
type leg struct{ ordinal, at, n int }

// newLayout gives the periods of s their places. A long stretch without articles becomes a break.
func newLayout(t index.Timeline, s extent) layout {
	p, next := layout{begin: len(t.Periods), runs: []leg{{ordinal: s.first}}}, s.first
	for i := range t.Periods {
		at := ordinal(t.Periods[i].From, t.Unit)
		if at < s.first || at > s.last {
			continue
		}
		p.begin = min(p.begin, i)
		p.goOn(at-next, at)
		p.at = append(p.at, p.slots-1)
		next = at + 1
	}
	if rest := s.last + 1 - next; rest <= maxGap {
		p.add(rest)
	}
	return p
}

// goOn leaves so many units empty and gives the next, of that ordinal, its place.
func (p *layout) goOn(empty, next int) {
	if empty > maxGap {
		p.slots += breakSlots
		p.runs = append(p.runs, leg{next, p.slots, 0})
		empty = 0
	}
	p.add(empty + 1)
}

func (p *layout) add(n int) {
	p.runs[len(p.runs)-1].n += n
	p.slots += n
}
