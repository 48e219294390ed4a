package plot

import (
	"fmt"
	"strings"
)

// Group is a row of bars that belong together, one for each series.
type Group struct {
	Name   string
	Values []float64 // in the order of the series; below 0: there is none
}

// Sizes of bars.
const (
	left      = 110 // for the names of the groups
	right     = 80  // for the figure behind the longest bar
	top       = 62  // title and legend
	thickness = 15
	between   = 14 // groups
)

// Bars draws horizontal bars from zero, each with its figure.
func Bars(title, unit string, series []string, groups []Group) string {
	most, rows := 0.0, 0
	for _, g := range groups {
		rows += len(g.present())
		for _, v := range g.Values {
			most = max(most, v)
		}
	}
	height := top + rows*(thickness+3) + len(groups)*between
	d := begin(height, title+", "+unit, describe(series, groups))
	d.legend(44, series)
	y := float64(top)
	for _, g := range groups {
		y = d.group(g, y, most) + between
	}
	return d.end()
}

func (g Group) present() (series []int) {
	for i, v := range g.Values {
		if v >= 0 {
			series = append(series, i)
		}
	}
	return series
}

// group draws one group and returns where it ends.
func (d *drawing) group(g Group, y, most float64) float64 {
	d.text(left-10, y+thickness-3, "", "end", g.Name)
	for _, i := range g.present() {
		w := 0.0
		if most > 0 {
			w = g.Values[i] / most * (width - left - right)
		}
		d.rect(left, y, max(w, 1), thickness, colour(i))
		d.text(left+w+6, y+thickness-3, "quiet", "start", Figure(g.Values[i]))
		y += thickness + 3
	}
	return y
}

// describe says in words what the bars show.
func describe(series []string, groups []Group) string {
	var said []string
	for _, g := range groups {
		for _, i := range g.present() {
			said = append(said, fmt.Sprintf("%s, %s: %s", g.Name, series[i], Figure(g.Values[i])))
		}
	}
	return strings.Join(said, "; ") + "."
}
