package web

import (
	"slices"
	"strconv"

	"kiosque/index"
)

// timeline is the histogram over the results, the zero value where there is nothing to draw.
type timeline struct {
	Label       string   // what the bars say
	Year        string   // where they are the months of one, "" else
	Units, Kind []choice // to count by another unit, to see the share
	Steps       []choice // what is before and after, and all of it
	Top, Middle string   // of the axis
	Width       int      // pixels that it needs at most
	Across      int      // slots, in tenths
	Base        string   // path of the base, broken where years are left out
	Solid       string   // path of the bars
	Chosen      string   // of those that are chosen, where others are not
	Below       string   // and of a line below these
	Vague       string   // of what may have been published outside of a bar
	HasChosen   bool
	HasVague    bool
	Bars        []bar
	Ticks       []tick
	Undated     []undated // one, or none
}

// choice is a link, or where it would lead to this page a word.
type choice struct {
	Text, Link, Rel string
	Current         bool
}

// bar is one period: a link in the plot, a row in the table.
type bar struct {
	X                  int
	Link, Said         string
	Name, Total, Share string
	Vague              string
	Chosen             bool
}

// tick is a word under the plot. Minor ones have room on wide screens only.
type tick struct {
	X, Text string
	Minor   bool
}

// undated is what has no date.
type undated struct {
	Link, Said   string
	Total, Share string
	Text         string // the one of them that is drawn
	Height       int    // pixels
	Cut          bool
	Chosen       bool
}

func newTimeline(f Frame, p SearchPage) timeline {
	t, q := p.Timeline, firstPage(p.answered())
	if !hasHits(t.Periods) {
		return timeline{}
	}
	d := newDrawing(f, q, t)
	v := timeline{
		Label:  f.T("timeline.label." + string(t.Unit)),
		Across: d.slots * slotWidth, Width: d.slots * slotPixels, HasChosen: d.divides,
		Units: d.units(), Kind: d.kinds(), Steps: d.steps(), Ticks: d.ticks(), Undated: d.undated(),
	}
	if d.isOneYear() {
		v.Year = strconv.Itoa(d.extent.first / 12)
	}
	if q.Share {
		v.Label = f.T("timeline.label.share." + string(t.Unit))
	}
	v.Top, v.Middle = d.axis(f.Language)
	v.Bars = d.bars()
	v.HasVague = slices.ContainsFunc(v.Bars, func(b bar) bool { return b.Vague != "" })
	d.draw(&v)
	return v
}

func hasHits(periods []index.Period) bool {
	for _, p := range periods {
		if p.Count > 0 {
			return true
		}
	}
	return false
}
