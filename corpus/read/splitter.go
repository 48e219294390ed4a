package read

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// errTooLong says that a line or object is over its limit; the next one can be read.
var errTooLong = errors.New("too long")

// splitter returns the records of a stream one by one, with the line each
// begins on. errTooLong and errNoObject refuse one record, any other error but
// io.EOF the rest of the stream. A record is good until the next is asked for.
type splitter interface {
	next() (raw []byte, line int, err error)
}

// lineSplitter takes every line that is not blank for a record.
type lineSplitter struct {
	in    *bufio.Reader
	limit int64 // bytes of a line
	line  int
	held  []byte
}

func (s *lineSplitter) next() ([]byte, int, error) {
	for {
		err := s.readLine()
		s.line++
		switch {
		case err != nil:
			return nil, s.line, err
		case len(bytes.TrimSpace(s.held)) > 0:
			return s.held, s.line, nil
		}
	}
}

// readLine holds the next line, or drops it piece by piece where it is too long.
func (s *lineSplitter) readLine() error {
	s.held = s.held[:0]
	long := false
	for {
		piece, err := s.in.ReadSlice('\n')
		if long = long || int64(len(s.held)+len(piece)) > s.limit; long {
			s.held = s.held[:0]
		} else {
			s.held = append(s.held, piece...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && !(errors.Is(err, io.EOF) && (long || len(s.held) > 0)):
			return err
		case long:
			return errTooLong
		}
		return nil
	}
}

// objectSplitter takes every object for a record that stands by itself or in
// an array, whatever lines it spans. It reads brackets and strings only: what
// it returns may still be no JSON.
type objectSplitter struct {
	in    *bufio.Reader
	limit int64
	line  int // of the last byte read, from 0
	held  []byte
}

func (s *objectSplitter) next() ([]byte, int, error) {
	c, err := s.skipBetween()
	if err != nil {
		return nil, s.line + 1, err
	}
	begin := s.line + 1
	if c != '{' {
		return nil, begin, s.skipStray()
	}
	s.held = append(s.held[:0], c)
	long := false
	for state := (nesting{depth: 1}); state.depth > 0; {
		piece, err := s.object(&state)
		if err != nil {
			return nil, begin, fmt.Errorf("object without end: %w", err)
		}
		if long = long || int64(len(s.held)+len(piece)) > s.limit; long {
			s.held = s.held[:0]
		} else {
			s.held = append(s.held, piece...)
		}
		s.line += bytes.Count(piece, []byte("\n"))
		_, _ = s.in.Discard(len(piece))
	}
	if long {
		return nil, begin, errTooLong
	}
	return s.held, begin, nil
}

// object returns what is at hand of an object, up to its end, without taking it from the stream.
func (s *objectSplitter) object(state *nesting) ([]byte, error) {
	if _, err := s.in.Peek(1); errors.Is(err, io.EOF) {
		return nil, io.ErrUnexpectedEOF
	} else if err != nil {
		return nil, err
	}
	piece, _ := s.in.Peek(s.in.Buffered())
	for i, c := range piece {
		if state.step(c); state.depth == 0 {
			return piece[:i+1], nil
		}
	}
	return piece, nil
}

// skipBetween passes over what may stand between objects.
func (s *objectSplitter) skipBetween() (byte, error) {
	for {
		c, err := s.byte()
		if err != nil || bytes.IndexByte([]byte(" \t\r\n,[]"), c) < 0 {
			return c, err
		}
	}
}

// skipStray passes over what is no object, to the end of its line or the next object.
func (s *objectSplitter) skipStray() error {
	for {
		c, err := s.byte()
		switch {
		case errors.Is(err, io.EOF), c == '\n':
			return errNoObject
		case err != nil:
			return err
		case c == '{':
			return errors.Join(errNoObject, s.in.UnreadByte())
		}
	}
}

func (s *objectSplitter) byte() (byte, error) {
	c, err := s.in.ReadByte()
	if c == '\n' {
		s.line++
	}
	return c, err
}

// nesting follows the brackets of JSON, and passes over those in strings.
type nesting struct {
	depth           int
	quoted, escaped bool
}

func (n *nesting) step(c byte) {
	switch {
	case n.escaped:
		n.escaped = false
	case n.quoted && c == '\\':
		n.escaped = true
	case c == '"':
		n.quoted = !n.quoted
	case n.quoted:
	case c == '{' || c == '[':
		n.depth++
	case c == '}' || c == ']':
		n.depth--
	}
}
