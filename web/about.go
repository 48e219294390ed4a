package web

import (
	"bytes"
	"slices"
	"time"

	"kiosque/index"
	"kiosque/query"
)

// AboutPage is what the archive holds, how good it is and how it came to be.
type AboutPage struct {
	Stories   int          // copies counted once
	Articles  index.Result // of everything, copies counted one by one
	Answering string       // the generation that the figures are of
	Kept      []index.Generation
	Scores    []Score
	Version   string // of the program, "" where nobody said
	Analyzers string // their version
}

// About writes the page about the archive.
func About(to *bytes.Buffer, f Frame, p AboutPage) error {
	view := newAboutView(f, p)
	return write(to, "about.html", &view)
}

// aboutView is the page about the archive as the template needs it.
type aboutView struct {
	Frame
	wayBack
	Title     string
	Holds     []said
	Languages []figure
	Sources   []figure
	Stated    string // how many sources there are
	Covered   []covered
	Compared  string // heads the column of shares of the generation before, "" where it is not known
	Generations
	Scores    []scoreGroup
	Version   string
	Analyzers string
	API       string // an address that answers with JSON
}

// said is a term and what is said of it.
type said struct{ Term, Text string }

// figure is a value of a facet, what it leads to, and how many articles have it.
type figure struct{ Name, Href, Count, Share string }

// covered is how many articles something is known of.
type covered struct{ What, Count, Share, Before string }

// mostFigures is how many values of a facet the page names.
const mostFigures = 8

func newAboutView(f Frame, p AboutPage) aboutView {
	v := aboutView{
		Frame: f, wayBack: wayBack{f.Link("/", nil), f.T("way.home")}, Title: f.windowTitle(f.T("about.title")),
		Holds: f.holds(p), Scores: f.scores(p.Scores), Version: p.Version, Analyzers: p.Analyzers,
		Languages: f.figures(p, query.Lang), Sources: f.figures(p, query.Source),
		API: f.At("/search?country=BE&q=police"),
	}
	v.Stated = f.N("about.sources", different(p.Articles, query.Source))
	now, before := generationsOf(p)
	v.Generations = f.generations(p, now)
	v.Covered = f.covered(now, before)
	if before.Covered != nil {
		v.Compared = before.Name
	}
	return v
}

// holds says in figures what the archive has.
func (f Frame) holds(p AboutPage) []said {
	all := []said{
		{f.T("table.articles"), f.N("total", p.Articles.Articles)},
		{f.T("about.stories"), f.N("about.stories.n", p.Stories)},
	}
	if first, last := years(p.Articles); first != "" {
		all = append(all, said{f.T("about.years"), f.T("about.span", "first", first, "last", last)})
	}
	return append(all, said{f.T("about.organisations"), f.Language.Number(different(p.Articles, query.Organisation))})
}

// years are the first and the last in which something was published, "" where nothing is dated.
func years(r index.Result) (first, last string) {
	var all []string
	for _, v := range facetOf(r, query.Year).Values {
		if v.Value != query.Undated {
			all = append(all, v.Value)
		}
	}
	if len(all) == 0 {
		return "", ""
	}
	return slices.Min(all), slices.Max(all)
}

// different counts the values of a facet.
func different(r index.Result, name query.Facet) int {
	of := facetOf(r, name)
	return len(of.Values) + of.Unlisted
}

// figures are the values of a facet that most articles have.
func (f Frame) figures(p AboutPage, name query.Facet) []figure {
	values := facetOf(p.Articles, name).Values
	every := query.New()
	every.Copies = query.All
	var all []figure
	for _, v := range values[:min(len(values), mostFigures)] {
		all = append(all, figure{
			Name: f.Label(name, v.Value), Href: f.searchLink(every.Toggle(name, v.Value)),
			Count: f.Language.Number(v.Count), Share: f.Language.Share(v.Count, p.Articles.Articles),
		})
	}
	return all
}

// covered says of every facet how many articles have a value.
func (f Frame) covered(now, before index.Generation) []covered {
	if now.Covered == nil {
		return nil
	}
	var all []covered
	for _, name := range query.Facets {
		c := covered{
			What: f.T("about.covered." + string(name)), Count: f.Language.Number(now.Covered[name]),
			Share: f.Language.Share(now.Covered[name], now.Articles),
		}
		if before.Covered != nil {
			c.Before = f.Language.Share(before.Covered[name], before.Articles)
		}
		all = append(all, c)
	}
	return all
}

// day returns the day of a time, in UTC, in words.
func (l *Language) day(t time.Time) string { return l.Date(t.UTC().Format(time.DateOnly)) }
