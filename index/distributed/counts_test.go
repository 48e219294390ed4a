package distributed

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/columns"
	"kiosque/index/distributed/cluster"
	"kiosque/index/distributed/nodes"
	"kiosque/index/gates"
	"kiosque/index/generations"
	"kiosque/index/indextest"
	"kiosque/query"
)

// shardings are how many shards counts must not depend on.
var shardings = []int{1, 3, 6}

// loaded returns a generation of articles over so many shards, in an archive that nobody else has.
func loaded(t testing.TB, articles []article.Article, shards int) *generation {
	t.Helper()
	client, err := cluster.New(cluster.Options{URLs: nodes.URLs(t)})
	if err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("%s-counts-%x", archiveName(), time.Now().UnixNano())
	g := &generation{client: client, index: name, memory: newMemory(), manifest: manifest{Figures: generations.Figures{Generation: "000001", Census: gates.Census{Articles: len(articles)}}, Languages: map[string]language{}}}
	create := map[string]any{"settings": settings(g.manifest.Languages, shards), "mappings": mapping(g.manifest)}
	if err := client.Do(t.Context(), "PUT", "/"+name, create, nil); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := client.Do(context.Background(), "DELETE", "/"+name, nil, nil); err != nil {
			t.Error(err)
		}
	})
	for from := 0; from < len(articles); from += 5000 {
		put(t, g, articles[from:min(from+5000, len(articles))], from)
	}
	if err := client.Do(t.Context(), "POST", "/"+name+"/_refresh", nil, nil); err != nil {
		t.Fatal(err)
	}
	return g
}

func archiveName() string {
	if name := os.Getenv("KIOSQUE_ARCHIVE"); name != "" {
		return name
	}
	return "test"
}

// put loads some articles, every third of them as of a later generation.
func put(t testing.TB, g *generation, articles []article.Article, place int) {
	t.Helper()
	var lines []byte
	for i := range articles {
		a, err := newAnalysed(&articles[i])
		if err != nil {
			t.Fatal(err)
		}
		document, err := newPage().document(nil, &a, int64(place+i), cameOf(place+i), language{})
		if err != nil {
			t.Fatal(err)
		}
		lines = append(fmt.Appendf(lines, `{"index":{"_id":%q}}`+"\n", articles[i].ID), document...)
		lines = append(lines, '\n')
	}
	var answer struct {
		Errors bool
		Items  []json.RawMessage
	}
	if err := g.client.Do(t.Context(), "POST", "/"+g.index+"/_bulk", lines, &answer); err != nil || answer.Errors {
		t.Fatalf("%v: %.500s", err, answer.Items)
	}
}

func cameOf(place int) index.Arrival {
	return index.Arrival{Generation: []string{"000009", "000010", "1000000"}[place%3], At: time.Unix(int64(place), 0)}
}

// rows are articles as those look at them who count one by one.
type rows []columns.Row

func rowsOf(articles []article.Article) (all rows) {
	for i := range articles {
		all = append(all, columns.RowOf(&articles[i]))
	}
	return all
}

// meets tells whether the article at a place meets the filters of q but those of one facet.
func (r rows) meets(place int, q query.Query, but query.Facet) bool {
	row := r[place]
	for i, f := range query.Facets {
		if chosen := q.Filters[f]; f != but && len(chosen) > 0 && !slices.ContainsFunc(row.Values[i], func(v string) bool { return slices.Contains(chosen, v) }) {
			return false
		}
	}
	by := cameOf(place).Generation
	since := q.Since == "" || len(by) > len(q.Since) || len(by) == len(q.Since) && by > q.Since
	return since && (q.Story == "" || q.Story == row.Story) && isWithin(row, q.From, q.To)
}

func isWithin(row columns.Row, from, to query.Day) bool {
	if from == "" && to == "" {
		return true
	}
	return row.First != 0 && int(row.Last) >= dayNumber(from) && (to == "" || int(row.First) <= dayNumber(to))
}

// name is what the article at a place is counted as.
func (r rows) name(place int, q query.Query) string {
	if isFolded(q) && r[place].Story != "" {
		return r[place].Story
	}
	return fmt.Sprint(place)
}

// result counts one by one.
func (r rows) result(q query.Query) (found index.Result) {
	total := map[string]bool{}
	for place := range r {
		if r.meets(place, q, "") {
			found.Articles++
			total[r.name(place, q)] = true
		}
	}
	found.Total = len(total)
	for _, f := range query.Facets {
		values, unlisted := columns.Listed(columns.Ranked(r.counts(q, f, f), q.Filters[f]))
		found.Facets = append(found.Facets, index.Facet{Name: f, Values: values, Unlisted: unlisted})
	}
	return found
}

func (r rows) counts(q query.Query, f, but query.Facet) map[string]int {
	with := map[string]map[string]bool{}
	for place, row := range r {
		if !r.meets(place, q, but) {
			continue
		}
		for _, value := range row.Values[slices.Index(query.Facets, f)] {
			if with[value] == nil {
				with[value] = map[string]bool{}
			}
			with[value][r.name(place, q)] = true
		}
	}
	counts := map[string]int{}
	for value, names := range with {
		counts[value] = len(names)
	}
	return counts
}

// count asks the cluster what stands beside the hits of q.
func count(t testing.TB, g *generation, q query.Query) (r index.Result) {
	t.Helper()
	words := both()
	var answer struct{ Aggregations json.RawMessage }
	request := map[string]any{"size": 0, "query": words, "aggs": countsOf(q)}
	if err := g.client.Search(t.Context(), g.index, request, &answer); err != nil {
		t.Fatal(err)
	}
	if err := g.counted(t.Context(), words, q, answer.Aggregations, &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// narrowing is a random question without words.
func narrowing(r *rand.Rand, articles []article.Article) query.Query {
	q := query.New()
	row := columns.RowOf(&articles[r.IntN(len(articles))])
	for i, f := range query.Facets {
		if values := row.Values[i]; len(values) > 0 && r.IntN(4) == 0 {
			q = q.Toggle(f, values[r.IntN(len(values))])
			if r.IntN(4) == 0 {
				q = q.Toggle(f, "what nobody has")
			}
		}
	}
	q.From = []query.Day{"", "", "", "2015-03-02", "2016-01-01"}[r.IntN(5)]
	q.To = []query.Day{"", "", "", "2018-02-28", "2017-12-31"}[r.IntN(5)]
	q.Since = []string{"", "", "000009", "000010", "999999"}[r.IntN(5)]
	q.Copies = []query.Copies{query.Folded, query.All}[r.IntN(2)]
	if r.IntN(9) == 0 && row.Story != "" {
		q.Story = row.Story
	}
	return q
}

// What stands beside the hits is what counting one by one gives, however many shards there are.
func TestCounts(t *testing.T) {
	for _, shape := range indextest.Shapes()[3:5] { // stories told many times, more values than an answer lists
		articles := shape.Make()
		truth, r := rowsOf(articles), rand.New(rand.NewPCG(shape.Seed, 9))
		for _, shards := range shardings {
			g := loaded(t, articles, shards)
			for range 12 {
				q := narrowing(r, articles)
				if diff := cmp.Diff(truth.result(q), count(t, g, q), cmpopts.EquateEmpty()); diff != "" {
					t.Fatalf("%s, %d shards, %v:\n%s", shape.Name, shards, q.Values(), diff)
				}
				f := query.Facets[r.IntN(len(query.Facets))]
				got, err := g.values(t.Context(), q, f)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(columns.Ranked(truth.counts(q, f, f), q.Filters[f]), got, cmpopts.EquateEmpty()); diff != "" {
					t.Fatalf("%s, %d shards, %s of %v:\n%s", shape.Name, shards, f, q.Values(), diff)
				}
			}
		}
	}
}
