package occurrences

import "encoding/binary"

// Entry is where a form stands in one article, by positions of package analyzers.
type Entry struct{ Title, Body []uint32 }

// The first byte of an entry holds both counts where they are small, or says that more follows.
const (
	titleMore = 3  // and above: in two bits
	bodyMore  = 63 // and above: in six
)

func appendEntry(dst []byte, e Entry) []byte {
	title, body := min(len(e.Title), titleMore), min(len(e.Body), bodyMore)
	dst = append(dst, byte(body<<2|title))
	if title == titleMore {
		dst = binary.AppendUvarint(dst, uint64(len(e.Title)-titleMore))
	}
	if body == bodyMore {
		dst = binary.AppendUvarint(dst, uint64(len(e.Body)-bodyMore))
	}
	return appendPositions(appendPositions(dst, e.Title), e.Body)
}

func appendPositions(dst []byte, positions []uint32) []byte {
	last := uint32(0)
	for _, p := range positions {
		dst = binary.AppendUvarint(dst, uint64(p-last))
		last = p
	}
	return dst
}

// Stream reads the entries of a form one after the other.
type Stream struct {
	rest   []byte
	broken bool
}

// Err returns an error when the stream ended before its entries did: the file is damaged.
func (s *Stream) Err() error {
	if s.broken {
		return errDamaged
	}
	return nil
}

// Next reads the next entry into e, whose slices it reuses.
func (s *Stream) Next(e *Entry) {
	title, body := s.counts()
	e.Title = s.positions(e.Title[:0], title)
	e.Body = s.positions(e.Body[:0], body)
}

// Counts passes the next entry by, and returns how often the form stands in it.
func (s *Stream) Counts() (title, body int) {
	title, body = s.counts()
	for n := title + body; n > 0 && !s.broken; n-- {
		s.number()
	}
	return title, body
}

func (s *Stream) counts() (title, body int) {
	if len(s.rest) == 0 {
		s.broken = true
		return 0, 0
	}
	title, body = int(s.rest[0]&3), int(s.rest[0]>>2)
	s.rest = s.rest[1:]
	if title == titleMore {
		title += int(s.number())
	}
	if body == bodyMore {
		body += int(s.number())
	}
	return title, body
}

func (s *Stream) positions(dst []uint32, n int) []uint32 {
	last := uint32(0)
	for ; n > 0 && !s.broken; n-- {
		last += s.number()
		dst = append(dst, last)
	}
	return dst
}

// number reads a uvarint; most are one byte.
func (s *Stream) number() uint32 {
	if len(s.rest) > 0 && s.rest[0] < 0x80 {
		n := uint32(s.rest[0])
		s.rest = s.rest[1:]
		return n
	}
	n, size := binary.Uvarint(s.rest)
	if size <= 0 {
		s.broken, s.rest = true, nil
		return 0
	}
	s.rest = s.rest[size:]
	return uint32(n)
}
