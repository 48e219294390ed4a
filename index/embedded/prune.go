package embedded

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"kiosque/index"
)

// prune removes what is kept beyond so many generations besides current: what is damaged first,
// then the oldest. Where current is damaged itself one more is kept, which answers in its place.
// A generation that readers still hold goes on answering after its folder is gone.
func prune(dir, current string, keep int) error {
	names, err := finished(dir)
	names = slices.DeleteFunc(names, func(name string) bool { return name == current })
	if len(names) <= keep {
		return err
	}
	rank := map[string]int{}
	for _, name := range names {
		rank[name] = wholeness(filepath.Join(dir, generationsDir, name))
	}
	slices.SortStableFunc(names, func(a, b string) int { return rank[a] - rank[b] })
	keep += 1 - wholeness(filepath.Join(dir, generationsDir, current))
	for _, name := range names[:max(0, len(names)-keep)] {
		err = errors.Join(err, os.RemoveAll(filepath.Join(dir, generationsDir, name)))
	}
	return err
}

// wholeness is 1 of the generation in a folder that is as it was written, and 0 of a damaged one.
// All of it is read, unless it is of another version: such a one is taken for whole.
func wholeness(dir string) int {
	m, err := readManifest(dir)
	for _, name := range m.names() {
		err = cmp.Or(err, m.checkFile(filepath.Join(dir, name)))
	}
	if err == nil || errors.Is(err, index.ErrStale) {
		return 1
	}
	return 0
}
