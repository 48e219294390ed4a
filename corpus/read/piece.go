package read

import (
	"crypto/sha256"
	"encoding/binary"
	"io"
	"strconv"
	"unicode/utf8"
)

// Piece is what one article is made of, as it was read and before anything is done with it: the bytes of a file or
// of one record, and what is stated beside them. Its methods may be called from any goroutine.
type Piece struct {
	name string // of the file, with "/", as the file system has it
	line int    // on which a record begins, from 1; 0 for a whole file
	kind kind
	raw  []byte
	said statement // beside it, in metadata files
}

// Path is the file inside the corpus that the piece is of, as Document.Path.
func (p Piece) Path() string { return shown(p.name) }

// Len is how many bytes were read for the piece.
func (p Piece) Len() int { return len(p.raw) }

// Key is a hash of all that Document reads, and of settings, which say how: equal keys make equal documents.
// The line of a record is no part of it, so that records keep their keys when one is put before them.
func (p Piece) Key(settings string) (key [16]byte) {
	h := sha256.New()
	for _, s := range []string{settings, p.name, strconv.Itoa(int(p.kind)), p.said.id} {
		writeString(h, s)
	}
	m := p.said.said
	for _, s := range []string{m.Title, m.URL, m.Date, m.Lang, m.Source, m.Author} {
		writeString(h, s)
	}
	for _, list := range [][]string{m.Countries, m.Organisations} {
		writeLength(h, len(list))
		for _, s := range list {
			writeString(h, s)
		}
	}
	h.Write(p.raw)
	copy(key[:], h.Sum(nil))
	return key
}

// writeString writes s so that no two lists of strings are written alike.
func writeString(to io.Writer, s string) {
	writeLength(to, len(s))
	_, _ = io.WriteString(to, s)
}

func writeLength(to io.Writer, n int) {
	_, _ = to.Write(binary.LittleEndian.AppendUint64(nil, uint64(n)))
}

// Document makes the document of a piece. It returns which stated values were refused, and as an error, a
// *Refusal, why there is no document at all.
func (p Piece) Document() (d Document, refused []*Refusal, err error) {
	if p.kind == plain || p.kind == page {
		d, err = documentOf(p.raw, p.kind == page)
		d.ID = pathID(p.name)
		if p.said.id != "" {
			d.ID = statedID(p.said.id)
		}
		d.User = p.said.said
	} else {
		d, refused, err = p.record()
	}
	if err != nil {
		return Document{}, nil, p.refusal(err.Error())
	}
	d.Path = p.Path()
	return d, refused, nil
}

func (p Piece) refusal(why string) *Refusal {
	return &Refusal{Path: p.Path(), Line: p.line, Reason: why}
}

// record makes the document of a JSON object.
func (p Piece) record() (d Document, refused []*Refusal, err error) {
	raw := p.raw
	if !utf8.Valid(raw) {
		s, err := decodeBytes(raw, false)
		if err != nil {
			return d, nil, err
		}
		raw = []byte(s)
	}
	r, err := parseRecord(raw)
	if err != nil {
		return d, nil, err
	}
	if d, err = r.document(); err != nil {
		return d, nil, err
	}
	d.User.fill(p.said.said)
	for _, why := range r.bad {
		refusal := p.refusal(why)
		refusal.Kept = true
		refused = append(refused, refusal)
	}
	return d, refused, nil
}
