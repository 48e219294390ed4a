package read

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
)

// file reads the articles of one file.
func (w *walker) file(name string) error {
	k, zipped := kindOf(name)
	if k == unknown {
		return w.hand(&Refusal{Path: shown(name), Reason: fmt.Sprintf("not a kind of file that is read: %q", path.Ext(name)), Ignored: true})
	}
	if w.visit != nil {
		return w.see(name)
	}
	const tries = 3 // before a file that never stands still is given up
	for range tries {
		if moved, err := w.opened(name, k, zipped); !moved {
			return err
		}
	}
	return w.refuse(name, 0, beingWritten)
}

// beingWritten refuses a file that is not as its writer will leave it.
const beingWritten = "being written"

// opened reads the articles of one file; moved tells that it changed meanwhile, and nothing of it was handed on.
func (w *walker) opened(name string, k kind, zipped bool) (moved bool, err error) {
	f, why := w.open(name)
	if why != "" {
		return false, w.refuse(name, 0, why)
	}
	defer f.Close()
	before, err := f.Stat()
	if err != nil {
		return false, w.refuse(name, 0, reason(err))
	}
	if w.options.Wait != nil && w.options.Wait(shown(name), before.ModTime()) {
		return false, w.refuse(name, 0, beingWritten)
	}
	length := before.Size() // what is written at its end meanwhile may have none
	in, limit, err := w.unzipped(io.LimitReader(f, length), length, k, zipped)
	if err != nil {
		return false, w.refuse(name, 0, reason(err))
	}
	if k == plain || k == page {
		b, err := io.ReadAll(io.LimitReader(in, limit+1))
		if !same(f, before) {
			return true, nil
		}
		return false, w.whole(name, k, b, limit, err)
	}
	if err := w.records(name, in, k); err != nil || same(f, before) {
		return false, err
	}
	why = "it changed while it was read: what came later is not read yet"
	return false, w.hand(&Refusal{Path: shown(name), Reason: why, Kept: true})
}

// same tells whether a file is as it was.
func same(f *os.File, before fs.FileInfo) bool {
	after, err := f.Stat()
	return err == nil && after.Size() == before.Size() && after.ModTime().Equal(before.ModTime())
}

// whole hands on the bytes of a file that is one article.
func (w *walker) whole(name string, k kind, b []byte, limit int64, err error) error {
	switch {
	case int64(len(b)) > limit:
		return w.refuse(name, 0, tooLarge(limit))
	case err != nil:
		return w.refuse(name, 0, reason(err))
	}
	return w.emit(Piece{name: name, kind: k, raw: b, said: w.stated(name)})
}

// documentOf makes the document of a file's bytes; what lies beside it is not known here.
func documentOf(b []byte, isPage bool) (Document, error) {
	if len(bytes.TrimSpace(b)) == 0 {
		return Document{}, errEmpty
	}
	s, err := decode(b, isPage)
	if err != nil {
		return Document{}, err
	}
	d := Document{Text: tidy(s)}
	if isPage {
		p, err := parsePage(s)
		if err != nil {
			return Document{}, err
		}
		d = Document{Text: p.text, Hints: p.hints, Page: p.meta}
	}
	if blank(d.Text) {
		return Document{}, errEmpty
	}
	return d, nil
}
