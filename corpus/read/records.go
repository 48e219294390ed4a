package read

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// records reads a file of JSON records.
func (w *walker) records(name string, in io.Reader, k kind) error {
	buffered, err := utf8Stream(in)
	if err != nil {
		return w.refuse(name, 0, reason(err))
	}
	var s splitter = &lineSplitter{in: buffered, limit: w.options.MaxArticleBytes}
	if k == objects {
		s = &objectSplitter{in: buffered, limit: w.options.MaxArticleBytes}
	}
	beside := w.stated(name)
	for seen := 0; ; seen++ {
		raw, line, err := s.next()
		switch {
		case errors.Is(err, io.EOF) && seen == 0:
			return w.refuse(name, 0, errEmpty.Error())
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, errTooLong):
			err = w.refuse(name, line, tooLarge(w.options.MaxArticleBytes))
		case errors.Is(err, errNoObject):
			err = w.refuse(name, line, errNoObject.Error())
		case err != nil:
			return w.refuse(name, line, reason(err))
		default:
			err = w.emit(Piece{name: name, line: line, kind: k, raw: bytes.Clone(raw), said: beside})
		}
		if err != nil {
			return err
		}
	}
}

// complain hands on why stated values were not taken.
func (w *walker) complain(name string, line int, about string, bad []string) error {
	for _, why := range bad {
		r := &Refusal{Path: shown(name), Line: line, Reason: about + why, Kept: true}
		if err := w.hand(r); err != nil {
			return err
		}
	}
	return nil
}

// utf8Stream takes a byte order mark off a stream and turns UTF-16 into UTF-8;
// other bytes come as they are. errBinary when it begins like no text.
func utf8Stream(in io.Reader) (*bufio.Reader, error) {
	const buffer = 64 << 10
	b := bufio.NewReaderSize(in, buffer)
	head, err := b.Peek(utf16Sample)
	if err != nil && !errors.Is(err, io.EOF) && len(head) == 0 {
		return nil, err
	}
	if order, ok := utf16Order(head); ok {
		decoder := unicode.UTF16(order, unicode.UseBOM).NewDecoder()
		return bufio.NewReaderSize(transform.NewReader(b, decoder), buffer), nil
	}
	if bytes.HasPrefix(head, bomUTF8) {
		_, err = b.Discard(len(bomUTF8))
		return b, err
	}
	if bytes.IndexByte(head, 0) >= 0 {
		return nil, errBinary
	}
	return b, nil
}
