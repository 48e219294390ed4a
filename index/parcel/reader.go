package parcel

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"hash"
	"io"

	"kiosque/index/packed"
)

// reader reads lines.
type reader struct {
	source *packed.Source
	lines  *bufio.Scanner
	hash   hash.Hash
	before string // the checksum of all lines before the end, once it stands at that
	line   line   // the one it stands at
	err    error  // why there is none
}

func newReader(from *packed.Source, contents io.Reader) *reader {
	lines := bufio.NewScanner(contents)
	lines.Buffer(nil, maxLine)
	return &reader{source: from, lines: lines, hash: sha256.New()}
}

// next goes to the next line, which must be there.
func (r *reader) next() error {
	if !r.lines.Scan() {
		return r.cut()
	}
	r.line = line{}
	if json.Unmarshal(r.lines.Bytes(), &r.line) != nil {
		return r.cut()
	}
	if r.line.End != "" {
		r.before = hex.EncodeToString(r.hash.Sum(nil))
	}
	_, _ = r.hash.Write(r.lines.Bytes())
	_, _ = r.hash.Write([]byte{'\n'})
	return nil
}

// cut says why there is no next line.
func (r *reader) cut() error { return r.source.Or(packed.ErrCut) }

// end makes sure that the line it stands at is the last, with the sum of all before, and that nothing follows.
func (r *reader) end() error {
	if r.line.End == "" || r.line.End != r.before || r.lines.Scan() || r.lines.Err() != nil {
		return r.cut()
	}
	return nil
}
