//go:build !race

package embedded_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"kiosque/index"
	"kiosque/index/embedded"
	"kiosque/index/indextest"
	"kiosque/query"
)

// ceilings are how often memory may be asked for to answer a question to some hundred
// articles: a fifth more than was measured. Time is not held to anything here: it is
// never the same on two machines.
var ceilings = []struct {
	sentence, text string
	filters        map[query.Facet][]string
	anew, again    float64 // the question itself was not asked before, only its words; the same question
}{
	{"one word", "police", nil, 600, 8},
	{"one of three words", "police OR Europol OR ministre", nil, 1100, 10},
	{"two words", "police européenne", nil, 900, 10},
	{"a phrase", `"police européenne"`, nil, 630, 10},
	{"nothing", "", nil, 110, 4},
	{"a filter", "", map[query.Facet][]string{query.Country: {"BE"}}, 120, 9},
	{"a word under a filter", "police", map[query.Facet][]string{query.Country: {"BE"}}, 690, 11},
}

const runs = 50

func TestAnAnswerAsksForLittleMemory(t *testing.T) {
	e, err := embedded.Open(t.TempDir(), embedded.Options{Poll: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = e.Close() }()
	indextest.Rebuild(t, e, indextest.Random(42, 300))
	for _, c := range ceilings {
		t.Run(c.sentence, func(t *testing.T) {
			q := query.New()
			q.Text = c.text
			if c.filters != nil {
				q.Filters = c.filters
			}
			below(t, e, "asked anew", c.anew, variations(q, c.sentence))
			below(t, e, "asked again", c.again, []query.Query{q})
		})
	}
}

// variations are the same question in words that make other questions of it: words that are
// not in it are not to be translated. Those of another name are others.
func variations(q query.Query, name string) []query.Query {
	all := make([]query.Query, runs+1) // one to warm up
	for i := range all {
		all[i] = q
		all[i].Untranslated = []string{fmt.Sprintf("%s%d", strings.ReplaceAll(name, " ", ""), i)}
	}
	return all
}

// below asks questions in turn.
func below(t *testing.T, e index.Engine, how string, most float64, questions []query.Query) {
	t.Helper()
	next := 0
	got := testing.AllocsPerRun(runs, func() {
		q := questions[next%len(questions)]
		next++
		if r, err := e.Search(t.Context(), q); err != nil || len(r.Hits) == 0 {
			t.Fatalf("%d hits (%v)", len(r.Hits), err)
		}
	})
	t.Logf("%s: memory is asked for %.0f times, at most %.0f", how, got, most)
	if got > most {
		t.Errorf("%s: memory is asked for %.0f times, want at most %.0f", how, got, most)
	}
}
