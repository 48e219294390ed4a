//go:build unix

package embedded

import (
	"os"

	"golang.org/x/sys/unix"
)

// stamp changes with everything that is done to a file, and cannot be set back.
type stamp struct {
	bytes   int64
	changed unix.Timespec
}

// stampOf returns the stamp of an open file; the zero stamp when it has none.
func stampOf(f *os.File) stamp {
	var s unix.Stat_t
	if err := unix.Fstat(int(f.Fd()), &s); err != nil {
		return stamp{}
	}
	return stamp{s.Size, s.Ctim}
}
