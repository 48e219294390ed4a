package distributed_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"kiosque/index"
	"kiosque/query"
)

// asked are the questions under which nodes are killed.
var asked = func() []query.Query {
	all := []query.Query{query.New()}
	for _, text := range []string{"police", "cyberattaque sécurité", "europol -police", `"the police"`, "threat* OR menaces", "country:BE"} {
		q := query.New()
		q.Text = text
		all = append(all, q)
	}
	newest, folded, filtered := all[1], all[1], all[1].Toggle(query.Country, "FR").Toggle(query.Organisation, "AT&T")
	newest.Sort, folded.Copies = query.Newest, query.All
	return append(all, newest, folded, filtered)
}()

// seen is what an answer must have in common with the one before the fault.
func seen(r index.Result) string {
	text := fmt.Sprintf("%d %d %v", r.Total, r.Articles, r.Facets)
	for _, h := range r.Hits {
		text += " " + h.Article.ID
	}
	return text
}

// load asks an engine so many questions a second, whether the ones before were answered or not.
type load struct {
	calm   []string // what was answered to each question before
	stop   context.CancelFunc
	ended  sync.WaitGroup
	mu     sync.Mutex
	right  int
	wrong  []string      // smaller answers, other answers
	failed []error       // and how long each took
	slow   time.Duration // of all answers and errors
}

// startLoad asks so many questions a second. It begins again until all are answered as fast as by nodes that are warm and
// not busy with other things: what befalls befalls a cluster that can answer so many.
func startLoad(t *testing.T, e index.Searcher) *load {
	t.Helper()
	began := time.Now()
	for {
		l := newLoad(t, warm(t, e, began.Add(mostWarm)), e)
		time.Sleep(calm)
		t.Logf("before anything befalls: %s", l.count())
		if l.slowest() < fast {
			return l
		}
		l.end()
		l.wantNoneWrong(t)
		if time.Since(began) > mostWaiting {
			t.Fatalf("after %v this machine does not answer %d questions a second yet, each within %v", mostWaiting, perSecond, fast)
		}
	}
}

const (
	calm        = 3 * time.Second // how long questions are asked before something befalls
	fast        = time.Second
	mostWarm    = 30 * time.Second
	mostWaiting = 3 * time.Minute
)

func newLoad(t *testing.T, calm []string, e index.Searcher) *load {
	t.Helper()
	l := &load{calm: calm}
	ctx, stop := context.WithCancel(context.Background())
	l.stop = stop
	l.ended.Go(func() { l.run(ctx, e) })
	t.Cleanup(l.end)
	return l
}

// slowest is how long the slowest answer took.
func (l *load) slowest() time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.slow
}

// warm asks the questions one after the other, until they come as fast as they are to be answered under load, or time is
// over, and returns what was answered to each.
func warm(t *testing.T, e index.Searcher, until time.Time) []string {
	t.Helper()
	for {
		var all []string
		began := time.Now()
		for _, q := range asked {
			all = append(all, seen(answer(t, e, q)))
		}
		took := time.Since(began)
		if took < time.Duration(len(asked))*time.Second/perSecond || time.Now().After(until) {
			t.Logf("%d questions one after the other take %v", len(asked), took.Round(time.Millisecond))
			return all
		}
	}
}

// count tells what was seen so far.
func (l *load) count() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return fmt.Sprintf("%d answers right, %d wrong, %d errors, the slowest after %v", l.right, len(l.wrong), len(l.failed), l.slow.Round(time.Millisecond))
}

func (l *load) run(ctx context.Context, e index.Searcher) {
	tick := time.NewTicker(time.Second / perSecond)
	defer tick.Stop()
	for i := 0; ; i++ {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			l.ended.Go(func() { l.ask(e, i%len(asked)) })
		}
	}
}

func (l *load) ask(e index.Searcher, i int) {
	ctx, cancel := context.WithTimeout(context.Background(), answerWithin)
	defer cancel()
	began := time.Now()
	result, err := e.Search(ctx, asked[i])
	took := time.Since(began)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.slow = max(l.slow, took)
	switch {
	case err != nil:
		l.failed = append(l.failed, fmt.Errorf("after %v: %w", took.Round(time.Millisecond), err))
	case seen(result) != l.calm[i]:
		l.wrong = append(l.wrong, fmt.Sprintf("%v: %s, want %s", asked[i].Values(), seen(result), l.calm[i]))
	default:
		l.right++
	}
}

// end stops asking and waits for the last answers.
func (l *load) end() {
	l.stop()
	l.ended.Wait()
}

// settle ends the load and tells what was seen. No answer may be another than before, nor come after its deadline.
func (l *load) settle(t *testing.T) {
	t.Helper()
	l.end()
	t.Log(l.count())
	l.wantNoneWrong(t)
	if most := answerWithin + time.Second; l.slow > most {
		t.Errorf("an answer took %v, want %v at most", l.slow, most)
	}
	if l.right == 0 {
		t.Error("nothing was answered")
	}
}

// wantNoneWrong holds whatever befalls.
func (l *load) wantNoneWrong(t *testing.T) {
	t.Helper()
	if len(l.wrong) > 0 {
		t.Errorf("%d wrong, first: %s", len(l.wrong), l.wrong[0])
	}
}

// wantNoneFailed is for faults that readers must not notice.
func (l *load) wantNoneFailed(t *testing.T) {
	t.Helper()
	if len(l.failed) > 0 {
		t.Errorf("%d failed, first: %v", len(l.failed), l.failed[0])
	}
}

func answer(t *testing.T, e index.Searcher, q query.Query) index.Result {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), answerWithin)
	defer cancel()
	result, err := e.Search(ctx, q)
	if err != nil {
		t.Fatalf("search %v: %v", q.Values(), err)
	}
	return result
}
