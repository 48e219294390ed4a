package changes

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"unicode/utf8"
)

// maxLine is the most bytes of one line: a path, a title and a citation are far shorter.
const maxLine = 1 << 20

// writeLines writes values as JSON, one a line, and makes sure that they are on the disk.
func writeLines[T any](path string, values iter.Seq2[T, error]) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(f)
	err = encodeLines(out, values)
	return errors.Join(err, out.Flush(), f.Sync(), f.Close())
}

func encodeLines[T any](to io.Writer, values iter.Seq2[T, error]) error {
	for v, err := range values {
		if err != nil {
			return err
		}
		line, err := json.Marshal(v)
		if err != nil {
			return err
		}
		if len(line) >= maxLine {
			return fmt.Errorf("an entry of %d bytes; %d are allowed", len(line), maxLine)
		}
		if _, err := to.Write(append(line, '\n')); err != nil {
			return err
		}
	}
	return nil
}

// readLines yields the values of the lines of from.
func readLines[T any](from io.Reader) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		lines := newScanner(from)
		for lines.Scan() {
			var v T
			err := json.Unmarshal(lines.Bytes(), &v)
			if !yield(v, err) || err != nil {
				return
			}
		}
		if err := lines.Err(); err != nil {
			yield(*new(T), err)
		}
	}
}

func newScanner(from io.Reader) *bufio.Scanner {
	lines := bufio.NewScanner(from)
	lines.Buffer(nil, maxLine)
	return lines
}

// maxShown is the most bytes that are kept of a title, an author, a source or an address.
const maxShown = 2000

// shown returns the beginning of text that is kept, of whole characters.
func shown(text string) string {
	if len(text) <= maxShown {
		return text
	}
	end := maxShown
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}
