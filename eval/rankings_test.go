package eval_test

import (
	"context"
	"flag"
	"fmt"
	"net/url"
	"os"
	"strings"
	"testing"

	"kiosque/corpus"
	"kiosque/corpus/extract"
	"kiosque/corpus/extract/organisations"
	"kiosque/index"
	"kiosque/index/embedded"
	"kiosque/query"
)

const goldenRankings = "rankings/seeds.golden"

var update = flag.Bool("update", false, "write "+goldenRankings)

func TestRankingsOfTheSeedsAreThoseOfTheGoldenFile(t *testing.T) {
	golden, err := os.ReadFile(goldenRankings)
	if err != nil {
		t.Fatal(err)
	}
	seeds := overSeeds(t)
	var have strings.Builder
	for line := range strings.Lines(string(golden)) {
		now := ranking(t, seeds, line)
		if now != line && !*update {
			t.Errorf("the order has changed; run the test with -update to accept it\nwant %shave %s", line, now)
		}
		have.WriteString(now)
	}
	if *update {
		if err := os.WriteFile(goldenRankings, []byte(have.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// ranking asks the question of a line again and returns the line as it should be.
func ranking(t *testing.T, seeds index.Searcher, line string) string {
	t.Helper()
	columns := strings.Split(strings.TrimRight(line, "\n"), "\t")
	if strings.HasPrefix(line, "#") || len(columns) < 2 {
		return line
	}
	result, err := seeds.Search(t.Context(), asked(t, columns[0], columns[1]))
	if err != nil {
		t.Fatalf("%s: %v", columns[0], err)
	}
	var files []string
	for _, h := range result.Hits {
		number, _, _ := strings.Cut(h.Article.ID, "_")
		files = append(files, number)
	}
	return fmt.Sprintf("%s\t%s\t%d\t%s\n", columns[0], columns[1], result.Total, strings.Join(files, " "))
}

// asked is the query of two columns; "-" is none.
func asked(t *testing.T, text, parameters string) query.Query {
	t.Helper()
	values, err := url.ParseQuery(strings.TrimPrefix(parameters, "-"))
	if err != nil {
		t.Fatalf("%s: %v", parameters, err)
	}
	if text != "-" {
		values.Set("q", text)
	}
	q, err := query.Parse(values)
	if err != nil {
		t.Fatalf("%s %s: %v", text, parameters, err)
	}
	return q
}

// overSeeds returns an engine over the reference corpus.
func overSeeds(t *testing.T) index.Engine {
	t.Helper()
	e := openEmbedded(t)
	articles := corpus.Articles(context.Background(), "../seeds", corpus.Options{Extract: extract.Options{Authority: organisations.Default()}})
	if _, err := e.Rebuild(t.Context(), articles); err != nil {
		t.Fatal(err)
	}
	return e
}

// openEmbedded opens an empty embedded engine that lives as long as the test.
func openEmbedded(t *testing.T) index.Engine {
	t.Helper()
	e, err := embedded.Open(t.TempDir(), embedded.Options{Body: organisations.Default().Body})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}
