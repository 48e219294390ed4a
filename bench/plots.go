package main

import (
	"slices"

	"kiosque/bench/kiosque"
	"kiosque/bench/peer"
	"kiosque/bench/plot"
)

// modeNames say what each mode adds, for those who read a plot.
var modeNames = map[peer.Mode]string{peer.Top: "ten best", peer.Facets: "and facets", peer.Full: "whole answer"}

// plots draws, by file name: bars for every corpus, and lines for every family of
// corpora of more than one size.
func plots(all []report) map[string]string {
	drawings := map[string]string{}
	families := map[string][]report{}
	for _, r := range all {
		drawings[r.Name] = bars(r)
		families[r.family()] = append(families[r.family()], r)
	}
	for name, family := range families {
		if len(family) > 1 {
			drawings[name+"-growth"] = growth(family)
		}
	}
	return drawings
}

func bars(r report) string {
	var series []string
	for _, m := range peer.Modes {
		series = append(series, modeNames[m])
	}
	var groups []plot.Group
	for _, e := range r.Engines {
		g := plot.Group{Name: e.Name}
		for _, m := range peer.Modes {
			value := -1.0
			if c, has := e.Modes[m]; has {
				value = c.CPU.Mean
			}
			g.Values = append(g.Values, value)
		}
		groups = append(groups, g)
	}
	return plot.Bars("CPU a query, "+plot.Figure(float64(r.Corpus.Size))+" articles", "mean in µs", series, groups)
}

// growth draws the whole answer of every engine over the number of articles, and the hits
// of a query, which the cost of an exact answer must follow.
func growth(family []report) string {
	hits := plot.Line{Name: "hits of a query"}
	var lines []plot.Line
	for _, r := range family {
		for _, e := range r.Engines {
			at := slices.IndexFunc(lines, func(l plot.Line) bool { return l.Name == e.Name })
			if at < 0 {
				at, lines = len(lines), append(lines, plot.Line{Name: e.Name})
			}
			lines[at].Points = appendPoint(lines[at].Points, r, e.Modes[peer.Full].CPU.Mean)
			if e.Name == kiosque.Name {
				hits.Points = appendPoint(hits.Points, r, e.Hits)
			}
		}
	}
	return plot.Lines("Growth of the whole answer", "articles", "mean CPU a query in µs; hits", append(lines, hits))
}

// appendPoint leaves out what a logarithm cannot show.
func appendPoint(points []plot.Point, r report, y float64) []plot.Point {
	if y <= 0 {
		return points
	}
	return append(points, plot.Point{X: float64(r.Corpus.Size), Y: y})
}
