package columns

import (
	"bufio"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"os"
)

const (
	magic    = "KCOL0001"
	aligned  = 8       // every part begins at a multiple of it
	maxRows  = 1 << 31 // documents: more than any number of them that four bytes hold beside None
	oneEach  = 0       // kind of a column: one code an article at most
	manyEach = 1       // kind of a column: offsets, then codes
)

// Castagnoli's polynomial is the one that processors know: ten gigabytes a second.
var checksums = crc32.MakeTable(crc32.Castagnoli)

var order = binary.LittleEndian

// writer writes the parts of a file. Its buffer keeps the first error.
type writer struct {
	to    *bufio.Writer
	wrote int
}

// create writes a file by fill, then its checksum, and syncs it.
func create(path string, fill func(*writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	sum := crc32.New(checksums)
	w := &writer{to: bufio.NewWriterSize(io.MultiWriter(f, sum), 1<<16)}
	if err := errors.Join(fill(w), w.to.Flush()); err != nil {
		return err
	}
	if _, err := f.Write(order.AppendUint32(nil, sum.Sum32())); err != nil {
		return err
	}
	return f.Sync()
}

func (w *writer) bytes(b []byte) {
	_, _ = w.to.Write(b) // Flush returns the error
	w.wrote += len(b)
}

func (w *writer) pad() { w.bytes(make([]byte, -w.wrote&(aligned-1))) }

func (w *writer) number(n int) { w.bytes(order.AppendUint64(nil, uint64(n))) }

// head begins a file of some kind.
func (w *writer) head(magic string, rows int) {
	w.bytes([]byte(magic))
	w.number(rows)
}

func (w *writer) dictionary(values []string) {
	w.number(len(values))
	end, ends := uint32(0), order.AppendUint32(nil, 0)
	for _, value := range values {
		end += uint32(len(value))
		ends = order.AppendUint32(ends, end)
	}
	w.bytes(ends)
	w.pad()
	for _, value := range values {
		w.bytes([]byte(value))
	}
	w.pad()
}

// several writes a column in which a row may have several values.
func (w *writer) several(ends, of []uint32, values int) {
	w.number(manyEach)
	w.codes([]uint32{0}, 4)
	w.codes(ends, 4)
	w.pad()
	w.codes(of, widthOf(values))
	w.pad()
}

// one writes a column in which no row has more than one value.
func (w *writer) one(ends, of []uint32, values int) {
	w.number(oneEach)
	codes := make([]uint32, len(ends))
	from := uint32(0)
	for row, end := range ends {
		codes[row] = uint32(values)
		if end > from {
			codes[row] = of[from]
		}
		from = end
	}
	w.codes(codes, widthOf(values))
	w.pad()
}

// widthOf returns how many bytes a code takes that is at most the number of values.
func widthOf(values int) int {
	switch {
	case values < 1<<8:
		return 1
	case values < 1<<16:
		return 2
	}
	return 4
}

func (w *writer) codes(of []uint32, width int) {
	var buf [4]byte
	for _, n := range of {
		order.PutUint32(buf[:], n)
		w.bytes(buf[:width])
	}
}
