package main

import (
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"kiosque/torture/program"
)

// moment is when a rebuild is killed: so long after it began, or after a file of that name
// was seen under the data folder.
type moment struct {
	after time.Duration
	seen  string // a pattern of package filepath; "" for the beginning
}

// lastSteps are what a rebuild leaves to see shortly before it is done.
var lastSteps = []string{"generations/*.building/manifest.json", "generations/*.building/articles", "CURRENT.building"}

// moments spreads n of them over a rebuild that takes so long: three in four anywhere, the
// fourth within some milliseconds of its last steps.
func moments(r *rand.Rand, n int, took time.Duration) []moment {
	all := make([]moment, n)
	for i := range all {
		if i%4 == 3 {
			all[i] = moment{time.Duration(r.Int64N(int64(12 * time.Millisecond))), lastSteps[r.IntN(len(lastSteps))]}
			continue
		}
		all[i].after = time.Duration(r.Int64N(int64(took + took/20)))
	}
	return all
}

func TestAKilledRebuildLeavesTheArchiveAsItWas(t *testing.T) {
	l, r := newLedger(t), chance(t)
	data := t.TempDir()
	corpora := [2]string{editions[0].folder(t), editions[1].folder(t)}
	took := measureRebuilds(t, data, corpora)
	s := program.Plain.Serve(t, data)

	killed, published := 0, 0
	var next []time.Duration
	kills := moments(r, times(4, 6, 200), took)
	for i, m := range kills {
		before := current(t, data)
		if killRebuild(t, data, corpora[i%2], m) {
			killed++
		}
		if current(t, data) != before {
			published++
		}
		l.askCommand(t, data)
		l.askAll(s)
		began := time.Now()
		mustRebuild(t, data, corpora[(i/2)%2])
		next = append(next, time.Since(began))
		wantNoJunk(t, data)
		if t.Failed() {
			t.Fatalf("after kill %d, %v after %q", i+1, m.after, m.seen)
		}
	}
	held := l.settle(t)
	if killed < len(kills)/2 {
		t.Errorf("only %d of %d rebuilds were killed before they ended", killed, len(kills))
	}
	note(t, "`kill -9` of a rebuild at random moments", figure{float64(len(kills)), "moments over " + took.Round(10*time.Millisecond).String()},
		figure{float64(killed), "killed under way"}, figure{float64(published), "had published"}, figure{float64(held), "answers right, none wrong"},
		figure{float64(len(next)), "rebuilds worked after"}, figure{milliseconds(slices.Max(next)), "ms the slowest"}, figure{0, "files left"})
}

// measureRebuilds makes three generations and returns what one takes, the median.
func measureRebuilds(t *testing.T, data string, corpora [2]string) time.Duration {
	t.Helper()
	var all []time.Duration
	for i := range 3 {
		began := time.Now()
		mustRebuild(t, data, corpora[i%2])
		all = append(all, time.Since(began))
	}
	slices.Sort(all)
	return all[1]
}

// killRebuild starts a rebuild and kills it at a moment; it tells whether it was still under way.
func killRebuild(t *testing.T, data, corpus string, m moment) bool {
	t.Helper()
	cmd := program.Plain.Command(t, rebuildArguments(t, data, corpus)...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = cmd.Wait()
	}()
	await(data, m, ended)
	_ = cmd.Process.Kill()
	<-ended
	return cmd.ProcessState.ExitCode() == -1
}

// await returns at a moment of a rebuild in data, or when it ended before, at the latest after a minute.
func await(data string, m moment, ended <-chan struct{}) {
	for latest := time.Now().Add(program.StartDeadline); m.seen != "" && time.Now().Before(latest); {
		if seen, _ := filepath.Glob(filepath.Join(data, m.seen)); len(seen) > 0 {
			break
		}
		select {
		case <-ended:
			return
		case <-time.After(200 * time.Microsecond):
		}
	}
	select {
	case <-ended:
	case <-time.After(m.after):
	}
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
