package columns

import (
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"kiosque/query"
)

// speeches are rows like those of speeches of the United Nations: years, countries,
// organisations and years named, by how often a value of that rank stands in one.
func speeches(n int) []Row {
	r := rand.New(rand.NewPCG(1, 1))
	some := func(mean float64, of int) (values []string) {
		for range int(r.ExpFloat64() * mean) {
			rank := int(math.Exp(r.Float64()*math.Log(float64(of)))) - 1 // as Zipf has it
			values = append(values, valueOf(rank))
		}
		return values
	}
	rows := make([]Row, n)
	for i := range rows {
		year := 1946 + r.IntN(75)
		day := uint32(year*10000 + 920 + r.IntN(10))
		rows[i] = Row{First: day, Last: day, Values: [][]string{{fmt.Sprint(year)}, some(4, 220), some(2.5, 4000), {"en"}, nil, some(2, 180)}}
		if r.IntN(50) == 0 {
			rows[i].Story = valueOf(r.IntN(1 + n/150))
		}
	}
	return rows
}

const speechesCounted = 216_000

// every nth document of so many.
func nth(n, documents int) (docs []uint32) {
	for doc := 0; doc < documents; doc += n {
		docs = append(docs, uint32(doc))
	}
	return docs
}

func takeAll(k *Counter, docs []uint32) {
	for len(docs) > 0 {
		n := min(Block, len(docs))
		k.Take(docs[:n])
		docs = docs[n:]
	}
}

func BenchmarkSixFacetsAreCounted(b *testing.B) {
	c := built(b, speeches(speechesCounted))
	filtered := query.New()
	filtered.Filters = map[query.Facet][]string{query.Country: {"v3"}}
	for name, q := range map[string]query.Query{"unfiltered": query.New(), "under a filter": filtered} {
		for _, step := range []int{1, 2, 20, 1000} {
			docs := nth(step, c.Len())
			b.Run(fmt.Sprintf("%d of %d %s", len(docs), c.Len(), name), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					k := c.NewCounter(q)
					takeAll(k, docs)
					k.Release()
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(docs)), "ns/document")
			})
		}
	}
}

func BenchmarkFacetsAreListed(b *testing.B) {
	c := built(b, speeches(speechesCounted))
	for _, step := range []int{1, 20, 1000} {
		k := c.NewCounter(query.New())
		takeAll(k, nth(step, c.Len()))
		k.Facets()
		b.Run(fmt.Sprintf("of %d hits", c.Len()/step), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				k.Facets()
			}
		})
	}
}

func BenchmarkNothingIsAsked(b *testing.B) {
	c := built(b, speeches(speechesCounted))
	lang, country := query.New(), query.New()
	lang.Filters = map[query.Facet][]string{query.Lang: {"en"}}
	country.Filters = map[query.Facet][]string{query.Country: {"v3"}}
	for name, q := range map[string]query.Query{"": query.New(), " but a language": lang, " but a country": country} {
		b.Run(fmt.Sprintf("of %d articles%s", c.Len(), name), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				k := c.NewCounter(q)
				k.All()
				k.Facets()
				k.Release()
			}
		})
	}
}

func BenchmarkATimelineIsCounted(b *testing.B) {
	c := built(b, speeches(speechesCounted))
	filtered := query.New()
	filtered.Filters = map[query.Facet][]string{query.Country: {"v3"}}
	for name, q := range map[string]query.Query{"unfiltered": query.New(), "under a filter": filtered} {
		for _, step := range []int{1, 20, 1000} {
			docs := nth(step, c.Len())
			b.Run(fmt.Sprintf("%d of %d %s", len(docs), c.Len(), name), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					k := c.NewCounter(q).OnlyDates()
					takeAll(k, docs)
					k.Timeline(query.ByMonth)
					k.Release()
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(docs)), "ns/document")
			})
		}
	}
}

func BenchmarkAllValuesAreListed(b *testing.B) {
	c := built(b, speeches(speechesCounted))
	for _, step := range []int{1, 20, 1000} {
		docs := nth(step, c.Len())
		b.Run(fmt.Sprintf("of %d hits", len(docs)), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				k := c.NewCounter(query.New()).Only(query.Organisation)
				takeAll(k, docs)
				k.Values(query.Organisation, nil)
				k.Release()
			}
		})
	}
}

func BenchmarkOpening(b *testing.B) {
	var all Builder
	for _, r := range speeches(speechesCounted) {
		all.Add(r)
	}
	path := filepath.Join(b.TempDir(), "columns")
	if err := all.Write(path); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		c, err := Open(path)
		if err != nil {
			b.Fatal(err)
		}
		_ = c.Close()
	}
}
