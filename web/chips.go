package web

import "kiosque/query"

// Relaxation is a query without one of its filters.
type Relaxation struct {
	Query  query.Query
	facet  string // message key of what the filter divides by, "" for none
	filter func(Frame) string
}

// Relaxations returns q without each of the filters that its page shows as chips, in their order.
func Relaxations(q query.Query) []Relaxation {
	var all []Relaxation
	for _, name := range query.Facets {
		for _, value := range q.Filters[name] {
			all = append(all, Relaxation{q.Toggle(name, value), "facet." + string(name), func(f Frame) string {
				return f.Label(name, value)
			}})
		}
	}
	return append(all, otherRelaxations(firstPage(q))...)
}

func otherRelaxations(q query.Query) []Relaxation {
	var all []Relaxation
	if q.From != "" || q.To != "" {
		without := q
		without.From, without.To = "", ""
		all = append(all, Relaxation{without, "facet.dates", func(f Frame) string { return f.days(q) }})
	}
	if q.Since != "" {
		without := q
		without.Since = ""
		all = append(all, Relaxation{without, "", func(f Frame) string { return f.T("chip.since", "generation", q.Since) }})
	}
	if q.Scope == query.Raw {
		without := q
		without.Scope = query.Body
		all = append(all, Relaxation{without, "", func(f Frame) string { return f.T("facet.scope") }})
	}
	if !q.Relax {
		without := q
		without.Relax = true
		all = append(all, Relaxation{without, "", func(f Frame) string { return f.T("chip.strict") }})
	}
	if key := copiesKey(q); key != "" {
		q.Story, q.Copies = "", query.Folded
		all = append(all, Relaxation{q, "", func(f Frame) string { return f.T(key) }})
	}
	return all
}

// days says within which days the answers to q were published.
func (f Frame) days(q query.Query) string {
	from, to := f.Language.Date(string(q.From)), f.Language.Date(string(q.To))
	switch {
	case q.From == "":
		return f.T("chip.to", "date", to)
	case q.To == "":
		return f.T("chip.from", "date", from)
	case q.From == q.To:
		return f.T("chip.day", "date", from)
	}
	return f.T("chip.range", "from", from, "to", to)
}

// copiesKey is the message that says how q asks for copies, "" where it does as usual.
func copiesKey(q query.Query) string {
	switch {
	case q.Story != "":
		return "chip.story"
	case q.Copies == query.All:
		return "chip.copies"
	}
	return ""
}

// InRemoved returns q on its first page, looking in the removed text too; ok is false where it does already.
func InRemoved(q query.Query) (raw query.Query, ok bool) {
	ok = q.Scope != query.Raw
	q = firstPage(q)
	q.Scope = query.Raw
	return q, ok
}

// chip is one chosen filter and the address without it.
type chip struct {
	Facet, Name string
	Without     string
	Total       string // of the answer without it, "" where it was not counted
}

// newChips returns a chip for everything that narrows or widens the search besides its words.
func newChips(f Frame, p SearchPage) []chip {
	var all []chip
	for i, r := range Relaxations(p.Search) {
		c := f.newChip(r, f.searchLink(r.Query))
		if i < len(p.Without) {
			c.Total = f.N("total", p.Without[i])
		}
		all = append(all, c)
	}
	return all
}

// newChip returns the chip of a filter, and where it leads.
func (f Frame) newChip(r Relaxation, without string) chip {
	c := chip{Name: r.filter(f), Without: without}
	if r.facet != "" {
		c.Facet = f.T(r.facet)
	}
	return c
}
