package web

import (
	"time"

	"kiosque/query"
)

// span is the form of two dates. It keeps all else of the search, and stands in the
// place of its years and days.
type span struct {
	Hidden   []hidden
	From, To string // "2017", "2017-03" or "2017-03-12"
}

func newSpan(f Frame, p SearchPage) span {
	q := p.answered()
	w := windowOf(q)
	v := span{From: startOf(w.first), To: endOf(w.last)}
	q = q.Published("", "")
	q.Unit = ""
	v.Hidden = f.kept(q.Values())
	return v
}

// startOf names the longest year, month or day that begins with a day.
func startOf(d query.Day) string {
	switch {
	case d == "":
		return ""
	case d[4:] == "-01-01":
		return string(d[:4])
	case d[7:] == "-01":
		return string(d[:7])
	}
	return string(d)
}

// endOf names the longest year, month or day that ends with a day.
func endOf(d query.Day) string {
	day, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return ""
	}
	next := startOf(query.Day(day.AddDate(0, 0, 1).Format(time.DateOnly)))
	return string(d[:min(len(next), len(d))])
}
