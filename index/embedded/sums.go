package embedded

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/sync/errgroup"
)

// fileSum is what a file of a generation must be.
type fileSum struct {
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"` // hexadecimal
}

// copySummed copies, and returns the sum of what was copied.
func copySummed(to io.Writer, from io.Reader) (fileSum, error) {
	hash := sha256.New()
	n, err := io.Copy(io.MultiWriter(to, hash), from)
	return fileSum{n, hex.EncodeToString(hash.Sum(nil))}, err
}

// sumOf reads a whole file.
func sumOf(f *os.File) (fileSum, error) {
	return copySummed(io.Discard, io.NewSectionReader(f, 0, math.MaxInt64))
}

// changed is the error for a file that is not as it was written.
func changed(name string) error { return fmt.Errorf("%s is not as it was written", name) }

// sumsOf reads files, side by side.
func sumsOf(files map[string]*os.File) (map[string]fileSum, error) {
	var group errgroup.Group
	names := slices.Sorted(maps.Keys(files))
	all := make([]fileSum, len(names))
	for i, name := range names {
		group.Go(func() (err error) {
			all[i], err = sumOf(files[name])
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	sums := map[string]fileSum{}
	for i, name := range names {
		sums[name] = all[i]
	}
	return sums, nil
}

// checkSums reads every file of a generation again; the error names the first that is not as it was written.
func (m *manifest) checkSums(files map[string]*os.File) error {
	sums, err := sumsOf(files)
	if err != nil {
		return err
	}
	for _, name := range m.names() {
		if sums[name] != m.Files[name] {
			return changed(name)
		}
	}
	return nil
}

// checkFile reads a file of a generation that is not open.
func (m *manifest) checkFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	name := filepath.Base(path)
	if sum, err := sumOf(f); err != nil || sum != m.Files[name] {
		return changed(name)
	}
	return nil
}
