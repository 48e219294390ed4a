package eval

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
)

// longestRow is the longest line of a labelled set: a page with all its chrome.
const longestRow = 64 << 20

// rows reads a gzipped file of JSON lines.
func rows[T any](path string) ([]T, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	zr, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	var all []T
	lines := bufio.NewScanner(zr)
	lines.Buffer(nil, longestRow)
	for lines.Scan() {
		var row T
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return nil, fmt.Errorf("read %s: row %d: %w", path, len(all)+1, err)
		}
		all = append(all, row)
	}
	return all, lines.Err()
}
