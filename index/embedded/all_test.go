package embedded_test

import (
	"fmt"
	"iter"
	"os"
	"runtime"
	"strconv"
	"testing"
	"time"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/embedded"
	"kiosque/index/indextest"
	"kiosque/query"
)

// tiny are so many short articles, every fifth of which tells the story of another.
func tiny(n int) iter.Seq2[article.Article, error] {
	return func(yield func(article.Article, error) bool) {
		for i := range n {
			a := indextest.New(fmt.Sprintf("a%07d", i), article.English, fmt.Sprintf("Police %d", i%97), "The police met ministers on a train.", "")
			a.Date = article.Date{Value: fmt.Sprintf("%d-%02d", 1990+i%30, 1+i%12)}
			if i%5 == 0 {
				a.Story = fmt.Sprintf("a%07d", i-i%50)
			}
			if !yield(a, nil) {
				return
			}
		}
	}
}

// rowsFrom is how many rows the smaller of two archives has; KIOSQUE_ROWS asks for another number.
func rowsFrom(t *testing.T) int {
	number := os.Getenv("KIOSQUE_ROWS")
	if number == "" {
		return 15_000 // more than one pass ranks
	}
	n, err := strconv.Atoi(number)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// Whatever is asked for, and however many there are: a million rows need what ten thousand do.
func TestAllHitsAreHadInMemoryThatDoesNotGrowWithThem(t *testing.T) {
	questions := map[string]func(*query.Query){
		"everything":            func(*query.Query) {},
		"a word":                func(q *query.Query) { q.Text = "police" },
		"a word, by date":       func(q *query.Query) { q.Text, q.Sort = "police", query.Newest },
		"every copy, last come": func(q *query.Query) { q.Copies, q.Sort = query.All, query.Added },
	}
	few, many := rowsFrom(t), 4*rowsFrom(t)
	small, large := archiveOf(t, few), archiveOf(t, many)
	for sentence, set := range questions {
		t.Run(sentence, func(t *testing.T) {
			q := query.New()
			set(&q)
			of, need := held(t, small, q)
			more, needs := held(t, large, q)
			t.Logf("%d rows hold %d kB, %d rows %d kB", of, need>>10, more, needs>>10)
			if grown := needs - need; more < 3*of || grown > 256<<10 {
				t.Errorf("%d rows hold %d bytes, %d rows %d", of, need, more, needs)
			}
		})
	}
}

func archiveOf(t *testing.T, n int) index.Engine {
	t.Helper()
	e, err := embedded.Open(t.TempDir(), embedded.Options{Poll: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	if _, err := e.Rebuild(t.Context(), tiny(n)); err != nil {
		t.Fatal(err)
	}
	return e
}

// held takes all hits of q, as many as there are, and returns the most that is held meanwhile, more than
// once the question was asked.
func held(t *testing.T, e index.Engine, q query.Query) (rows, most int) {
	t.Helper()
	result, err := e.Search(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	before, began := heap(), time.Now()
	var measuring time.Duration
	for _, err := range e.All(t.Context(), q) {
		if err != nil {
			t.Fatal(err)
		}
		if rows++; rows%5000 == 1 {
			start := time.Now()
			most = max(most, heap()-before)
			measuring += time.Since(start)
		}
	}
	t.Logf("%d rows, %v each", rows, (time.Since(began)-measuring)/time.Duration(rows))
	if rows != result.Total {
		t.Errorf("%d rows, want %d", rows, result.Total)
	}
	return rows, most
}

func heap() int {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}
