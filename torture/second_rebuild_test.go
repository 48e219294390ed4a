//go:build unix

package main

import (
	"fmt"
	"syscall"
	"testing"
	"time"

	"kiosque/torture/program"
)

// atOnce is how long it may take to say that somebody else rebuilds.
const atOnce = 5 * time.Second

func TestASecondRebuildIsToldWhoRebuilds(t *testing.T) {
	l, data := newLedger(t), t.TempDir()
	corpora := [2]string{editions[0].folder(t), editions[1].folder(t)}
	l.knows(mustRebuild(t, data, corpora[1]), editions[1])
	s := program.Plain.Serve(t, data)
	tries, told := times(1, 1, 20), 0
	for i := range tries {
		first := program.Plain.Command(t, rebuildArguments(t, data, corpora[i%2])...)
		end := program.Begin(t, first)
		await(data, moment{seen: "generations/*.building"}, nil)
		if err := first.Process.Signal(syscall.SIGSTOP); err != nil { // for ever, as one that hangs
			t.Fatal(err)
		}
		second := rebuild(t, data, corpora[i%2])
		if wrong := oneSentence(second, fmt.Sprintf("process %d ", first.Process.Pid)); wrong != "" || second.Took > atOnce {
			t.Errorf("after %v: %s", second.Took, wrong)
		} else {
			told++
		}
		l.askAll(s)
		if err := first.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		end()
		l.knows(mustRebuild(t, data, corpora[i%2]), editions[i%2])
		wantNoJunk(t, data)
	}
	note(t, "a second rebuild beside one that hangs, which is then killed", figure{float64(told), "told at once who rebuilds"},
		figure{float64(tries), "rebuilds worked after"}, figure{float64(l.settle(t)), "answers right"})
}
