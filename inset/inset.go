// Package inset sets figures that programs measure into pages that people write: between
// "<!-- name -->" and "<!-- /name -->" stands what was measured last.
package inset

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

// ErrNoPlace is the error for a page without the marks of a name, or with them in the wrong order.
var ErrNoPlace = errors.New("no place for the figures")

// Put writes said, whole lines, between the marks of name in the page at path.
func Put(path, name, said string) error {
	page, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	changed, err := between(string(page), name, said)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return os.WriteFile(path, []byte(changed), 0o644)
}

func between(page, name, said string) (string, error) {
	opening, closing := "<!-- "+name+" -->", "<!-- /"+name+" -->"
	head, rest, opened := strings.Cut(page, opening)
	_, tail, closed := strings.Cut(rest, closing)
	if !opened || !closed {
		return "", fmt.Errorf("%w: expected %s and, after it, %s", ErrNoPlace, opening, closing)
	}
	return head + opening + "\n" + said + closing + tail, nil
}
