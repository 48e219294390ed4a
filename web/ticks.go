package web

import (
	"fmt"
	"strconv"

	"kiosque/query"
)

// So many words stand under a plot, on a small screen and on a wide one, and a slot is at most as wide.
const (
	ticksSmall = 5
	ticksWide  = 12
	slotPixels = 56
)

// ticks returns the words under the plot: at even years, and one at least in every leg.
func (d *drawing) ticks() []tick {
	m := ticking{drawing: d}
	apart := (d.slots + ticksSmall - 1) / ticksSmall
	every := d.step(apart)
	m.put(every, apart, false)
	for _, r := range d.legs {
		m.putFirst(r)
	}
	m.put(d.finer(every), (d.slots+ticksWide-1)/ticksWide, true)
	return append(m.all, d.breaks()...)
}

// breaks returns a sign for every stretch that is left out.
func (d *drawing) breaks() (all []tick) {
	for _, r := range d.legs[1:] {
		all = append(all, tick{d.along(float64(r.at) - breakSlots/2.), "…", false})
	}
	return all
}

// along returns a place on the line as a part of its width.
func (d *drawing) along(slot float64) string {
	return fmt.Sprintf("%.4g%%", 100*slot/float64(d.slots))
}

// steps between marks, in decades, years or, of one year, months; each whole years where there are more.
var steps = []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000}

// step returns the first step of at least so many slots.
func (d *drawing) step(least int) int {
	for _, s := range d.offered() {
		if s >= least {
			return s
		}
	}
	return least
}

// finer returns the shortest step that parts another, and leaves room on a wide screen.
func (d *drawing) finer(every int) int {
	for _, s := range d.offered() {
		if s >= (d.slots+ticksWide-1)/ticksWide && every%s == 0 {
			return s
		}
	}
	return every
}

func (d *drawing) offered() []int {
	switch {
	case d.isOneYear():
		return []int{1, 3, 6}
	case d.t.Unit == query.ByMonth:
		months := make([]int, len(steps))
		for i, s := range steps {
			months[i] = 12 * s
		}
		return months
	}
	return steps
}

// isOneYear tells whether the months of one year are drawn, so that they are named.
func (d *drawing) isOneYear() bool {
	return d.t.Unit == query.ByMonth && d.extent.first/12 == d.extent.last/12
}

// ticking puts marks where there is room.
type ticking struct {
	*drawing
	all    []tick
	places []int
}

// put marks every so many units, at least so many slots from the other marks.
func (m *ticking) put(every, apart int, minor bool) {
	for _, r := range m.legs {
		for i := range r.n {
			if (r.ordinal+i)%every == 0 {
				m.tick(r, i, apart, minor)
			}
		}
	}
}

// putFirst marks the first unit of a leg that has no mark.
func (m *ticking) putFirst(r leg) {
	for _, at := range m.places {
		if r.at <= at && at < r.at+r.n {
			return
		}
	}
	if r.n > 0 {
		m.tick(r, 0, (m.slots+ticksSmall-1)/ticksSmall, false)
	}
}

func (m *ticking) tick(r leg, i, apart int, minor bool) {
	at := r.at + i
	for _, other := range m.places {
		if max(at-other, other-at) < apart {
			return
		}
	}
	m.all, m.places = append(m.all, tick{m.along(float64(at) + .5), m.short(r.ordinal + i), minor}), append(m.places, at)
}

// short names a unit under the plot.
func (m *ticking) short(ordinal int) string {
	switch {
	case m.t.Unit == query.ByDecade:
		return strconv.Itoa(10 * ordinal)
	case m.isOneYear():
		return m.T("month.short." + strconv.Itoa(ordinal%12+1))
	case m.t.Unit == query.ByMonth:
		return strconv.Itoa(ordinal / 12)
	}
	return strconv.Itoa(ordinal)
}
