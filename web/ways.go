package web

import "kiosque/query"

// wayOut is a link to another question, and how many articles that finds: Href is "" where it
// leads nowhere, Total where nobody counted.
type wayOut struct{ Text, Href, Total string }

// ways returns the ways out of a page without hits, but the way of single filters: those are chips.
func (f Frame) ways(p SearchPage) []wayOut {
	all := f.partsOf(p)
	if plain, ok := Unquoted(p.Search); ok {
		all = f.appendWay(all, "none.unquoted", plain, p.Freed)
	}
	if raw, ok := InRemoved(p.Search); ok && p.Search.Text != "" {
		all = f.appendWay(all, "none.raw", raw, p.Removed)
	}
	return append(all, wayOut{Text: f.T("none.everything"), Href: f.Link("/", nil)})
}

func (f Frame) appendWay(all []wayOut, key string, q query.Query, counted []int) []wayOut {
	if way := f.wayOut(f.T(key), q, counted); way.Href != "" {
		return append(all, way)
	}
	return all
}

// wayOut returns the way to another question, as far as that was counted.
func (f Frame) wayOut(text string, q query.Query, counted []int) wayOut {
	switch {
	case len(counted) == 0:
		return wayOut{Text: text, Href: f.searchLink(q)}
	case counted[0] == 0:
		return wayOut{Text: text}
	}
	return wayOut{text, f.searchLink(q), f.N("total", counted[0])}
}
