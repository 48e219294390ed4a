package changes

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sort"

	"kiosque/index"
)

// GoneFile looks up articles in a file that WriteGone has written; nothing of it is held in
// memory. It is safe for concurrent use.
type GoneFile struct {
	file io.ReaderAt
	size int64
	done func() error
}

// OpenGone opens the file path.
func OpenGone(path string) (*GoneFile, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open what is gone: %w", err)
	}
	info, err := f.Stat()
	if err != nil {
		_ = f.Close()
		return nil, fmt.Errorf("open what is gone: %w", err)
	}
	return &GoneFile{f, info.Size(), f.Close}, nil
}

// Close closes the file.
func (g *GoneFile) Close() error { return g.done() }

// Find returns the article with an id, nil when it is not remembered.
func (g *GoneFile) Find(id string) (found *index.Gone, err error) {
	sort.Search(int(g.size), func(at int) bool {
		if err != nil {
			return true
		}
		var line *index.Gone
		if line, err = g.from(int64(at)); line != nil && line.ID == id {
			found = line
		}
		return line == nil || line.ID >= id
	})
	if err != nil {
		return nil, fmt.Errorf("look up what is gone: %w", err)
	}
	return found, nil
}

// from reads the first line that begins at a place of the file or after it, nil when none does.
func (g *GoneFile) from(at int64) (*index.Gone, error) {
	before := max(0, at-1) // a line begins at the beginning, and after the end of another
	lines := newScanner(io.NewSectionReader(g.file, before, g.size-before))
	if at > 0 {
		lines.Scan() // what is left of the line before
	}
	if !lines.Scan() {
		return nil, lines.Err()
	}
	line := new(index.Gone)
	return line, json.Unmarshal(lines.Bytes(), line)
}
