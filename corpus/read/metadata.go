package read

import (
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// table is what one metadata file states about files.
type table struct {
	path string // of the metadata file
	rows map[string]*row
	keys []string // of rows, in the order of the file
}

// row is what a table states about one file.
type row struct {
	statement
	used bool
}

// openTables reads the metadata files of a folder. They hold for the folders in it too.
func (w *walker) openTables(dir string, entries []fs.DirEntry) error {
	for _, e := range entries {
		if !isMetadata(e.Name()) || e.IsDir() || w.visit != nil {
			continue
		}
		if err := w.openTable(dir, join(dir, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

func (w *walker) openTable(dir, name string) error {
	b, why := w.readTable(name)
	if why != "" {
		return w.refuse(name, 0, why)
	}
	t := &table{path: name, rows: map[string]*row{}}
	w.tables = append(w.tables, t)
	if strings.EqualFold(path.Base(name), metadataLines) {
		return w.tableOfLines(t, dir, b)
	}
	return w.tableOfCells(t, dir, b)
}

// readTable returns the text of a metadata file, or why it has none.
func (w *walker) readTable(name string) (text, why string) {
	f, why := w.open(name)
	if why != "" {
		return "", why
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxMetadataBytes+1))
	switch {
	case err != nil:
		return "", reason(err)
	case int64(len(b)) > maxMetadataBytes:
		return "", tooLarge(maxMetadataBytes)
	}
	s, err := decode(b, false)
	if err != nil {
		return "", err.Error()
	}
	return s, ""
}

// add keeps what a row states; the first row about a file wins.
func (w *walker) add(t *table, dir, file string, s statement) error {
	if file = oneLine(file); file == "" {
		return w.refuse(t.path, s.line, "names no file")
	}
	key := tableKey(join(dir, strings.ReplaceAll(file, `\`, "/")))
	if t.rows[key] != nil {
		return w.refuse(t.path, s.line, "a second row for "+clip(file))
	}
	t.rows[key] = &row{statement: s}
	t.keys = append(t.keys, key)
	return w.complain(t.path, s.line, clip(file)+": ", s.bad)
}

// tableKey is a path as it is compared: systems differ in how they write accents.
func tableKey(name string) string { return norm.NFC.String(path.Clean(name)) }

// stated returns what the metadata files state about a file; nearer folders win.
func (w *walker) stated(name string) statement {
	var all statement
	for i := len(w.tables) - 1; i >= 0; i-- {
		r := w.tables[i].rows[tableKey(name)]
		if r == nil {
			continue
		}
		r.used = true
		all.said.fill(r.said)
		fill(&all.id, r.id)
	}
	return all
}

// closeTables drops the tables of a folder that was read and refuses their
// rows about files that are not there.
func (w *walker) closeTables(keep int) error {
	for _, t := range w.tables[keep:] {
		for _, key := range t.keys {
			r := t.rows[key]
			if r.used || w.exists(key) {
				continue
			}
			if err := w.refuse(t.path, r.line, fmt.Sprintf("names %s, which is not there", clip(key))); err != nil {
				return err
			}
		}
	}
	w.tables = w.tables[:keep]
	return nil
}

func (w *walker) exists(name string) bool {
	_, err := w.root.Lstat(name)
	return err == nil
}
