package embedded

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// generationName is the name of generation n; names sort as numbers do.
func generationName(n int) string { return fmt.Sprintf("%06d", n) }

func isGenerationName(name string) bool {
	n, err := strconv.Atoi(name)
	return err == nil && n > 0 && generationName(n) == name
}

// generations lists the finished generations of a data folder, oldest first.
func generations(dir string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(dir, generationsDir))
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if isGenerationName(e.Name()) {
			names = append(names, e.Name())
		}
	}
	slices.Sort(names)
	return names, nil
}

// nextName returns the name after the newest generation.
func nextName(dir string) (string, error) {
	names, err := generations(dir)
	if err != nil || len(names) == 0 {
		return generationName(1), err
	}
	n, err := strconv.Atoi(names[len(names)-1])
	return generationName(n + 1), err
}

// prune removes what a killed rebuild left behind, and the oldest generations
// beyond keep besides current. A generation that readers still hold goes on
// answering after its folder is gone.
func prune(dir, current string, keep int) error {
	entries, err := os.ReadDir(filepath.Join(dir, generationsDir))
	if err != nil {
		return err
	}
	var errs []error
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), building) {
			errs = append(errs, os.RemoveAll(filepath.Join(dir, generationsDir, e.Name())))
		}
	}
	names, err := generations(dir)
	names = slices.DeleteFunc(names, func(name string) bool { return name == current })
	for _, name := range names[:max(0, len(names)-keep)] {
		errs = append(errs, os.RemoveAll(filepath.Join(dir, generationsDir, name)))
	}
	return errors.Join(append(errs, err)...)
}

// makeReadable lets whoever may enter the data folder read a generation: Bleve
// makes its files for their owner alone, and a server is often another user.
func makeReadable(generation string) error {
	return filepath.WalkDir(generation, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		return os.Chmod(path, 0o644) //nolint:gosec // an archive is no secret of its builder; its folder says who may enter
	})
}

// setCurrent makes a finished generation the one that readers open: one rename,
// so that they see the old name or the new.
func setCurrent(dir, name string) error {
	temporary := filepath.Join(dir, currentFile+building)
	if err := writeSynced(temporary, []byte(name+"\n")); err != nil {
		return err
	}
	if err := os.Rename(temporary, filepath.Join(dir, currentFile)); err != nil {
		return err
	}
	return syncDir(dir)
}

func writeSynced(path string, content []byte) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Sync(), f.Close())
}

// syncDir makes renames in dir last through a power cut.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
