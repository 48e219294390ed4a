package read

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// tableOfLines reads rows that are JSON objects, one a line.
func (w *walker) tableOfLines(t *table, dir, text string) error {
	s := lineSplitter{in: bufio.NewReader(strings.NewReader(text)), limit: w.options.MaxArticleBytes}
	for {
		raw, line, err := s.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		var r record
		if err == nil {
			r, err = parseRecord(raw)
		}
		if err != nil {
			err = w.refuse(t.path, line, err.Error())
		} else {
			r.line = line
			err = w.add(t, dir, r.file, r.statement)
		}
		if err != nil {
			return err
		}
	}
}

// maxColumns bounds a table: each that is not known is told.
const maxColumns = 1000

// tableOfCells reads rows of cells parted by comma, semicolon or tab, under a
// row that names the fields.
func (w *walker) tableOfCells(t *table, dir, text string) error {
	in := csv.NewReader(strings.NewReader(text))
	in.Comma = separator(text)
	in.FieldsPerRecord = -1
	first, err := in.Read()
	header, ok := headerOf(first)
	if err != nil || !ok {
		return w.refuse(t.path, 1, `no column "file"`)
	}
	if len(header) > maxColumns {
		return w.refuse(t.path, 1, fmt.Sprintf("more than %d columns", maxColumns))
	}
	if err := w.refuseColumns(t, header); err != nil {
		return err
	}
	for {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			err = w.refuseCells(t, err)
		} else {
			file, s := statementOf(header, cells)
			s.line, _ = in.FieldPos(0)
			err = w.add(t, dir, file, s)
		}
		if err != nil {
			return err
		}
	}
}

// refuseColumns tells of columns that no field has the name of: nothing in them is read.
func (w *walker) refuseColumns(t *table, header []string) error {
	for _, name := range header {
		if _, known := stateable[name]; known || name == fileField || name == "" {
			continue
		}
		why := fmt.Sprintf("column %q: not one of %s", name, strings.Join(columnNames(), ", "))
		if err := w.hand(&Refusal{Path: shown(t.path), Line: 1, Reason: why, Kept: true}); err != nil {
			return err
		}
	}
	return nil
}

func columnNames() []string {
	return append([]string{fileField}, slices.Sorted(maps.Keys(stateable))...)
}

func (w *walker) refuseCells(t *table, err error) error {
	if p := (*csv.ParseError)(nil); errors.As(err, &p) {
		return w.refuse(t.path, p.StartLine, p.Err.Error())
	}
	return w.refuse(t.path, 0, err.Error())
}

// separator is the one that the first line has most of.
func separator(text string) rune {
	first, _, _ := strings.Cut(text, "\n")
	best := ','
	for _, c := range ";\t" {
		if strings.Count(first, string(c)) > strings.Count(first, string(best)) {
			best = c
		}
	}
	return best
}

// fileField is the name of the column that names the file.
const fileField = "file"

var fileFields = map[string]bool{fileField: true, "filename": true, "path": true}

// headerOf returns the names of the fields; ok is false when none names the file.
func headerOf(cells []string) (header []string, ok bool) {
	header = make([]string, len(cells))
	for i, c := range cells {
		header[i] = strings.ToLower(oneLine(c))
		if fileFields[header[i]] {
			header[i], ok = fileField, true
		}
	}
	return header, ok
}

func statementOf(header, cells []string) (file string, s statement) {
	for i, c := range cells[:min(len(cells), len(header))] {
		set, known := stateable[header[i]]
		switch {
		case blank(c):
		case header[i] == fileField:
			file = c
		case known && lists[header[i]]:
			set(&s, splitList(c))
		case known:
			set(&s, []string{c})
		}
	}
	s.settle()
	return file, s
}
