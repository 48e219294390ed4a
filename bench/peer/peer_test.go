package peer

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kiosque/bench/queries"
)

// asPeer makes the program of the tests a peer, for those that start one.
const asPeer = "KIOSQUE_BENCH_TEST_PEER"

func TestMain(m *testing.M) {
	switch os.Getenv(asPeer) {
	case "":
		os.Exit(m.Run())
	case "silent":
		select {}
	case "dead":
		os.Exit(1)
	}
	if err := Serve(fake{}, asked, nil, os.Stdin, os.Stdout); err != nil {
		os.Exit(1)
	}
}

var asked = []queries.Query{{Kind: queries.Word, Words: []string{"peace"}}, {Kind: queries.Or, Words: []string{"oil", "gas"}}}

// fake finds as many hits as a query has words.
type fake struct{}

func (fake) Modes() []Mode                 { return []Mode{Facets, Full} }
func (fake) Run(queries.Query, Mode) error { return nil }
func (fake) Find(q queries.Query) (Found, error) {
	return Found{Hits: len(q.Words), Best: q.Words[0], Facets: map[string]map[string]int{"year": {"1999": 1}}}, nil
}

func serve(t *testing.T, commands string) []string {
	t.Helper()
	own := map[string]Command{"fail": func() (any, error) { return nil, errors.New("no way") }}
	var out bytes.Buffer
	if err := Serve(fake{}, asked, own, strings.NewReader(commands), &out); err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(out.String()), "\n")
}

func TestEveryCommandIsAnsweredByOneLine(t *testing.T) {
	answers := serve(t, "pass full\nresults\nmemory\npass top\nfail\ndance\nquit\nmemory\n")
	if len(answers) != 6 {
		t.Fatalf("%d answers: %s", len(answers), answers)
	}
	var p Pass
	if err := json.Unmarshal([]byte(answers[0]), &p); err != nil || len(p.CPU) != 2 || len(p.Wall) != 2 {
		t.Errorf("pass: %s", answers[0])
	}
	var r Results
	if err := json.Unmarshal([]byte(answers[1]), &r); err != nil || fmt.Sprint(r.Hits, r.Best) != "[1 2] [peace oil]" {
		t.Errorf("results: %s", answers[1])
	}
	for _, refused := range answers[3:] {
		if !strings.HasPrefix(refused, `{"error":`) {
			t.Errorf("have %s", refused)
		}
	}
}

func TestAProcessHoldsMemoryAndUsesTime(t *testing.T) {
	held, err := Held()
	if err != nil {
		t.Skip("no /proc here: ", err)
	}
	if held.ResidentKB < held.AnonymousKB || held.AnonymousKB <= 0 || Used() <= 0 || peakKB() < held.ResidentKB/2 {
		t.Errorf("%+v, %s, %d kB at most", held, Used(), peakKB())
	}
}

func TestTheSizeOfAFolderIsThatOfItsFiles(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "a", "b"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"x", "a/y", "a/b/z"} {
		if err := os.WriteFile(filepath.Join(dir, name), make([]byte, 100), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := Size(dir); n != 300 || err != nil {
		t.Errorf("%d bytes, %v", n, err)
	}
}

// start starts the program of the tests as a peer.
func start(t *testing.T, kind string) *Process {
	t.Helper()
	p, err := Start(t.Context(), []string{os.Args[0]}, []string{asPeer + "=" + kind}, filepath.Join(t.TempDir(), "log"))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAPeerIsAskedAndEnds(t *testing.T) {
	p := start(t, "obedient")
	var r Results
	if err := p.Ask("results", &r, time.Minute); err != nil || len(r.Hits) != 2 {
		t.Errorf("%+v, %v", r, err)
	}
	if err := p.Ask("pass top", &Pass{}, time.Minute); err == nil || !strings.Contains(err.Error(), "unknown command") {
		t.Errorf("a mode that the peer does not know: %v", err)
	}
	if err := p.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
}

func TestAPeerThatTakesTooLongIsEnded(t *testing.T) {
	p := start(t, "silent")
	if err := p.Ask("results", &Results{}, time.Millisecond); !errors.Is(err, errLate) {
		t.Errorf("have %v", err)
	}
	if err := p.Close(); err == nil {
		t.Error("it ended by itself")
	}
}

func TestAPeerThatDiesIsAnError(t *testing.T) {
	p := start(t, "dead")
	if err := p.Answer(&Built{}, time.Minute); !errors.Is(err, errEnded) {
		t.Errorf("have %v", err)
	}
	_ = p.Close()
}
