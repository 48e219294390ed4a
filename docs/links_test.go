package docs_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// Links from document to document, to files and to headings lead somewhere. Those to other sites are not asked.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	for _, document := range files(t, "../*.md", "*.md", "decisions/*.md", "../*/README.md") {
		for l := range lines(read(t, document)) {
			for _, target := range targets(l) {
				if err := leads(t, document, target); err != nil {
					t.Errorf("%s:%d: %v", document, l.number, err)
				}
			}
		}
	}
}

var (
	link = regexp.MustCompile(`\]\(([^()\s]+)\)`)
	code = regexp.MustCompile("`[^`]*`")
)

// targets are those of the links of a line, but for other sites.
func targets(l line) (all []string) {
	if l.fenced {
		return nil
	}
	for _, found := range link.FindAllStringSubmatch(code.ReplaceAllString(l.text, "code"), -1) {
		if !strings.Contains(found[1], ":") {
			all = append(all, found[1])
		}
	}
	return all
}

func leads(t *testing.T, document, target string) error {
	t.Helper()
	path, anchor, named := strings.Cut(target, "#")
	file := filepath.Join(filepath.Dir(document), path)
	if path == "" {
		file = document
	}
	if _, err := os.Stat(file); err != nil {
		return fmt.Errorf("%s leads nowhere: %w", target, err)
	}
	if named && !slices.Contains(anchors(read(t, file)), anchor) {
		return fmt.Errorf("%s leads to no heading of %s", target, file)
	}
	return nil
}

// anchors are those of the headings of a document, as GitHub makes them; a second heading of the same words has -1.
func anchors(text string) (all []string) {
	seen := map[string]int{}
	for l := range lines(text) {
		if l.fenced || !strings.HasPrefix(l.text, "#") {
			continue
		}
		anchor := slug(strings.TrimSpace(strings.TrimLeft(l.text, "#")))
		if n := seen[anchor]; n > 0 {
			all = append(all, fmt.Sprintf("%s-%d", anchor, n))
		} else {
			all = append(all, anchor)
		}
		seen[anchor]++
	}
	return all
}

func slug(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-', r == '_', unicode.IsLetter(r), unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
}

func TestAnchorsAreThoseOfGitHub(t *testing.T) {
	text := "# `index/mark`: which letters?\n## 1. A folder\n```\n# no heading\n```\n## 1. A folder\n"
	if got, want := anchors(text), []string{"indexmark-which-letters", "1-a-folder", "1-a-folder-1"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
