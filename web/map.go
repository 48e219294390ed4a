package web

import (
	"bytes"
	"slices"
	"strings"

	"kiosque/index"
	"kiosque/query"
	"kiosque/web/atlas"
)

// MapPage is which countries the hits of a question are about.
type MapPage struct {
	Search   query.Query
	Answered query.Query   // Search, or Search with its spelling corrected; its links refine this
	Values   []index.Value // of query.Country, all that have hits
	Total    int           // of the question without its countries: what the counts are a share of
	ByName   bool          // the countries are listed by name, not by count
}

// mapPath is where the page is served. OrderParameter says in which order it lists the
// countries: ByCount or ByName.
const (
	mapPath        = "/map"
	OrderParameter = "order"
)

// Map writes the page of the map.
func Map(to *bytes.Buffer, f Frame, p MapPage) error {
	view := newMapView(f, p)
	return write(to, "map.html", &view)
}

// mapLink returns the address of the map of a question, "" where no hit is about a country.
func (f Frame) mapLink(p SearchPage) string {
	if len(facetOf(p.Result, query.Country).Values) == 0 {
		return ""
	}
	return f.address(firstPage(p.answered())).of(mapPath)
}

// mapView is the page of the map as the template needs it.
type mapView struct {
	Frame
	wayBack
	Title   string
	Asked   string   // the words of the question
	Filters []string // that count, in words
	Land    string   // the outlines of all that is no link
	Drawn   []mapped
	Chosen  []mapped // again, to be outlined above all others
	Legend  []mapClass
	Rows    []mapRow
	Count   string // how many countries
	Of      string // how many articles the shares are of
	Lost    string // says that some countries are not on the map, "" where none is
	ByName  bool
	// Addresses of the same page in the other order.
	Names, Counts string
}

// mapped is a country on the map: an outline, or a circle where Path is "".
type mapped struct {
	Class string // of style, that of its shade
	Href  string
	Label string
	Path  string
	X, Y  int
	Taken bool // it is chosen
}

// mapRow is a country in the table.
type mapRow struct {
	figure
	Taken bool
}

func newMapView(f Frame, p MapPage) mapView {
	v := mapView{
		Frame: f, wayBack: f.toResults(p.Search), Title: f.windowTitle(f.T("map.title")), Asked: p.Search.Text, ByName: p.ByName,
		Count: f.N("values.total.country", len(p.Values)),
		Of:    f.N("total", p.Total),
		Names: f.address(firstPage(p.Search)).at(mapPath, OrderParameter, []string{string(ByName)}),
	}
	v.Counts = f.address(firstPage(p.Search)).of(mapPath)
	for _, r := range Relaxations(p.Search.Without(query.Country)) {
		v.Filters = append(v.Filters, r.filter(f))
	}
	shades := newShades(p.Values)
	v.Legend = shades.legend(f)
	all := f.mapped(p, shades)
	for i := range all {
		v.Rows = append(v.Rows, newMapRow(f, p, &all[i]))
	}
	v.draw(f, all)
	return v
}

// counted is a country that has hits, or is chosen, and how the map shows it.
type counted struct {
	index.Value
	name string
	mapped
}

// mapped returns the countries in the order in which they are listed.
func (f Frame) mapped(p MapPage, s shades) []counted {
	values := f.listed(index.Facet{Name: query.Country, Values: p.Values})
	places := order(query.Country, values)
	if p.ByName {
		slices.SortStableFunc(places, func(a, b place) int { return strings.Compare(values[a.at].order, values[b.at].order) })
	}
	q, all := f.question(p.Answered), make([]counted, len(values))
	for i, place := range places {
		v := values[place.at]
		all[i] = counted{*v.Value, v.label, mapped{
			Class: s.class(v.Count), Href: q.toggled(query.Country, v.Value.Value), Taken: v.Chosen,
			Label: f.mapLabel(v.label, v.Value),
		}}
	}
	return all
}

// mapLabel is what a country on the map is called.
func (f Frame) mapLabel(name string, v *index.Value) string {
	key := "map.country"
	if v.Chosen {
		key = "map.country.chosen"
	}
	return f.T(key, "country", name, "articles", f.N("total", v.Count))
}

func newMapRow(f Frame, p MapPage, c *counted) mapRow {
	return mapRow{figure{c.name, c.Href, f.Language.Number(c.Count), f.Language.Share(c.Count, p.Total)}, c.Taken}
}

// draw puts the countries on the map, each kind in the order of the list: outlines first, so that none hides a circle.
func (v *mapView) draw(f Frame, all []counted) {
	listed, places := map[string]bool{}, map[string]atlas.Country{}
	for i := range all {
		listed[all[i].Value.Value] = true
	}
	var land strings.Builder
	for _, c := range atlas.Countries() {
		if c.Code != "" && listed[c.Code] {
			places[c.Code] = c
		} else {
			land.WriteString(c.Path)
		}
	}
	v.Land = land.String()
	var circles []mapped
	for _, c := range all {
		at, known := places[c.Value.Value]
		c.Path, c.X, c.Y = at.Path, at.X, at.Y
		switch {
		case !known:
			continue
		case c.Path == "":
			circles = append(circles, c.mapped)
		default:
			v.Drawn = append(v.Drawn, c.mapped)
		}
		if c.Taken {
			v.Chosen = append(v.Chosen, c.mapped)
		}
	}
	v.Drawn = append(v.Drawn, circles...)
	if lost := len(all) - len(v.Drawn); lost > 0 {
		v.Lost = f.N("map.lost", lost)
	}
}
