//go:build !unix

package embedded

import "os"

// stamp changes with what is written to a file.
type stamp struct{ bytes, changed int64 }

// stampOf returns the stamp of an open file; the zero stamp when it has none.
func stampOf(f *os.File) stamp {
	info, err := f.Stat()
	if err != nil {
		return stamp{}
	}
	return stamp{info.Size(), info.ModTime().UnixNano()}
}
