package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kiosque/torture/program"
)

// fullDisk is the archive of the morning on a disk that has too little room for that of the evening.
type fullDisk struct {
	*testing.T
	disk
	ledger   *ledger
	saved    string // the data folder as it was
	data     string
	corpus   string // of the evening
	bytes    int64  // that the archive takes
	files    int64
	peak     int64 // bytes that a rebuild takes besides, at most
	refused  int
	sentence string // the last
}

func TestAFullDiskLeavesTheArchiveAsItWas(t *testing.T) {
	f := newFullDisk(t)
	n, inodes, taken := times(1, 3, 40), times(1, 1, 12), inFull(1, 3, len(steps))
	for i := range n {
		f.try(fmt.Sprintf("room for %d of %d parts", i, n), func() (undo func()) {
			f.set(f.bytes+f.peak*int64(i)/int64(n), roomyFiles)
			return func() {}
		})
	}
	for i := range inodes {
		f.try(fmt.Sprintf("room for %d files", i), func() (undo func()) {
			f.set(roomyBytes, f.files+int64(i))
			return func() {}
		})
	}
	for _, i := range chance(t).Perm(len(steps))[:taken] {
		step := steps[i]
		f.try("filled by another once it wrote "+step, func() (undo func()) { return f.fillWhenSeen(step) })
	}
	held := f.ledger.settle(t)
	t.Logf("the last sentence: %s", f.sentence)
	note(t, "a disk that is full at every stage of a rebuild", figure{float64(n), "sizes"}, figure{float64(inodes), "numbers of files"},
		figure{float64(taken), "steps at which another takes all room"}, figure{float64(f.refused), "rebuilds refused, each with one sentence"},
		figure{float64(held), "answers right, none wrong"}, figure{0, "files left"})
}

// steps are what a rebuild writes, from its beginning to its end, as patterns of package filepath.
var steps = []string{
	"generations/*.building", "generations/*.building/parts/*", "generations/*.building/articles", "generations/*.building/index.zap",
	"generations/*.building/occurrences", "generations/*.building/columns", "generations/*.building/vocabulary",
	"generations/*.building/manifest.json", "generations/000002", "CURRENT.building",
}

func newFullDisk(t *testing.T) *fullDisk {
	t.Helper()
	f := &fullDisk{T: t, disk: newDisk(t), ledger: newLedger(t), saved: filepath.Join(t.TempDir(), "data"), corpus: evening.folder(t)}
	f.data = filepath.Join(f.path, "data")
	rebuilt(t, f.saved, morning)
	f.restore()
	f.bytes, f.files = f.used()
	f.peak = f.most(func() { f.ledger.knows(mustRebuild(t, f.data, f.corpus), evening) }) - f.bytes
	f.ledger.knows("000001", morning)
	return f
}

// restore makes the data folder what it was.
func (f *fullDisk) restore() {
	f.Helper()
	f.set(roomyBytes, roomyFiles)
	f.empty()
	if err := os.CopyFS(f.data, os.DirFS(f.saved)); err != nil {
		f.Fatal(err)
	}
}

// most tells how many bytes were used at most while something was done.
func (f *fullDisk) most(do func()) (most int64) {
	stop, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for {
			bytes, _ := f.used()
			most = max(most, bytes)
			select {
			case <-stop:
				return
			case <-time.After(200 * time.Microsecond):
			}
		}
	}()
	defer func() {
		close(stop)
		<-ended
	}()
	do()
	return
}

// try rebuilds where room is short: it must say so in one sentence and leave nothing behind,
// the archive must answer as before, and with room again a rebuild must work.
func (f *fullDisk) try(what string, fill func() (undo func())) {
	f.Run(what, func(t *testing.T) {
		f.restore()
		undo := fill()
		got := rebuild(t, f.data, f.corpus)
		undo()
		if got.Status != 0 {
			f.refused++
			f.sentence = strings.TrimSpace(got.Err)
			if wrong := oneSentence(got, "no space left", "disk"); wrong != "" {
				t.Error(wrong)
			}
		} else {
			t.Logf("there was room: %s", strings.TrimSpace(got.Out))
		}
		wantNoJunk(t, f.data)
		f.askAgain(t)
		f.set(roomyBytes, roomyFiles)
		mustRebuild(t, f.data, f.corpus)
		wantNoJunk(t, f.data)
	})
}

// askAgain asks the command line, and a server that starts on the disk as it is.
func (f *fullDisk) askAgain(t *testing.T) {
	t.Helper()
	f.ledger.askCommand(t, f.data)
	s := program.Plain.Serve(t, f.data)
	f.ledger.askAll(s)
	s.Stop()
}

// fillWhenSeen leaves no room once a rebuild has written something, and takes what it frees, until undo.
func (f *fullDisk) fillWhenSeen(step string) (undo func()) {
	stop, filled := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(filled)
		await(f.data, moment{seen: step}, stop)
		for {
			select {
			case <-stop:
				return
			case <-time.After(50 * time.Microsecond):
				f.shrink()
			}
		}
	}()
	return func() {
		close(stop)
		<-filled
	}
}
