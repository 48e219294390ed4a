package columns

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"kiosque/article"
	"kiosque/index/reading"
	"kiosque/query"
)

// built writes rows and opens them, with arrivals.
func built(t testing.TB, rows []Row) *Columns {
	t.Helper()
	c, err := Open(fileOf(t, rows))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	whole, err := checked(writtenArrivals(t, arrivals(len(rows))))
	if err != nil {
		t.Fatal(err)
	}
	a, err := decodeArrivals(whole)
	if err != nil {
		t.Fatal(err)
	}
	c.SetArrivals(a)
	return c
}

// shape is how random rows look.
type shape struct {
	values  int // different ones of a facet
	each    int // values of a row, at most
	stories int
	dates   int
}

var shapes = map[string]shape{
	"one value each":                  {values: 5, each: 1, stories: 3, dates: 4},
	"several values, many copies":     {values: 40, each: 5, stories: 8, dates: 60},
	"many values, two bytes a code":   {values: 900, each: 12, stories: 200, dates: 700},
	"many values, four bytes a code":  {values: 70_000, each: 12, stories: 2, dates: 3},
	"no copies, no dates, few values": {values: 2, each: 2},
}

func randomRows(r *rand.Rand, n int, s shape) []Row {
	rows := make([]Row, n)
	for i := range rows {
		rows[i] = randomRow(r, s)
	}
	if s.values > 1<<16 && n > 0 { // so many values that their numbers take four bytes
		for v := range s.values {
			rows[0].Values[2] = append(rows[0].Values[2], valueOf(v))
		}
	}
	return rows
}

func valueOf(n int) string { return fmt.Sprintf("v%d", n) }

func randomRow(r *rand.Rand, s shape) Row {
	var row Row
	if s.dates > 0 && r.IntN(5) > 0 {
		row.First = uint32(20100101 + r.IntN(s.dates)/2)
		row.Last = row.First + uint32(r.IntN(2)*(s.dates/4))
	}
	if s.stories > 0 && r.IntN(3) == 0 {
		row.Story = valueOf(r.IntN(s.stories))
	}
	for f := range query.Facets {
		var values []string
		for range r.IntN(s.each + 1) {
			values = append(values, valueOf(r.IntN(1+r.IntN(s.values))))
		}
		if f == 3 {
			values = []string{[]string{"fr", "en", ""}[r.IntN(3)]}
		}
		row.Values = append(row.Values, values)
	}
	return row
}

func sortedOnce(values []string) []string {
	values = slices.Clone(values)
	slices.Sort(values)
	return slices.Compact(values)
}

func TestWhatWasAddedIsReadBack(t *testing.T) {
	for name, s := range shapes {
		r := rand.New(rand.NewPCG(1, 2))
		for _, n := range []int{0, 1, 700} {
			rows := randomRows(r, n, s)
			c := built(t, rows)
			if c.Len() != n {
				t.Fatalf("%s: %d articles, want %d", name, c.Len(), n)
			}
			for doc, row := range rows {
				sameRow(t, name, c, uint32(doc), row)
			}
			sameTotals(t, name, c, rows)
		}
	}
}

func sameRow(t *testing.T, name string, c *Columns, doc uint32, row Row) {
	t.Helper()
	if c.First(doc) != row.First || c.Last(doc) != row.Last {
		t.Fatalf("%s: article %d is dated %d–%d, want %d–%d", name, doc, c.First(doc), c.Last(doc), row.First, row.Last)
	}
	if id := c.StoryID(c.Story(doc)); id != row.Story || c.StoryNumber(id) != c.Story(doc) {
		t.Fatalf("%s: article %d tells %q, want %q", name, doc, id, row.Story)
	}
	for i, f := range query.Facets {
		var values []string
		for _, n := range c.Facet(f).Of(nil, doc) {
			values = append(values, c.Facet(f).Value(n))
		}
		if !slices.Equal(values, sortedOnce(row.Values[i])) {
			t.Fatalf("%s: article %d has the %s %q, want %q", name, doc, f, values, row.Values[i])
		}
	}
}

func sameTotals(t *testing.T, name string, c *Columns, rows []Row) {
	t.Helper()
	for i, f := range query.Facets {
		want, column := map[string]uint32{}, c.Facet(f)
		for _, row := range rows {
			for _, v := range sortedOnce(row.Values[i]) {
				want[v]++
			}
		}
		for n := range uint32(column.Len()) {
			if value := column.Value(n); column.Total(n) != want[value] {
				t.Fatalf("%s: %d articles have %s %q, want %d", name, column.Total(n), f, value, want[value])
			}
		}
		if _, known := column.Ordinal("absent"); known || len(want) != column.Len() {
			t.Fatalf("%s: %d values, want %d", name, column.Len(), len(want))
		}
	}
}

func TestSetsHoldTheArticlesWithAValueADateOrALanguage(t *testing.T) {
	for name, s := range shapes {
		r := rand.New(rand.NewPCG(3, 4))
		rows := randomRows(r, 300, s)
		c := built(t, rows)
		chosen := sortedOnce([]string{valueOf(r.IntN(s.values)), valueOf(r.IntN(s.values)), "fr"})
		for i, f := range query.Facets {
			var numbers []uint32
			for _, value := range chosen {
				if n, known := c.Facet(f).Ordinal(value); known {
					numbers = append(numbers, n)
				}
			}
			sameSet(t, name, c.Facet(f).Having(numbers...), rows, func(row Row) bool { return meetsAny(row.Values[i], chosen) })
		}
		sameSet(t, name, c.InLanguage("fr"), rows, func(row Row) bool { return row.Values[3][0] == "fr" })
		sameSet(t, name, c.InLanguage("xx"), rows, func(Row) bool { return false })
		sameSet(t, name, c.Dated("2010-01-01", "2010-01-03"), rows, func(row Row) bool { return inTime(row, 20100101, 20100103) })
		sameSet(t, name, c.Dated("2010-01-02", "").And(c.InLanguage("en")), rows, func(row Row) bool {
			return inTime(row, 20100102, 0) && row.Values[3][0] == "en"
		})
	}
}

func sameSet(t *testing.T, name string, s Set, rows []Row, has func(Row) bool) {
	t.Helper()
	var want, got []uint32
	for doc, row := range rows {
		if has(row) {
			want = append(want, uint32(doc))
		}
		if s.Has(uint32(doc)) != has(row) {
			t.Fatalf("%s: has %d: %v", name, doc, !has(row))
		}
	}
	for doc := s.Next(0); doc != None; doc = s.Next(doc + 1) {
		got = append(got, doc)
	}
	if !slices.Equal(got, want) || s.Len() != len(want) || s.Empty() != (len(want) == 0) {
		t.Fatalf("%s: %v, want %v", name, got, want)
	}
}

func TestAFactAsksForAValueOrForTheWordsOfOne(t *testing.T) {
	row := func(source string) Row {
		return Row{Values: [][]string{nil, nil, nil, {"fr"}, {source}, nil}}
	}
	column := built(t, []Row{row("Le Monde"), row("Le Monde diplomatique"), row("Libération")}).Facet(query.Source)
	for name, c := range map[string]struct {
		fact reading.Fact
		want []uint32
	}{
		"the whole value": {reading.Fact{Facet: query.Source, Value: "Le Monde"}, []uint32{0}},
		"another value":   {reading.Fact{Facet: query.Source, Value: "monde"}, nil},
		"a word":          {reading.Fact{Facet: query.Source, Value: "monde", Within: true}, []uint32{0, 1}},
		"without accents": {reading.Fact{Facet: query.Source, Value: "LIBERATION", Within: true}, []uint32{2}},
	} {
		if got := column.Asked(c.fact); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestARowIsWhatAnArticleIsFoundBy(t *testing.T) {
	for name, c := range map[string]struct {
		date        string
		first, last uint32
		year        string
	}{
		"a day":   {"2017-03-12", 20170312, 20170312, "2017"},
		"a month": {"2017-03", 20170301, 20170331, "2017"},
		"a year":  {"2017", 20170101, 20171231, "2017"},
		"undated": {"", 0, 0, query.Undated},
	} {
		a := article.Article{Path: "a.txt", Source: "a.txt", Story: "b", Lang: "fr", Date: article.Date{Value: c.date}}
		r := RowOf(&a)
		if r.First != c.first || r.Last != c.last || r.Values[0][0] != c.year || r.Values[4] != nil || r.Story != "b" {
			t.Errorf("%s: %+v", name, r)
		}
	}
}
