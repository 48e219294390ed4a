package web

import "kiosque/index"

// layout says where periods stand on the line, in slots from its left.
type layout struct {
	begin int   // index of the first period that is drawn
	at    []int // of each period from there on
	legs  []leg
	slots int
}

// leg is a part of the line without a break: the ordinal of its first unit, its place, its length.
type leg struct{ ordinal, at, n int }

// newLayout gives the periods of e their places. A long stretch without articles becomes a break.
func newLayout(t index.Timeline, e extent) layout {
	p, next := layout{begin: len(t.Periods), legs: []leg{{ordinal: e.first}}}, e.first
	for i := range t.Periods {
		at := ordinal(t.Periods[i].From, t.Unit)
		if at < e.first || at > e.last {
			continue
		}
		p.begin = min(p.begin, i)
		p.goOn(at-next, at)
		p.at = append(p.at, p.slots-1)
		next = at + 1
	}
	if rest := e.last + 1 - next; rest <= maxGap {
		p.add(rest)
	}
	return p
}

// goOn leaves so many units empty and gives the next, of that ordinal, its place.
func (p *layout) goOn(empty, next int) {
	if empty > maxGap {
		p.slots += breakSlots
		p.legs = append(p.legs, leg{next, p.slots, 0})
		empty = 0
	}
	p.add(empty + 1)
}

func (p *layout) add(n int) {
	p.legs[len(p.legs)-1].n += n
	p.slots += n
}
