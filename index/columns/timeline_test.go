package columns

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kiosque/index"
	"kiosque/query"
)

// undatedTold counts what has no date, once a story where copies are folded.
func (n *naive) undatedTold(hits []uint32) int {
	return n.told(hits, func(r Row) bool { return r.First == 0 })
}

// told counts the hits of which something is true, once a story where copies are folded.
func (n *naive) told(hits []uint32, of func(Row) bool) int {
	told, seen := 0, map[string]bool{}
	for _, doc := range hits {
		row := n.rows[doc]
		if !of(row) || n.folds(row) && seen[row.Story] {
			continue
		}
		seen[row.Story] = true
		told++
	}
	return told
}

// sameLine holds a timeline against the hits, and against all articles.
func (n *naive) sameLine(t *testing.T, about string, got index.Timeline) {
	t.Helper()
	all := every(len(n.rows))
	if want := (index.Counted{Count: n.undatedTold(n.hits), All: n.undatedTold(all)}); got.Undated != want {
		t.Fatalf("%s: %+v are undated, want %+v", about, got.Undated, want)
	}
	for _, p := range got.Periods {
		from, to := dayNumber(p.From), dayNumber(p.To)
		in := func(r Row) bool { return inTime(r, from, to) }
		sure := func(r Row) bool { return r.First >= from && r.Last/100 <= to/100 && in(r) }
		want := index.Period{From: p.From, To: p.To, Counted: index.Counted{Count: n.told(n.hits, in), All: n.told(all, in)}}
		want.Vague = want.Count - n.told(n.hits, sure)
		if p != want || p.All == 0 {
			t.Fatalf("%s: %s", about, cmp.Diff(want, p))
		}
	}
	if !slices.IsSortedFunc(got.Periods, func(a, b index.Period) int { return cmpDays(a.To, b.From) }) {
		t.Fatalf("%s: not ascending: %+v", about, got.Periods)
	}
	if dated := n.told(all, func(r Row) bool { return r.First != 0 }); len(got.Periods) == 0 && dated > 0 {
		t.Fatalf("%s: no periods of %d dated articles", about, dated)
	}
}

func cmpDays(a, b query.Day) int { return int(dayNumber(a)) - int(dayNumber(b)) }

func TestATimelineCountsEveryPeriodAsItsDaysDo(t *testing.T) {
	for name, s := range shapes {
		r := rand.New(rand.NewPCG(21, 22))
		for _, documents := range []int{0, 1, 1200} {
			rows := calendar(r, randomRows(r, documents, s))
			c := built(t, rows)
			for range trials(s) / 2 {
				n := &naive{rows: rows, q: randomQuestion(r, rows), strict: true}
				for _, unit := range units {
					docs := every(documents)
					k := c.NewCounter(n.q).OnlyDates()
					if r.IntN(2) == 0 {
						k.All()
					} else {
						docs = some(r, documents)
						takeAll(k, docs)
					}
					n.hits, n.counts, n.total = nil, nil, 0
					n.take(docs)
					n.sameLine(t, fmt.Sprintf("%s: %s of %+v", name, unit, n.q), k.Timeline(unit))
					k.Release()
				}
			}
		}
	}
}

// calendar gives rows dates that say a day, a month or a year.
func calendar(r *rand.Rand, rows []Row) []Row {
	for i := range rows {
		if rows[i].First == 0 {
			continue
		}
		date := fmt.Sprintf("%04d-%02d-%02d", 1897+r.IntN(40), 1+r.IntN(12), 1+r.IntN(28))
		rows[i].First, rows[i].Last = days(date[:[]int{4, 7, 10, 10}[r.IntN(4)]])
	}
	return rows
}

func TestEveryPeriodInWhichAnArticleCanBeIsThere(t *testing.T) {
	c := built(t, []Row{dated("1899-12"), dated("1901"), dated(""), dated("2000-02-29")})
	for unit, want := range map[query.Unit][]string{
		query.ByDecade: {"1890-01-01 1899-12-31", "1900-01-01 1909-12-31", "2000-01-01 2009-12-31"},
		query.ByYear:   {"1899-01-01 1899-12-31", "1901-01-01 1901-12-31", "2000-01-01 2000-12-31"},
		"century":      nil,
	} {
		if diff := cmp.Diff(want, periodsOf(c, unit)); diff != "" {
			t.Errorf("by %s:\n%s", unit, diff)
		}
	}
	months := periodsOf(c, query.ByMonth)
	if len(months) != 14 || months[0] != "1899-12-01 1899-12-31" || months[13] != "2000-02-01 2000-02-29" {
		t.Errorf("by month: %q", months)
	}
}

func dated(date string) Row {
	row := Row{Values: make([][]string, len(query.Facets))}
	row.First, row.Last = days(date)
	return row
}

func periodsOf(c *Columns, unit query.Unit) (periods []string) {
	k := c.NewCounter(query.New()).OnlyDates()
	defer k.Release()
	k.All()
	for _, p := range k.Timeline(unit).Periods {
		periods = append(periods, string(p.From+" "+p.To))
	}
	return periods
}

func TestEveryValueIsListed(t *testing.T) {
	for name, s := range shapes {
		r := rand.New(rand.NewPCG(23, 24))
		rows := randomRows(r, 1200, s)
		c := built(t, rows)
		for range trials(s) {
			n := &naive{rows: rows, q: randomQuestion(r, rows)}
			f := r.IntN(len(query.Facets))
			n.take(every(len(rows)))
			k := c.NewCounter(n.q.Without(query.Facets[f])).Only(query.Facets[f])
			k.All()
			got, want := k.Values(query.Facets[f], n.q.Filters[query.Facets[f]]), n.values(f)
			k.Release()
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("%s: %s of %+v:\n%s", name, query.Facets[f], n.q, diff)
			}
		}
	}
}
