package web

import (
	"slices"
	"strconv"
	"strings"

	"kiosque/index"
	"kiosque/query"
)

// drawing is a timeline and where its bars stand.
type drawing struct {
	Frame
	q query.Query
	t index.Timeline
	window
	extent
	layout
	scale
	base    address // of the question at any time
	chosen  []bool  // of each period that is drawn
	divides bool    // some of them, or what has no date, are chosen and some are not
}

func newDrawing(f Frame, q query.Query, t index.Timeline) drawing {
	d := drawing{Frame: f, q: q, t: t, window: windowOf(q)}
	d.extent = shownOf(t, d.window)
	d.layout = newLayout(t, d.extent)
	d.scale = newScale(d.shown(), q.Share)
	ever := q.Published("", "")
	ever.Unit = ""
	d.base = f.address(ever)
	d.choose()
	return d
}

// shown are the periods that are drawn; those without hits have a place but no bar.
func (d *drawing) shown() []index.Period { return d.t.Periods[d.begin:][:len(d.at)] }

// isChosen tells whether the dates asked for are of a period.
func (d *drawing) isChosen(p index.Period) bool {
	of := func(y string) bool { return string(p.From[:4]) <= y && y <= string(p.To[:4]) }
	chosen := d.q.Filters[query.Year]
	return (len(chosen) == 0 || slices.ContainsFunc(chosen, of)) && p.To >= d.q.From && (d.q.To == "" || p.From <= d.q.To)
}

// choose finds what is chosen.
func (d *drawing) choose() {
	d.divides = d.t.Undated.Count > 0 && leavesOutUndated(d.q)
	for _, p := range d.shown() {
		chosen := d.isChosen(p)
		d.chosen = append(d.chosen, chosen)
		d.divides = d.divides || p.Count > 0 && !chosen
	}
}

// link returns the address of a period. A year is one of the facet's, so that its box is ticked.
func (d *drawing) link(p index.Period) string {
	if d.t.Unit == query.ByYear {
		return d.base.at("/", string(query.Year), []string{string(p.From[:4])})
	}
	return d.base.with("from", string(p.From)).at("/", "to", []string{string(p.To)})
}

// name returns a period in words.
func (d *drawing) name(p index.Period) string {
	switch d.t.Unit {
	case query.ByDecade:
		return d.T("timeline.decade", "year", string(p.From[:4]))
	case query.ByMonth:
		return d.Language.Date(string(p.From[:7]))
	}
	return string(p.From[:4])
}

func (d *drawing) bars() []bar {
	all := make([]bar, 0, len(d.at))
	for i, p := range d.shown() {
		if p.Count > 0 {
			all = append(all, d.bar(p, i))
		}
	}
	return all
}

func (d *drawing) bar(p index.Period, i int) bar {
	b := bar{
		X: d.at[i] * slotWidth, Link: d.link(p), Name: d.name(p), Total: d.Language.Number(p.Count),
		Share: d.Language.Percent(d.shareOf(p.Counted)), Chosen: d.divides && d.chosen[i],
	}
	b.Said = d.said(b.Name, p.Counted)
	if p.Vague > 0 {
		b.Vague = d.Language.Number(p.Vague)
		b.Said += d.N("timeline.vague", p.Vague)
	}
	return b
}

func (d *drawing) shareOf(c index.Counted) float64 { return scale{share: true}.value(c.Count, c.All) }

// said is the name of a link: "2017: 12 articles", or "2017: 12 articles, 3% of 400".
func (d *drawing) said(name string, c index.Counted) string {
	text := d.T("timeline.bar", "period", name, "total", d.N("total", c.Count))
	if !d.share {
		return text
	}
	return text + d.T("timeline.of", "share", d.Language.Percent(d.shareOf(c)), "all", d.Language.Number(c.All))
}

// undatedPixels is as high as the plot; what is higher is cut, and its number says how high.
const undatedPixels = plotHeight / 10

func (d *drawing) undated() []undated {
	c := d.t.Undated
	if c.Count == 0 {
		return nil
	}
	u := undated{
		Link: d.base.at("/", string(query.Year), []string{query.Undated}), Total: d.Language.Number(c.Count), Share: d.Language.Percent(d.shareOf(c)),
		Said: d.said(d.Label(query.Year, query.Undated), c), Chosen: d.q.Chosen(query.Year, query.Undated),
	}
	u.Height = d.height(c.Count, c.All) / 10
	u.Cut = u.Height > undatedPixels
	u.Height = min(u.Height, undatedPixels)
	if u.Text = u.Total; d.share {
		u.Text = u.Share
	}
	return []undated{u}
}

// draw writes the paths.
func (d *drawing) draw(v *timeline) {
	var solid, chosen, vague, below strings.Builder
	for i, p := range d.shown() {
		x, sure := d.at[i]*slotWidth+(slotWidth-barWidth)/2, d.height(p.Count-p.Vague, p.All)
		to := &solid
		if d.divides && d.chosen[i] {
			to = &chosen
			rectangle(&below, d.at[i]*slotWidth, plotBelow, slotWidth, plotTotal-plotBelow)
		}
		rectangle(to, x, plotHeight-sure, barWidth, sure)
		rectangle(&vague, x, plotHeight-d.height(p.Count, p.All), barWidth, d.height(p.Count, p.All)-sure)
	}
	v.Solid, v.Chosen, v.Vague, v.Below, v.Base = solid.String(), chosen.String(), vague.String(), below.String(), d.baseline()
}

// rectangle appends to a path.
func rectangle(b *strings.Builder, x, y, width, height int) {
	if height <= 0 {
		return
	}
	for _, piece := range []struct {
		command string
		n       int
	}{{"M", x}, {" ", y}, {"v", height}, {"h", width}, {"v", -height}} {
		b.WriteString(piece.command)
		b.WriteString(strconv.Itoa(piece.n))
	}
	b.WriteByte('z')
}

// baseline is a line from break to break.
func (d *drawing) baseline() string {
	var b strings.Builder
	for _, r := range d.legs {
		b.WriteString("M" + strconv.Itoa(r.at*slotWidth) + " " + strconv.Itoa(plotHeight) + "h" + strconv.Itoa(r.n*slotWidth))
	}
	return b.String()
}
