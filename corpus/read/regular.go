package read

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
)

// open opens a regular file, or tells why it cannot. It follows links, those that leave the root only where Options
// allow it. What is no regular file is not opened; one that becomes a pipe in between is closed again, and
// nothing waits for its other end.
func (w *walker) open(name string) (f *os.File, why string) {
	info, err := w.stat(name)
	switch {
	case err != nil:
		return nil, w.linkReason(name, err)
	case info.IsDir():
		return nil, linkToFolder
	case !info.Mode().IsRegular():
		return nil, notRegular
	}
	if f, err = w.openAnything(name); err != nil {
		return nil, reason(err)
	}
	if info, err = f.Stat(); err == nil && info.Mode().IsRegular() {
		return f, ""
	}
	f.Close()
	return nil, notRegular
}

// openAnything opens a file or a folder. It waits for nothing, not even where that has become a pipe.
func (w *walker) openAnything(name string) (*os.File, error) {
	const flags = os.O_RDONLY | syscall.O_NONBLOCK
	f, err := w.root.OpenFile(name, flags, 0)
	if err != nil && w.options.LinksOut {
		f, err = os.OpenFile(w.outside(name), flags, 0)
	}
	return f, err
}

// Open opens a file that by its name lies in the folder root, under the rules of a reading: it is regular, and links lead to it from
// outside only where o allows it. The error is fs.ErrNotExist where there is no such file, or no such folder.
func Open(root, name string, o Options) (*os.File, error) {
	w := walker{options: o}
	if info, err := os.Stat(root); err != nil || !info.IsDir() || !filepath.IsLocal(filepath.FromSlash(name)) {
		return nil, fs.ErrNotExist
	}
	var err error
	if w.root, err = os.OpenRoot(root); err != nil {
		return nil, err
	}
	defer w.root.Close()
	if _, err := w.root.Lstat(name); errors.Is(err, fs.ErrNotExist) {
		return nil, fs.ErrNotExist
	}
	f, why := w.open(name)
	if why != "" {
		return nil, errors.New(why)
	}
	return f, nil
}

const (
	notRegular   = "not a regular file"
	linkToFolder = "a link to a folder, not followed"
)

// stat is what a name stands for, links followed as open does.
func (w *walker) stat(name string) (fs.FileInfo, error) {
	info, err := w.root.Stat(name)
	if err != nil && w.options.LinksOut {
		if beyond, err := os.Stat(w.outside(name)); err == nil {
			return beyond, nil
		}
	}
	return info, err
}

// outside is the path of a name for the system, which lets it lead out of the root.
func (w *walker) outside(name string) string {
	return filepath.Join(w.root.Name(), filepath.FromSlash(name))
}

// link reads what a link leads to. A folder is read where the link leaves the corpus, and once.
func (w *walker) link(name string, depth int) error {
	info, err := w.stat(name)
	switch {
	case err != nil:
		return w.refuse(name, 0, w.linkReason(name, err))
	case !info.IsDir():
		return w.file(name)
	case !w.leaves(name):
		return w.refuse(name, 0, linkToFolder)
	}
	same := func(other fs.FileInfo) bool { return os.SameFile(info, other) }
	switch {
	case w.except != nil && same(w.except):
		return nil
	case slices.ContainsFunc(w.linked, same):
		return w.refuse(name, 0, "a link to a folder that is read already")
	case depth == maxDepth:
		return w.tooDeep(name)
	}
	w.linked = append(w.linked, info)
	return w.folder(name, depth+1)
}

// leaves tells whether a link leads out of the corpus.
func (w *walker) leaves(name string) bool {
	_, err := w.root.Stat(name)
	return err != nil
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
