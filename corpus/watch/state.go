package watch

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"io"
	"slices"
	"time"

	"kiosque/corpus/read"
)

// sum is a hash of all that a look has seen.
type sum [sha256.Size]byte

// state is what a look at a folder has found.
type state struct {
	sum    sum
	newest time.Time // when a file was written last; clocks that are ahead do not count
	files  []seen
}

// seen is one file.
type seen struct {
	at      uint64 // hash of its path
	written time.Time
}

// look looks at all files of a corpus.
func look(ctx context.Context, root string, o read.Options, now time.Time) (*state, error) {
	s := &state{}
	h := sha256.New()
	for f, err := range read.Files(ctx, root, o) {
		if err != nil {
			return nil, err
		}
		written := f.Info.ModTime()
		_, _ = io.WriteString(h, f.Path)
		for _, n := range []int64{int64(len(f.Path)), f.Info.Size(), written.UnixNano(), inode(f.Info)} {
			_, _ = h.Write(binary.LittleEndian.AppendUint64(nil, uint64(n)))
		}
		if written.After(s.newest) && !written.After(now) {
			s.newest = written
		}
		s.files = append(s.files, seen{hashOf(f.Path), written})
	}
	h.Sum(s.sum[:0])
	return s, nil
}

// paths are hashes of paths, sorted.
type paths []uint64

// paths returns those of the files that keep says.
func (s *state) paths(keep func(at uint64, written time.Time) bool) paths {
	var all paths
	for _, f := range s.files {
		if keep(f.at, f.written) {
			all = append(all, f.at)
		}
	}
	slices.Sort(all)
	return all
}

func (p paths) has(at uint64) bool {
	_, found := slices.BinarySearch(p, at)
	return found
}

func hashOf(path string) uint64 {
	sum := sha256.Sum256([]byte(path))
	return binary.LittleEndian.Uint64(sum[:])
}
