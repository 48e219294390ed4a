package cli

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/gofrs/flock"
)

// writeWhole has a file written under another name, and gives it its own when it is whole and on disk; where that
// fails, a file that had the name still has it. The errors begin with what is being done.
func writeWhole(what, name string, write func(io.Writer) error) error {
	if info, err := os.Lstat(name); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s %s: it is there, and no plain file; - writes to standard output", what, name)
	}
	partial := name + ".partial"
	lock := flock.New(partial+besides, flock.SetPermissions(0o644))
	locked, err := lock.TryLock()
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	if !locked {
		return fmt.Errorf("%s %s: another %s is being written to it", what, name, what)
	}
	defer unlocked(lock)
	err = writePartial(what, partial, write)
	if err == nil {
		err = inPlace(partial, name)
	}
	if err != nil {
		_ = os.Remove(partial)
	}
	return err
}

// unlocked gives a lock back, and removes what was locked beside the file.
func unlocked(lock *flock.Flock) {
	_ = lock.Unlock()
	if besides != "" {
		_ = os.Remove(lock.Path())
	}
}

func writePartial(what, name string, write func(io.Writer) error) error {
	f, err := os.Create(name)
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return errors.Join(write(f), f.Sync(), f.Close())
}
