package lexicon

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"sync"

	"kiosque/analyzers"
)

//go:embed data
var data embed.FS

// Stamp begins the first line of the embedded table; analyzers.Version() follows.
const Stamp = "# terms of analysers "

// statistical is the embedded table.
var statistical = sync.OnceValues(func() (*table, error) {
	packed, err := data.ReadFile("data/fr_en.tsv.gz")
	if err != nil {
		return nil, fmt.Errorf("read lexicon: %w", err)
	}
	return unpack(bytes.NewReader(packed), analyzers.Version())
})

// Ready tells whether the embedded table fits the analysers of this program. Where it
// does not, the error names the command that mends it, and Translate knows only the
// checked table.
func Ready() error {
	_, err := statistical()
	return err
}

// unpack reads a gzipped table: the stamp, comments, then a line a term between tabs:
//
//	en  TERM  FORM
//	fr  TERM  FORM  NUMBER:THERE:BACK NUMBER:THERE:BACK …
//
// where NUMBER counts the English terms from 0, THERE is the weight from French to
// English and BACK the other way, of 255. No FORM: it is the term itself. The terms of
// a language are sorted.
func unpack(r io.Reader, version string) (*table, error) {
	zr, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("read lexicon: %w", err)
	}
	lines := bufio.NewScanner(zr)
	lines.Buffer(nil, longestLine)
	if !lines.Scan() || lines.Text() != Stamp+version {
		return nil, fmt.Errorf("read lexicon: made for %q, the analysers are %q: run go run ./lexicon/restem", lines.Text(), version)
	}
	var b builder
	for n := 2; lines.Scan(); n++ {
		if err := b.line(lines.Text()); err != nil {
			return nil, fmt.Errorf("read lexicon: line %d: %w", n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read lexicon: %w", err)
	}
	return b.table(), nil
}

// longestLine holds the links of the most ambiguous term many times over.
const longestLine = 1 << 20
