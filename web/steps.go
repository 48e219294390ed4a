package web

import (
	"fmt"

	"kiosque/query"
)

// units returns the units that tell something, where there are several.
func (d *drawing) units() []choice {
	all, years := []choice{}, d.yearOf(wholeOf(d.t).last, false)-d.yearOf(wholeOf(d.t).first, true)+1
	for _, u := range []struct {
		unit  query.Unit
		least int // years
	}{{query.ByDecade, 21}, {query.ByYear, 2}, {query.ByMonth, 0}} {
		if years < u.least && u.unit != d.t.Unit {
			continue
		}
		q := d.q
		q.Unit = u.unit
		all = append(all, choice{Text: d.T("timeline.unit." + string(u.unit)), Link: d.searchLink(q), Current: u.unit == d.t.Unit})
	}
	if len(all) == 1 {
		return nil
	}
	return all
}

// kinds returns what the height of a bar may say.
func (d *drawing) kinds() []choice {
	number, share := d.q, d.q
	number.Share, share.Share = false, true
	return []choice{
		{Text: d.T("timeline.number"), Link: d.searchLink(number), Current: !d.q.Share},
		{Text: d.T("timeline.share"), Link: d.searchLink(share), Current: d.q.Share},
	}
}

// steps returns the ways to what is before and after what is drawn, and to all of the time.
func (d *drawing) steps() []choice {
	var all []choice
	first, last := d.yearOf(d.extent.first, true), d.yearOf(d.extent.last, false)
	n := last - first + 1
	if y, ok := d.lastBefore(d.extent.first); ok {
		all = append(all, d.years(y-n+1, y, "prev"))
	}
	if d.q.From != "" || d.q.To != "" || len(d.q.Filters[query.Year]) > 0 {
		all = append(all, choice{Text: d.T("timeline.all"), Link: d.base.of("/")})
	}
	if y, ok := d.firstAfter(d.extent.last); ok {
		all = append(all, d.years(y, y+n-1, "next"))
	}
	return all
}

// yearOf returns the first or the last year of a unit.
func (d *drawing) yearOf(ordinal int, first bool) int {
	switch {
	case d.t.Unit == query.ByMonth:
		return ordinal / 12
	case d.t.Unit == query.ByDecade && first:
		return 10 * ordinal
	case d.t.Unit == query.ByDecade:
		return 10*ordinal + 9
	}
	return ordinal
}

// lastBefore returns the last year with hits before a unit.
func (d *drawing) lastBefore(first int) (year int, ok bool) {
	for _, p := range d.t.Periods {
		if p.Count > 0 && ordinal(p.From, d.t.Unit) < first {
			year, ok = ordinal(p.From, query.ByYear), true
		}
	}
	return year, ok
}

// firstAfter returns the first year with hits after a unit.
func (d *drawing) firstAfter(last int) (year int, ok bool) {
	for _, p := range d.t.Periods {
		if p.Count > 0 && ordinal(p.From, d.t.Unit) > last {
			return ordinal(p.From, query.ByYear), true
		}
	}
	return 0, false
}

// years returns the way to the same search within years; they have four digits.
func (d *drawing) years(first, last int, rel string) choice {
	from, to := fmt.Sprintf("%04d", max(first, 0)), fmt.Sprintf("%04d", min(last, 9999))
	q := d.q.Published(query.Day(from+"-01-01"), query.Day(to+"-12-31"))
	if from == to {
		q = d.q.Published("", "").Toggle(query.Year, from)
		return choice{Text: from, Link: d.searchLink(q), Rel: rel}
	}
	return choice{Text: d.T("timeline.years", "from", from, "to", to), Link: d.searchLink(q), Rel: rel}
}
