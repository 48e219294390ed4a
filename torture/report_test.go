package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestThePageChangesBetweenItsMarksAlone(t *testing.T) {
	folder := t.TempDir()
	page, written := filepath.Join(folder, "page.md"), filepath.Join(folder, "report.json")
	r := newReport()
	r.add(result{"`kill -9`", "TestKill", []figure{{1234, "kills"}, {12.345, "ms"}, {0, "lost"}}})
	if err := r.write(written); err != nil {
		t.Fatal(err)
	}
	write(t, page, "before\n<!-- torture -->\nold\n<!-- /torture -->\nafter\n")
	if err := run([]string{written, page}); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	want := "| `kill -9` | 1,234 kills, 12 ms, 0 lost | `TestKill` |\n<!-- /torture -->\nafter\n"
	if !strings.HasPrefix(string(content), "before\n<!-- torture -->\n") || !strings.HasSuffix(string(content), want) {
		t.Errorf("the page is\n%s\nwant at its end\n%s", content, want)
	}
}

func TestAReportThatSaysNothingIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report.json")
	write(t, path, "{}")
	if err := run([]string{path, path}); err == nil {
		t.Error("an empty report was written into the page")
	}
}

// TestThePageNamesTestsThatExist holds docs/reliability.md to the tests, and those of this folder to it.
func TestThePageNamesTestsThatExist(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "docs", "reliability.md"))
	if err != nil {
		t.Fatal(err)
	}
	promises, _, _ := strings.Cut(string(page), "## How it is kept")
	own := tests(t, ".")
	all := slices.Concat(own, tests(t, "../cli"), tests(t, "../server"), tests(t, "../index/embedded"))
	for part := range strings.SplitSeq(promises, "`") {
		if strings.HasPrefix(part, "Test") && !slices.Contains(all, part) {
			t.Errorf("the page names %s, which there is not", part)
		}
	}
	for _, name := range own {
		if !strings.Contains(name, "Page") && !strings.Contains(name, "AReport") && !strings.Contains(name, "AFigure") && !strings.Contains(promises, "`"+name+"`") {
			t.Errorf("the page does not name %s", name)
		}
	}
}

var testFunction = regexp.MustCompile(`(?m)^func (Test\w+)\(t `)

// tests lists the tests of a folder.
func tests(t *testing.T, folder string) (all []string) {
	t.Helper()
	sources, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, source := range sources {
		text, err := os.ReadFile(source)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range testFunction.FindAllStringSubmatch(string(text), -1) {
			all = append(all, found[1])
		}
	}
	return all
}

func TestAFigureIsWrittenInDigits(t *testing.T) {
	for value, want := range map[float64]string{0: "0 ms", 0.12: "0.12 ms", 7.25: "7.2 ms", 12.5: "12 ms", 99.7: "100 ms", 100: "100 ms", 999.7: "1,000 ms", 1234: "1,234 ms"} {
		if have := (figure{value, "ms"}).String(); have != want {
			t.Errorf("%v: %q, want %q", value, have, want)
		}
	}
}
