package watch_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kiosque/corpus/watch"
)

const settle = 150 * time.Millisecond

// told is what Folder told.
type told struct {
	change watch.Change
	err    error
}

// follow follows a folder until the test ends.
func follow(t *testing.T, root string, patience time.Duration) <-chan told {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	all, done := make(chan told), make(chan struct{})
	go func() {
		defer close(done)
		for change, err := range watch.Folder(ctx, root, watch.Options{Settle: settle, Patience: patience, Interval: 5 * time.Millisecond}) {
			select {
			case all <- told{change, err}:
			case <-ctx.Done():
			}
		}
	}()
	t.Cleanup(func() { stop(); <-done })
	return all
}

// next waits for what is told next.
func next(t *testing.T, from <-chan told) told {
	t.Helper()
	select {
	case one := <-from:
		return one
	case <-time.After(20 * time.Second):
		t.Fatal("nothing was told")
	}
	return told{}
}

// quiet holds that nothing is told for as long as a change would take.
func quiet(t *testing.T, from <-chan told, after string) {
	t.Helper()
	select {
	case <-from:
		t.Errorf("%s: told of", after)
	case <-time.After(3 * settle):
	}
}

func write(t *testing.T, root, name, content string) string {
	t.Helper()
	path := filepath.Join(root, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWhatAReadingWouldFindOtherwiseIsTold(t *testing.T) {
	root := t.TempDir()
	a := write(t, root, "a.txt", "un")
	changes := follow(t, root, time.Hour)
	if one := next(t, changes); one.err != nil {
		t.Fatal(one.err)
	}
	quiet(t, changes, "nothing")
	steps := []struct {
		name string
		do   func()
		told bool
	}{
		{"a new file", func() { write(t, root, "b.txt", "deux") }, true},
		{"a picture", func() { write(t, root, "b.png", "x") }, false},
		{"a hidden file", func() { write(t, root, ".b.txt.swp", "x") }, false},
		{"metadata", func() { write(t, root, "metadata.csv", "file,title\na.txt,Un") }, true},
		{"organisations", func() { write(t, root, "organisations.tsv", "Un\tOne\n") }, true},
		{"a file in place of another, with its size and time", func() {
			info, _ := os.Stat(a)
			other := write(t, root, ".new", "xx")
			_ = os.Chtimes(other, info.ModTime(), info.ModTime())
			_ = os.Rename(other, a)
		}, true},
		{"a renamed file", func() { _ = os.Rename(a, filepath.Join(root, "c.txt")) }, true},
		{"a file that goes", func() { _ = os.Remove(filepath.Join(root, "c.txt")) }, true},
		{"a file from the future", func() {
			b := filepath.Join(root, "b.txt")
			_ = os.Chtimes(b, time.Now().Add(time.Hour), time.Now().Add(time.Hour))
		}, true},
	}
	for _, s := range steps {
		s.do()
		if !s.told {
			quiet(t, changes, s.name)
			continue
		}
		t.Log(s.name)
		next(t, changes)
	}
}

// grow writes on a file until stopped, faster than it can settle.
func grow(t *testing.T, path string) (stop func()) {
	t.Helper()
	end, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for content := "x"; ; content += "x" {
			_ = os.WriteFile(path, []byte(content), 0o600)
			select {
			case <-end:
				return
			case <-time.After(settle / 10):
			}
		}
	}()
	return func() { close(end); <-ended }
}

func TestAFileThatIsBeingWrittenIsWaitedFor(t *testing.T) {
	root := t.TempDir()
	write(t, root, "a.txt", "un")
	changes := follow(t, root, time.Hour)
	next(t, changes)
	stop := grow(t, filepath.Join(root, "b.txt"))
	quiet(t, changes, "a file that grows")
	stop()
	whole := time.Now()
	next(t, changes)
	if took := time.Since(whole); took < settle*9/10 {
		t.Errorf("told after %v", took)
	}
}

func TestAFolderThatNeverRestsIsReadWithoutWhatIsNewAndUnfinished(t *testing.T) {
	root := t.TempDir()
	write(t, root, "known.txt", "un")
	changes := follow(t, root, 4*settle)
	next(t, changes)
	stop := grow(t, filepath.Join(root, "new.txt"))
	stopKnown := grow(t, filepath.Join(root, "known.txt"))
	for range 2 {
		change := next(t, changes).change
		now := time.Now()
		if !change.Wait("new.txt", now) || change.Wait("known.txt", now) || change.Wait("new.txt", now.Add(-time.Hour)) {
			t.Error("a new file that is just written must wait, a known or an older one must not")
		}
	}
	stop()
	stopKnown()
	info, err := os.Stat(filepath.Join(root, "new.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for change := next(t, changes).change; change.Wait("new.txt", info.ModTime()); change = next(t, changes).change {
		t.Log("told while it came to rest")
	}
	quiet(t, changes, "the last change")
}

func TestAFolderThatIsAwayIsToldOnce(t *testing.T) {
	root := filepath.Join(t.TempDir(), "later")
	changes := follow(t, root, time.Hour)
	if one := next(t, changes); one.err == nil {
		t.Error("no error of a folder that is not there")
	}
	quiet(t, changes, "the same error")
	if err := os.Mkdir(root, 0o755); err != nil {
		t.Fatal(err)
	}
	if one := next(t, changes); one.err != nil {
		t.Error(one.err)
	}
}
