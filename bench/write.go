package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const (
	tableFile = "table.md"
	readme    = "README.md"
)

// write writes the JSON of one corpus into dir.
func write(dir string, made report) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	raw, err := json.MarshalIndent(made, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, made.Name+".json"), append(raw, '\n'), 0o644)
}

// render writes table and plots of reports into dir.
func render(dir string, all []report) error {
	errs := []error{os.WriteFile(filepath.Join(dir, tableFile), []byte(markdown(all)), 0o644)}
	for name, drawing := range plots(all) {
		errs = append(errs, os.WriteFile(filepath.Join(dir, name+".svg"), []byte(drawing), 0o644))
	}
	return errors.Join(errs...)
}

// markdown is all that is said of the reports.
func markdown(all []report) string {
	var parts []string
	for _, r := range all {
		parts = append(parts, r.markdown())
	}
	return strings.Join(parts, "\n")
}

// brief is what the README says of those with other engines in them.
func brief(all []report) string {
	var parts []string
	for _, r := range all {
		if len(r.Engines) > 1 {
			parts = append(parts, r.brief())
		}
	}
	return strings.Join(parts, "\n")
}

// reports reads all reports in dir: cut corpora first, the smallest first.
func reports(dir string) ([]report, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, err
	}
	var all []report
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		var r report
		if err := json.Unmarshal(raw, &r); err != nil {
			return nil, fmt.Errorf("read report %s: %w", path, err)
		}
		all = append(all, r)
	}
	slices.SortFunc(all, func(a, b report) int {
		return cmp.Or(cmp.Compare(a.family(), b.family()), cmp.Compare(a.Corpus.Size, b.Corpus.Size))
	})
	return all, nil
}

// family is the kind of corpus: its name without the size.
func (r report) family() string { return r.Name[:max(0, strings.LastIndexByte(r.Name, '-'))] }
