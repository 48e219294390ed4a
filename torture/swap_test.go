package main

import (
	"testing"
	"time"

	"kiosque/torture/program"
)

func TestNoRequestFailsWhileTheArchiveIsRebuilt(t *testing.T) {
	l := newLedger(t)
	data := t.TempDir()
	corpora := [2]string{editions[0].folder(t), editions[1].folder(t)}
	l.knows(mustRebuild(t, data, corpora[1]), editions[1])
	s := program.Plain.Serve(t, data)
	asking := startLoad(s, l, 100)

	rebuilds, rollbacks := times(2, 5, 50), 0
	var newest string
	for i := range rebuilds {
		newest = mustRebuild(t, data, corpora[i%2])
		l.knows(newest, editions[i%2])
		if i%4 == 3 {
			newest = rollback(t, data)
			rollbacks++
		}
	}
	wantGeneration(t, s, newest)
	asking.end()
	held := l.settle(t)
	wantNoJunk(t, data)
	note(t, "rebuilds of two corpora in turn under 100 requests a second", figure{float64(rebuilds), "rebuilds"}, figure{float64(rollbacks), "rollbacks"},
		figure{float64(held), "answers, each right for the generation that it names"}, figure{float64(len(l.failed)), "failed or mixed"})
}

// rollback makes the generation before current and returns its name.
func rollback(t *testing.T, data string) (generation string) {
	t.Helper()
	got := program.Plain.Run(t, "rollback", "--data", data)
	printed := printedGeneration.FindStringSubmatch(got.Out)
	if got.Status != 0 || printed == nil {
		t.Fatalf("rollback: status %d\n%s%s", got.Status, got.Out, got.Err)
	}
	return printed[1]
}

// wantGeneration waits until the server answers from a generation.
func wantGeneration(t *testing.T, s *program.Server, want string) {
	t.Helper()
	for deadline := time.Now().Add(program.RequestDeadline); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if generationOf(s.Get("/search")) == want {
			return
		}
	}
	t.Errorf("the server does not take generation %s by itself", want)
}
