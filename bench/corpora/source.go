package corpora

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
)

// longestLine bounds one record of a source, in bytes: longer than any article.
const longestLine = 16 << 20

// record is a line of a source: what is not looked at is passed on as it is.
type record map[string]json.RawMessage

func (r record) text(name string) string {
	var s string
	if json.Unmarshal(r[name], &s) != nil {
		return ""
	}
	return s
}

// with returns r with other texts in some fields.
func (r record) with(fields map[string]string) (record, error) {
	out := make(record, len(r))
	for name, raw := range r {
		out[name] = raw
	}
	for name, value := range fields {
		raw, err := json.Marshal(value)
		if err != nil {
			return nil, err
		}
		out[name] = raw
	}
	return out, nil
}

// records reads the JSON lines of a file, gzipped or not.
func records(path string) ([]record, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read source: %w", err)
	}
	defer func() { _ = f.Close() }()
	var r io.Reader = bufio.NewReader(f)
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(r); err != nil {
			return nil, fmt.Errorf("read source %s: %w", path, err)
		}
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestLine)
	var all []record
	for lines.Scan() {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var one record
		if err := json.Unmarshal(lines.Bytes(), &one); err != nil {
			return nil, fmt.Errorf("read source %s: line %d: %w", path, len(all)+1, err)
		}
		all = append(all, one)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read source %s: %w", path, err)
	}
	return all, nil
}

// pieces cuts every record; the pieces of one are told apart by number, in id and title.
func pieces(all []record) ([]record, error) {
	var cut []record
	for n, r := range all {
		for i, text := range Cut(r.text("text")) {
			piece, err := r.with(map[string]string{
				"id":    fmt.Sprintf("%s.%d", identity(r, n), i+1),
				"title": strings.TrimSpace(fmt.Sprintf("%s %d", r.text("title"), i+1)),
				"text":  text,
			})
			if err != nil {
				return nil, err
			}
			cut = append(cut, piece)
		}
	}
	return cut, nil
}

// identity returns the id of the nth record, or one that is made of its number.
func identity(r record, n int) string {
	if id := r.text("id"); id != "" {
		return id
	}
	return fmt.Sprintf("record-%d", n)
}
