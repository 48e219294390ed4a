package cli_test

import (
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

const (
	requestsASecond  = 50
	requestsInFlight = 400 // eight seconds of them; more would be a server that stands still
)

// load asks a server the same questions again and again, and keeps what went wrong.
type load struct {
	client http.Client
	slots  chan struct{}
	asked  sync.WaitGroup

	mu       sync.Mutex
	requests int
	failures []string
}

// question is a path, and what its answer must hold.
type question struct{ path, want string }

var questions = []question{
	{"/search?q=cyberattaque", `"total":4`},
	{"/search?q=Allemagne&country=DE", `"total":2`},
	{"/?q=cyberattaque&ui=fr", "<mark>"},
	{"/read/000_788844aab61d87b9.txt?q=europol", "<h1"},
	{"/articles/001_be0063f260622af6.txt", `"body":`},
	{"/readyz", "ready"},
}

// run asks until stop is closed, then waits for what is under way.
func (l *load) run(s site, stop <-chan struct{}) {
	tick := time.NewTicker(time.Second / requestsASecond)
	defer tick.Stop()
	for i := 0; ; i++ {
		select {
		case <-stop:
			l.asked.Wait()
			return
		case <-tick.C:
		}
		select {
		case l.slots <- struct{}{}:
			l.asked.Go(func() {
				defer func() { <-l.slots }()
				l.note(l.ask(s, questions[i%len(questions)]))
			})
		default:
			l.note(fmt.Errorf("%d requests wait for an answer", requestsInFlight))
		}
	}
}

func (l *load) ask(s site, q question) error {
	answer, err := l.client.Get(s.address + q.path)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return fmt.Errorf("%s: %w", q.path, err)
	}
	if answer.StatusCode != http.StatusOK || !strings.Contains(string(body), q.want) {
		return fmt.Errorf("%s: status %d, want %s in %.200s", q.path, answer.StatusCode, q.want, body)
	}
	return nil
}

func (l *load) note(failed error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.requests++
	if failed != nil {
		l.failures = append(l.failures, failed.Error())
	}
}

var printedGeneration = regexp.MustCompile(`generation (\S+?):`)

func TestNoRequestFailsWhileTheArchiveIsRebuilt(t *testing.T) {
	rebuilds := 10
	if testing.Short() {
		rebuilds = 3
	}
	s := serve(t, t.TempDir())
	l := &load{client: http.Client{Timeout: requestDeadline}, slots: make(chan struct{}, requestsInFlight)}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		l.run(s, stop)
	}()

	var newest string
	for range rebuilds {
		got := ended(t, "rebuild", "--data", s.data)
		printed := printedGeneration.FindStringSubmatch(got.out)
		if got.status != 0 || printed == nil {
			t.Errorf("rebuild: status %d\n%s%s", got.status, got.out, got.err)
			break
		}
		newest = printed[1]
	}
	wantGeneration(t, s, newest)
	close(stop)
	<-stopped

	if len(l.failures) > 0 {
		t.Errorf("%d of %d requests failed; the first: %s", len(l.failures), l.requests, l.failures[0])
	}
	t.Logf("%d rebuilds, %d requests, %d failed", rebuilds, l.requests, len(l.failures))
}

// wantGeneration waits until the server answers from a generation.
func wantGeneration(t *testing.T, s site, want string) {
	t.Helper()
	deadline := time.Now().Add(requestDeadline)
	for time.Now().Before(deadline) {
		if decode[found](s, "/search").Generation == want {
			return
		}
	}
	t.Errorf("the server does not take generation %s by itself", want)
}
