package indextest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

// linesDiffer compares the timelines of q.
func (h *comparing) linesDiffer(ctx context.Context, q query.Query) string {
	for unit := range units {
		got, err := h.engine.Timeline(ctx, q, unit)
		if err != nil {
			return "timeline: " + err.Error()
		}
		if diff := cmp.Diff(h.truth.timeline(q, unit), got, cmpopts.EquateEmpty()); diff != "" {
			return fmt.Sprintf("timeline by %s:\n%s", unit, diff)
		}
	}
	return ""
}

// listsDiffer compares the whole lists of the values of facets.
func (h *comparing) listsDiffer(ctx context.Context, q query.Query, want answer) string {
	for _, f := range query.Facets {
		got, err := h.engine.Values(ctx, q, f)
		if err != nil {
			return "values: " + err.Error()
		}
		if diff := cmp.Diff(ranked(want.facets[f], q.Filters[f]), got, cmpopts.EquateEmpty()); diff != "" {
			return fmt.Sprintf("all values of %s:\n%s", f, diff)
		}
	}
	return ""
}

// periodsAreTotals: the count of a period is the total with its days asked for instead of
// years and days, that of what is undated the total with that as the only year; and no
// article is in no period.
func periodsAreTotals(t *testing.T, open Open) {
	e, truth := filled(t, open)
	r := rand.New(rand.NewPCG(31, 31))
	for range questions / 30 {
		q := randomQuestion(r)
		for unit := range units {
			line := timeline(t, e, q, unit)
			checkUndated(t, e, q, line)
			for _, p := range line.Periods {
				checkPeriod(t, e, q, p)
			}
			checkReached(t, truth, line)
		}
	}
}

func timeline(t *testing.T, e index.Searcher, q query.Query, unit query.Unit) index.Timeline {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), deadline)
	defer cancel()
	line, err := e.Timeline(ctx, q, unit)
	if err != nil || line.Unit != unit {
		t.Fatalf("timeline of %v by %s: %s %v", q.Values(), unit, line.Unit, err)
	}
	return line
}

// unasked is the question of nothing, copies folded as in q.
func unasked(q query.Query) query.Query {
	all := query.New()
	all.Copies = q.Copies
	return all
}

func checkUndated(t *testing.T, e index.Searcher, q query.Query, line index.Timeline) {
	t.Helper()
	var totals []int
	for _, asked := range []query.Query{q, unasked(q)} {
		asked.From, asked.To = "", ""
		totals = append(totals, search(t, e, asked.Without(query.Year).Toggle(query.Year, query.Undated)).Total)
	}
	if want := (index.Counted{Count: totals[0], All: totals[1]}); line.Undated != want {
		t.Fatalf("%v: undated %+v, want %+v", q.Values(), line.Undated, want)
	}
}

func checkPeriod(t *testing.T, e index.Searcher, q query.Query, p index.Period) {
	t.Helper()
	var totals []int
	for _, asked := range []query.Query{q, unasked(q)} {
		asked = asked.Without(query.Year)
		asked.From, asked.To = p.From, p.To
		totals = append(totals, search(t, e, asked).Total)
	}
	if want := (index.Counted{Count: totals[0], All: totals[1]}); p.Counted != want || p.All == 0 || p.Vague > p.Count {
		t.Fatalf("%v: %+v, want %+v", q.Values(), p, want)
	}
}

// checkReached looks that every date is in a period, and that these ascend without meeting.
func checkReached(t *testing.T, truth *Naive, line index.Timeline) {
	t.Helper()
	for i, p := range line.Periods {
		if p.From > p.To || i > 0 && line.Periods[i-1].To >= p.From {
			t.Fatalf("by %s: not ascending: %+v", line.Unit, line.Periods)
		}
	}
	for i := range truth.Docs {
		a := &truth.Docs[i].Article
		if a.Date.Value != "" && !slices.ContainsFunc(line.Periods, func(p index.Period) bool { return meetsBounds(a, p.From, p.To) }) {
			t.Fatalf("by %s: %s (%s) is in no period", line.Unit, a.ID, a.Date.Value)
		}
	}
}

// vagueIsTold: a date that says less than the unit counts wherever it can be, and is told; a
// story counts once a period, and is vague where no article of it surely is there.
func vagueIsTold(t *testing.T, open Open) {
	e := open(t)
	Rebuild(t, e, chronicle())
	march := index.Period{From: "2017-03-01", To: "2017-03-31", Counted: index.Counted{Count: 3, All: 3}, Vague: 1}
	may := index.Period{From: "2017-05-01", To: "2017-05-31", Counted: index.Counted{Count: 2, All: 2}, Vague: 2}
	year := index.Period{From: "2017-01-01", To: "2017-12-31", Counted: index.Counted{Count: 3, All: 3}}
	q := words("police")
	for _, q.Sort = range []query.Sort{query.Relevance, query.Oldest} {
		months := timeline(t, e, q, query.ByMonth)
		if len(months.Periods) != 13 || months.Periods[2] != march || months.Periods[4] != may || months.Undated != (index.Counted{Count: 2, All: 2}) {
			t.Errorf("by month: %+v", months)
		}
		years := timeline(t, e, q, query.ByYear)
		if len(years.Periods) != 2 || years.Periods[0] != year {
			t.Errorf("by year: %+v", years)
		}
	}
	q.Copies = query.All
	march.Count, march.All, march.Vague = 4, 4, 2
	if months := timeline(t, e, q, query.ByMonth); months.Periods[2] != march || months.Undated != (index.Counted{Count: 3, All: 3}) {
		t.Errorf("copies one by one: %+v", months)
	}
}

// chronicle is articles of 2017, of 2018 and without a date; s is a story of a day, a year and no date.
func chronicle() []article.Article {
	var articles []article.Article
	for i, date := range []string{"2017-03-05", "2017", "", "2017-03", "2017", "2018-02-01", "", ""} {
		a := New(fmt.Sprintf("a%d", i), article.English, "Police", "The police met.", "")
		a.Date = article.Date{Value: date}
		articles = append(articles, a)
	}
	for _, i := range []int{0, 1, 2} {
		articles[i].Story = "a0"
	}
	articles[6].Story, articles[7].Story = "a6", "a6"
	return articles
}

// valuesAreListed: every value is listed, first those beside the results, whatever is chosen.
func valuesAreListed(t *testing.T, open Open) {
	e := open(t)
	shape := Shapes()[4] // more organisations than an answer lists
	articles := shape.Make()
	Rebuild(t, e, articles)
	truth, unlisted := newNaive(articles), 0
	for _, q := range append(shape.questions(truth, questions/6), query.New()) {
		result := search(t, e, q)
		for _, facet := range result.Facets {
			all := valuesOfAll(t, e, q, facet.Name)
			if d := valuesDiffer(facet, all); d != "" {
				t.Fatalf("%s: beside the results, of all values: %s", shown(q), d)
			}
			unlisted += facet.Unlisted
		}
	}
	if unlisted == 0 {
		t.Error("all values are beside the results: nothing was tried")
	}
}

func valuesOfAll(t *testing.T, e index.Searcher, q query.Query, f query.Facet) []index.Value {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), deadline)
	defer cancel()
	all, err := e.Values(ctx, q, f)
	if err != nil {
		t.Fatalf("values of %s of %v: %v", f, q.Values(), err)
	}
	return all
}

// countingEnds: what only counts ends with its context, or answers whole.
func countingEnds(t *testing.T, open Open) {
	e := crowd(t, open)
	right := written(t, timeline(t, e, words("police"), query.ByMonth))
	values := written(t, valuesOfAll(t, e, words("police"), query.Source))
	for n, looks := range []int{0, 1, 2, 3, 5, 8, 20} {
		q := words(numberedWord(n))
		line, err := e.Timeline(newFading(looks), q, query.ByMonth)
		if err != nil && !errors.Is(err, context.Canceled) || err == nil && written(t, line) != right {
			t.Fatalf("ended after %d looks: %v\n%+v", looks, err, line)
		}
		list, err := e.Values(newFading(looks), q, query.Source)
		if err != nil && !errors.Is(err, context.Canceled) || err == nil && written(t, list) != values {
			t.Fatalf("ended after %d looks: %v\n%+v", looks, err, list)
		}
		if again := written(t, timeline(t, e, q, query.ByMonth)); again != right {
			t.Fatalf("after it was ended: %s", again)
		}
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := e.Timeline(ended, query.New(), query.ByYear); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want context.Canceled", err)
	}
	if _, err := e.Values(ended, query.New(), query.Year); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want context.Canceled", err)
	}
}

// countedBefore: a question that was only counted is searched rightly afterwards, and the other
// way about, whatever was held of it; what was answered is the caller's to change.
func countedBefore(t *testing.T, open Open) {
	e, questions := asking(t, open, repeated)
	fresh, _ := asking(t, open, 0)
	for i, q := range questions {
		line := timeline(t, e, q, query.ByMonth)
		want := written(t, line)
		if len(line.Periods) > 0 {
			line.Periods[0].Count = -1
		}
		if i%2 == 0 {
			search(t, fresh, q)
		}
		if got := written(t, timeline(t, fresh, q, query.ByMonth)); got != want {
			t.Fatalf("%s:\n%s", shown(q), cmp.Diff(want, got))
		}
		if got, want := written(t, search(t, e, q).Facets), written(t, search(t, fresh, q).Facets); got != want {
			t.Fatalf("%s:\n%s", shown(q), cmp.Diff(want, got))
		}
		if got := written(t, timeline(t, e, q, query.ByMonth)); got != want {
			t.Fatalf("%s asked again:\n%s", shown(q), cmp.Diff(want, got))
		}
	}
}
