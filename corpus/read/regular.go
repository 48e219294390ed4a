package read

import (
	"errors"
	"io/fs"
	"syscall"
)

// regular tells why the file of that name cannot be opened, "" when it can.
// It follows links inside the root and opens nothing.
func (w *walker) regular(name string) string {
	info, err := w.root.Stat(name)
	switch {
	case err != nil:
		return w.linkReason(name, err)
	case info.IsDir():
		return "a link to a folder, not followed"
	case !info.Mode().IsRegular():
		return "not a regular file"
	}
	return ""
}

func (w *walker) linkReason(name string, err error) string {
	if info, lerr := w.root.Lstat(name); lerr != nil || info.Mode()&fs.ModeSymlink == 0 {
		return reason(err)
	}
	switch {
	case errors.Is(err, syscall.ELOOP):
		return "a link that loops"
	case errors.Is(err, fs.ErrNotExist):
		return "a link to nothing"
	case errors.Is(err, fs.ErrPermission):
		return reason(err)
	}
	return "a link that leaves the corpus"
}

// reason takes the operation and the path off a file error: a Refusal names its path itself.
func reason(err error) string {
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		return "unreadable: " + p.Err.Error()
	}
	return err.Error()
}
