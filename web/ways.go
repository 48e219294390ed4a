package web

import "kiosque/query"

// inRemoved returns the way into the removed text, "" where it leads nowhere.
func (f Frame) inRemoved(p SearchPage) (link, total string) {
	raw, ok := InRemoved(p.Search)
	return f.wayOut(raw, ok && p.Search.Text != "", p.Removed)
}

// unquoted returns the way without quotation marks, "" where it leads nowhere.
func (f Frame) unquoted(p SearchPage) (link, total string) {
	plain, ok := Unquoted(p.Search)
	return f.wayOut(plain, ok, p.Freed)
}

// wayOut returns the address of another question and how many articles it finds, as
// far as that was counted.
func (f Frame) wayOut(q query.Query, ok bool, counted []int) (link, total string) {
	switch {
	case !ok || len(counted) > 0 && counted[0] == 0:
		return "", ""
	case len(counted) == 0:
		return f.searchLink(q), ""
	}
	return f.searchLink(q), f.N("total", counted[0])
}
