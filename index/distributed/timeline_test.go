package distributed

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kiosque/index"
	"kiosque/index/indextest"
	"kiosque/index/reading"
	"kiosque/query"
)

// Periods are counted as if each were asked for by its days, however many shards there are.
func TestTimelines(t *testing.T) {
	for _, shape := range indextest.Shapes()[3:4] {
		articles := shape.Make()
		truth, r := rowsOf(articles), rand.New(rand.NewPCG(shape.Seed, 10))
		for _, shards := range shardings {
			g := loaded(t, articles, shards)
			for range 6 {
				q := narrowing(r, articles)
				for unit, letters := range map[query.Unit]int{query.ByDecade: 4, query.ByYear: 4, query.ByMonth: 7} {
					line, err := g.timeline(t.Context(), q, unit)
					if err != nil {
						t.Fatal(err)
					}
					sure := func(place int) bool { return len(articles[place].Date.Value) >= letters }
					if d := truth.differs(q, line, sure); d != "" {
						t.Fatalf("%s, %d shards, by %s of %v: %s", shape.Name, shards, unit, q.Values(), d)
					}
				}
			}
		}
	}
}

// differs says what is wrong with the timeline of q; sure tells of which articles the date says as much as the unit.
func (r rows) differs(q query.Query, line index.Timeline, sure func(place int) bool) string {
	q.From, q.To = "", ""
	q = q.Without(query.Year)
	for _, p := range line.Periods {
		in := func(place int) bool { return isWithin(r[place], p.From, p.To) }
		want := r.counted(q, in)
		vague := want.Count - r.counted(q, func(place int) bool { return in(place) && sure(place) }).Count
		if p.Counted != want || p.Vague != vague || p.All == 0 {
			return fmt.Sprintf("%+v, want %+v, %d vague", p, want, vague)
		}
	}
	if want := r.counted(q, func(place int) bool { return r[place].First == 0 }); line.Undated != want {
		return fmt.Sprintf("undated %+v, want %+v", line.Undated, want)
	}
	for place, row := range r {
		if row.First != 0 && !slices.ContainsFunc(line.Periods, func(p index.Period) bool { return isWithin(row, p.From, p.To) }) {
			return fmt.Sprintf("article %d is in no period", place)
		}
	}
	return ""
}

func (r rows) counted(q query.Query, is func(place int) bool) index.Counted {
	hits, everything := map[string]bool{}, map[string]bool{}
	for place := range r {
		if is(place) {
			everything[r.name(place, q)] = true
			if r.meets(place, q, "") {
				hits[r.name(place, q)] = true
			}
		}
	}
	return index.Counted{Count: len(hits), All: len(everything)}
}

// A fact is what has a value that it asks for: all words in one value, in any order.
func TestFacts(t *testing.T) {
	articles := indextest.Random(7, 60)
	for i := range articles {
		articles[i].Source = []string{"Le Monde", "Le Monde diplomatique", "Courrier du monde", "L’Écho", "Écho du Rhône", ""}[i%6]
	}
	truth, g := rowsOf(articles), loaded(t, articles, 3)
	for _, f := range []reading.Fact{
		{Facet: query.Source, Value: "monde", Within: true}, {Facet: query.Source, Value: "MONDE le", Within: true},
		{Facet: query.Source, Value: "echo", Within: true}, {Facet: query.Source, Value: "nobody", Within: true},
		{Facet: query.Source, Value: "…", Within: true}, {Facet: query.Source, Value: "Le Monde"}, {Facet: query.Source, Value: "monde"},
		{Facet: query.Organisation, Value: "europeenne", Within: true}, {Facet: query.Organisation, Value: "europeenne europol", Within: true},
		{Facet: query.Lang, Value: "fr"}, {Facet: query.Year, Value: query.Undated},
	} {
		asked, total, err := g.factQuery(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		var answer struct {
			Hits struct{ Total struct{ Value int } }
		}
		if err := g.client.Search(t.Context(), g.index, map[string]any{"size": 0, "track_total_hits": true, "query": asked}, &answer); err != nil {
			t.Fatal(err)
		}
		articles, values := truth.having(f)
		if answer.Hits.Total.Value != articles || total != float64(values) {
			t.Errorf("%+v: %d articles, %g in all, want %d and %d", f, answer.Hits.Total.Value, total, articles, values)
		}
	}
}

// having counts the articles that have a value that f asks for, and those values.
func (r rows) having(f reading.Fact) (articles, values int) {
	asks := f.Asks()
	for _, row := range r {
		before := values
		for _, value := range row.Values[slices.Index(query.Facets, f.Facet)] {
			if asks(value, reading.Folded(value)) {
				values++
			}
		}
		if values > before {
			articles++
		}
	}
	return articles, values
}

// What goes with a question is counted under all its filters; in the archive, under none.
func TestStrictCounts(t *testing.T) {
	articles := indextest.Random(8, 80)
	truth, g := rowsOf(articles), loaded(t, articles, 3)
	q := query.New().With(query.Organisation, []string{"Europol"})
	q.Copies = query.All
	got, hits, err := g.strictCounts(t.Context(), q, query.Organisation)
	if err != nil {
		t.Fatal(err)
	}
	want := truth.counts(q, query.Organisation, "")
	if fmt.Sprint(got) != fmt.Sprint(want) || hits != want["Europol"] {
		t.Errorf("%v in %d hits, want %v", got, hits, want)
	}
	q = q.Without(query.Organisation)
	everywhere, err := g.totals(t.Context(), query.Organisation, strings.Split("Europol AT&T nobody", " "))
	if all := truth.counts(q, query.Organisation, ""); err != nil || len(everywhere) != 2 || everywhere["Europol"] != all["Europol"] || everywhere["AT&T"] != all["AT&T"] {
		t.Errorf("%v everywhere (%v), want of %v", everywhere, err, all)
	}
}
