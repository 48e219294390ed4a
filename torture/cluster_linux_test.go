package main

import (
	"maps"
	"net/http"
	"strings"
	"testing"
	"time"

	"kiosque/index/distributed/nodes"
	"kiosque/torture/program"
)

// TestAProgramWaitsForItsClusterAndOutlivesItsNodes serves an archive on a cluster that is not there yet. Once it is,
// and has articles, the server answers by itself; then a node is killed, and the one that the others have elected.
func TestAProgramWaitsForItsClusterAndOutlivesItsNodes(t *testing.T) {
	c := nodes.New(t)
	l, keeping := newLedger(t), []string{"--engine", "opensearch", "--opensearch-url", strings.Join(c.URLs(), ",")}
	s := program.Plain.Serve(t, t.TempDir(), keeping...)
	for path, status := range map[string]int{"/readyz": http.StatusServiceUnavailable, "/": http.StatusServiceUnavailable, "/healthz": http.StatusOK} {
		if got := s.Get(path).Status; got != status {
			t.Errorf("%s answers with %d without a cluster, want %d", path, got, status)
		}
	}

	c.Start(t)
	got := rebuiltInTurn(t, append(rebuildArguments(t.TempDir(), morning.folder(t)), keeping...))
	printed := printedGeneration.FindStringSubmatch(got.Out)
	if got.Status != 0 || printed == nil {
		t.Fatalf("rebuild: status %d\n%s%s", got.Status, got.Out, got.Err)
	}
	l.knows(printed[1], morning)
	wantReady(t, s)
	c.Wait(t) // for the copies

	l.answersAs(s, printed[1])
	asking, killed := startLoad(s, l, 50), 0
	for _, node := range []int{c.Manager(t)%nodes.Size + 1, c.Manager(t)} {
		c.Kill(t, node)
		killed++
		time.Sleep(10 * time.Second)
		c.Restart(t, node)
		c.Wait(t)
	}
	asking.end()
	note(t, "kill -9 of nodes of the cluster under 50 requests a second", figure{float64(killed), "nodes killed"},
		figure{float64(l.settle(t)), "answers right"}, figure{float64(len(l.failed)), "failed or mixed"})
}

// answersAs takes what s answers of a generation now for right: scores are the engine's, and must not change.
func (l *ledger) answersAs(s *program.Server, generation string) {
	edition := l.of[generation]
	right := maps.Clone(l.right[edition])
	for path := range right {
		if strings.HasPrefix(path, "/") {
			right[path] = plain(s.Get(path))
		}
	}
	l.right = maps.Clone(l.right)
	l.right[edition] = right
}

// rebuiltInTurn rebuilds once no other does: a server that finds no archive makes one of the corpus where it was started.
func rebuiltInTurn(t *testing.T, arguments []string) (got program.Outcome) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(time.Second) {
		if got = program.Plain.Run(t, arguments...); !strings.Contains(got.Err, "a rebuild is running") {
			break
		}
	}
	return got
}

// wantReady waits until a server says that it would answer.
func wantReady(t *testing.T, s *program.Server) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		if s.Get("/readyz").Status == http.StatusOK {
			return
		}
	}
	t.Fatalf("the server does not answer by itself: %s", s.Get("/readyz").Body)
}
