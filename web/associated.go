package web

import (
	"bytes"

	"kiosque/index"
	"kiosque/query"
)

// AssociatedPage is what goes with a question.
type AssociatedPage struct {
	Search query.Query
	Found  []index.Association
}

// associatedPath is where the page is served.
const associatedPath = "/with"

// Associated writes the page of what goes with a question.
func Associated(to *bytes.Buffer, f Frame, p AssociatedPage) error {
	view := newAssociatedView(f, p)
	return write(to, "with.html", &view)
}

type associatedView struct {
	Frame
	wayBack
	Title  string
	Asked  string // the words of the question
	Groups []associatedGroup
}

type associatedGroup struct {
	Title string
	Note  string // which hits were looked at
	Items []associatedItem
}

type associatedItem struct{ Name, Href, Counts string }

func newAssociatedView(f Frame, p AssociatedPage) associatedView {
	v := associatedView{
		Frame: f, wayBack: f.toResults(p.Search), Title: f.windowTitle(f.T("with.title")), Asked: p.Search.Text,
	}
	for _, a := range p.Found {
		title := f.T("with." + a.Kind)
		if n := len(v.Groups); n == 0 || v.Groups[n-1].Title != title {
			v.Groups = append(v.Groups, associatedGroup{Title: title, Note: f.T("with." + a.Kind + ".note")})
		}
		g := &v.Groups[len(v.Groups)-1]
		g.Items = append(g.Items, associatedItem{
			Name: f.Associated(a), Href: f.searchLink(narrowed(p.Search, a)),
			Counts: f.T("with.counts", "here", f.Language.Number(a.Here), "sample", f.Language.Number(a.Sample), "n", f.Language.Number(a.Everywhere)),
		})
	}
	return v
}

// associatedFacets are the facets of what is no word.
var associatedFacets = map[string]query.Facet{
	index.AssociatedOrganisation: query.Organisation, index.AssociatedCountry: query.Country,
}

// Associated names what goes with a question in the language of the interface.
func (l Labels) Associated(a index.Association) string {
	return l.Label(associatedFacets[a.Kind], a.Value)
}

// narrowed returns q for the articles that have a too.
func narrowed(q query.Query, a index.Association) query.Query {
	if facet, ok := associatedFacets[a.Kind]; ok {
		return q.Toggle(facet, a.Value)
	}
	q = firstPage(q)
	if _, isOr := q.Expression().Root.(query.Or); isOr {
		q.Text = "(" + q.Expression().String() + ")"
	}
	q.Text += " " + query.Words{Text: a.Value}.String()
	return q
}
