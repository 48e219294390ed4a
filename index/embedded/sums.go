package embedded

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
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

// sumOf reads a whole file.
func sumOf(path string) (fileSum, error) {
	f, err := os.Open(path)
	if err != nil {
		return fileSum{}, err
	}
	defer func() { _ = f.Close() }()
	hash := sha256.New()
	n, err := io.Copy(hash, f)
	return fileSum{n, hex.EncodeToString(hash.Sum(nil))}, err
}

// sumsOf reads files of a folder, side by side.
func sumsOf(dir string, names []string) (map[string]fileSum, error) {
	var group errgroup.Group
	all := make([]fileSum, len(names))
	for i, name := range names {
		group.Go(func() (err error) {
			all[i], err = sumOf(filepath.Join(dir, name))
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
func (m manifest) checkSums(dir string) error {
	names := slices.Sorted(maps.Keys(m.Files))
	sums, err := sumsOf(dir, names)
	if err != nil {
		return err
	}
	for _, name := range names {
		if sums[name] != m.Files[name] {
			return fmt.Errorf("%s is not as it was written", name)
		}
	}
	return nil
}
