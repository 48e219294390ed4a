package web

import (
	"bytes"
	"net/url"
	"strconv"

	"kiosque/index"
	"kiosque/query"
)

// Where all values of a facet are served: the page, and for programs.
const (
	valuesPath = "/values/"
	facetsPath = "/facets/"
)

// ValuesPage is every value of a facet that has hits of a question.
type ValuesPage struct {
	Search query.Query
	Facet  query.Facet
	Wanted Wanted
	Values []index.Value
}

// Values writes the page of all values of a facet.
func Values(to *bytes.Buffer, f Frame, p ValuesPage) error {
	view := newValuesView(f, p)
	return write(to, "values.html", &view)
}

// Values returns the parameters of an address that stand for w; the usual is left out.
func (w Wanted) Values() url.Values {
	v := url.Values{}
	for name, value := range map[string]string{"find": w.Find, OrderParameter: string(w.Order), "letter": w.Letter} {
		if value != "" {
			v.Set(name, value)
		}
	}
	if w.Part > 1 {
		v.Set("part", strconv.Itoa(w.Part))
	}
	return v
}

// valuesLink returns the address of values of a facet under a question.
func (f Frame) valuesLink(q query.Query, facet query.Facet, w Wanted) string {
	v := q.Values()
	for name, values := range w.Values() {
		v[name] = values
	}
	return f.Link(valuesPath+string(facet), v)
}

// valuesView is the page as the template needs it.
type valuesView struct {
	Frame
	wayBack
	Title, Heading string
	Asked          string // the words of the question
	Summary        string // how many values there are
	Find           string // what is looked for
	FindBy         string // what the field looks for, "" where there are too few to need it
	Page           string // where it is looked for
	FindKept       []hidden
	Orders         []pageLink
	Letters        []pageLink
	Chips          []chip
	Clear          wayOut
	Kept           []hidden // the question but for the values of the facet
	Chosen, Rows   []row
	Applies        bool   // there is something to tick
	Everything     string // address without what is looked for, "" where that is all
	Paging         paging
}

// row is one value: a box and a link.
type row struct {
	box
	Also string // another of its names
	Link string // address of the search with it alone
}

func newValuesView(f Frame, p ValuesPage) valuesView {
	chosen, others := parted(p.Values)
	list := f.List(p.Facet, others, p.Wanted)
	heading := f.T("values." + string(p.Facet))
	v := valuesView{
		Frame: f, wayBack: f.toResults(p.Search), Title: f.windowTitle(heading), Heading: heading, Asked: p.Search.Text,
		Find: p.Wanted.Find, Page: f.At(valuesPath + string(p.Facet)),
		Summary: f.valuesSummary(p, list.Total),
		Orders:  f.orderLinks(p), Letters: f.letterLinks(p, list.Letters),
		Chips: f.valuesChips(p), Kept: f.kept(firstPage(p.Search).Without(p.Facet).Values()),
		Paging: f.partLinks(p, list.Total),
	}
	v.FindKept = f.kept(p.Search.Values())
	if p.Wanted.Order != "" {
		v.FindKept = append(v.FindKept, hidden{OrderParameter, string(p.Wanted.Order)})
	}
	if len(p.Values) > fewValues || p.Wanted.Find != "" {
		v.FindBy = f.T("facet.find." + string(p.Facet))
	}
	if p.Wanted.Find != "" || p.Wanted.Letter != "" {
		v.Everything = f.valuesLink(p.Search, p.Facet, Wanted{Order: p.Wanted.Order})
	}
	if len(v.Chips) > 0 {
		cleared, _ := Unfiltered(p.Search)
		v.Clear = wayOut{Text: f.T("filters.clear"), Href: f.valuesLink(cleared.With(p.Facet, p.Search.Filters[p.Facet]), p.Facet, p.Wanted)}
	}
	v.Chosen = f.rows(p, f.List(p.Facet, chosen, Wanted{Order: ByName, Size: query.MaxValues}).Values, 0)
	v.Rows = f.rows(p, list.Values, len(v.Chosen))
	v.Applies = len(v.Chosen)+len(v.Rows) > 0
	return v
}

// valuesSummary says how many values there are besides the chosen ones.
func (f Frame) valuesSummary(p ValuesPage, total int) string {
	switch {
	case total > 0:
		return f.N("values.total."+string(p.Facet), total)
	case len(p.Values) > 0:
		return f.T("facet.find.none")
	}
	return f.T("filters.empty")
}

// fewValues are seen at a glance.
const fewValues = 12

// parted parts the chosen values from the others: they are always shown.
func parted(values []index.Value) (chosen, others []index.Value) {
	others = make([]index.Value, 0, len(values))
	for _, v := range values {
		if v.Chosen {
			chosen = append(chosen, v)
		} else {
			others = append(others, v)
		}
	}
	return chosen, others
}

// rows returns the values as rows, numbered from first on.
func (f Frame) rows(p ValuesPage, values []Entry, first int) []row {
	q := f.question(p.Search)
	all := make([]row, len(values))
	for i, v := range values {
		all[i] = row{
			box:  box{string(p.Facet), first + i, v.Value.Value, v.Label, f.Language.Number(v.Count), v.Chosen},
			Also: v.Also,
			Link: q.first.at("/", string(p.Facet), []string{v.Value.Value}),
		}
	}
	return all
}

// valuesChips returns a chip for everything that narrows the search besides the facet itself.
func (f Frame) valuesChips(p ValuesPage) []chip {
	var all []chip
	for _, r := range Relaxations(p.Search.Without(p.Facet)) {
		q := r.Query
		q = q.With(p.Facet, p.Search.Filters[p.Facet])
		all = append(all, f.newChip(r, f.valuesLink(q, p.Facet, p.Wanted)))
	}
	return all
}

// orderLinks returns the orders that the values may have.
func (f Frame) orderLinks(p ValuesPage) []pageLink {
	byName := "values.by.name"
	if isYears(p.Facet) {
		byName = "values.by.year"
	}
	current := p.Wanted.complete(p.Facet).Order
	var all []pageLink
	for _, o := range []struct {
		by  Order
		key string
	}{{ByCount, "values.by.count"}, {ByName, byName}} {
		w := p.Wanted
		w.Order, w.Part = o.by, 0
		all = append(all, pageLink{Text: f.T(o.key), Link: f.valuesLink(p.Search, p.Facet, w), Current: o.by == current})
	}
	return all
}

// minLetters is the least number of letters that help to look something up.
const minLetters = 5

// letterLinks returns the letters that values begin with, and the way to all of them.
func (f Frame) letterLinks(p ValuesPage, letters []string) []pageLink {
	if len(letters) < minLetters && p.Wanted.Letter == "" {
		return nil
	}
	w := p.Wanted
	w.Letter, w.Part = "", 0
	all := []pageLink{{Text: f.T("values.letters.all"), Link: f.valuesLink(p.Search, p.Facet, w), Current: p.Wanted.Letter == ""}}
	for _, letter := range letters {
		w.Letter = letter
		of := pageLink{Text: letter, Link: f.valuesLink(p.Search, p.Facet, w), Current: letter == p.Wanted.Letter}
		if letter == Others {
			of.Label = f.T("values.letters.others")
		}
		all = append(all, of)
	}
	return all
}

// partLinks returns the way from part to part.
func (f Frame) partLinks(p ValuesPage, total int) paging {
	parts := (total + PartSize - 1) / PartSize
	part := func(n int) string {
		w := p.Wanted
		w.Part = n
		return f.valuesLink(p.Search, p.Facet, w)
	}
	current := max(p.Wanted.Part, 1)
	v := paging{
		Needed: parts > 1 || current > 1, Pages: f.pageLinks(current, parts, part),
		Text: f.T("paging.of", "page", f.Language.Number(current), "pages", f.Language.Number(parts)),
	}
	if current > 1 {
		v.Previous = part(min(current-1, max(parts, 1)))
	}
	if current < parts {
		v.Next = part(current + 1)
	}
	return v
}
