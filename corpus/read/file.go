package read

import (
	"bytes"
	"fmt"
	"io"
	"path"
)

// file reads the articles of one file.
func (w *walker) file(name string) error {
	k, zipped := kindOf(name)
	if k == unknown {
		return w.hand(&Refusal{Path: shown(name), Reason: fmt.Sprintf("not a kind of file that is read: %q", path.Ext(name)), Ignored: true})
	}
	if why := w.regular(name); why != "" {
		return w.refuse(name, 0, why)
	}
	f, err := w.root.Open(name)
	if err != nil {
		return w.refuse(name, 0, reason(err))
	}
	defer f.Close()
	in, limit, err := w.unzipped(f, k, zipped)
	if err != nil {
		return w.refuse(name, 0, reason(err))
	}
	if k == plain || k == page {
		return w.whole(name, in, limit, k)
	}
	return w.records(name, in, k)
}

// whole reads a file that is one article.
func (w *walker) whole(name string, in io.Reader, limit int64, k kind) error {
	b, err := io.ReadAll(io.LimitReader(in, limit+1))
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
