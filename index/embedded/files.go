package embedded

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"kiosque/index/generations"
)

// finished lists the finished generations of a data folder, oldest first.
func finished(dir string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(dir, generationsDir))
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if generations.IsName(e.Name()) {
			names = append(names, e.Name())
		}
	}
	slices.SortFunc(names, generations.Compare)
	return names, nil
}

// nameOf returns the name of the generation that a folder holds or will hold.
func nameOf(dir string) string { return strings.TrimSuffix(filepath.Base(dir), building) }

// nextName returns the name after the newest generation.
func nextName(dir string) (string, error) {
	names, err := finished(dir)
	if err != nil || len(names) == 0 {
		return generations.After(""), err
	}
	return generations.After(names[len(names)-1]), nil
}

// clean removes what a killed writer left behind. The lock must be held.
func clean(dir string) error {
	left, err := filepath.Glob(filepath.Join(dir, generationsDir, "*"+building))
	for _, path := range append(left, filepath.Join(dir, currentFile+building)) {
		err = errors.Join(err, os.RemoveAll(path))
	}
	return err
}

// flush makes all that lies in folder dir last through a power cut, and lets whoever may
// enter the data folder read it: Bleve makes its files for their owner alone, and a server
// is often another user.
func flush(dir string) error {
	return filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return errors.Join(makeReadable(path, e), syncPath(path))
	})
}

// makeReadable leaves a file alone that is readable: who has it open sees every change.
func makeReadable(path string, e fs.DirEntry) error {
	const readable = 0o644 // an archive is no secret of its builder; its folder says who may enter
	info, err := e.Info()
	if err != nil || info.IsDir() || info.Mode().Perm() == readable {
		return err
	}
	return os.Chmod(path, readable)
}

func writeSynced(path string, content []byte) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Sync(), f.Close())
}

// syncPath makes the content of a file, or the names in a folder, last through a power cut. Windows flushes what is
// open for writing alone, and no folder.
func syncPath(path string) error {
	mode := os.O_RDONLY
	if runtime.GOOS == "windows" {
		if info, err := os.Stat(path); err != nil || info.IsDir() {
			return err
		}
		mode = os.O_RDWR
	}
	f, err := os.OpenFile(path, mode, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
