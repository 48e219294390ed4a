package columns

import (
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"unsafe"

	"github.com/blevesearch/mmap-go"

	"kiosque/query"
)

// ErrDamaged is returned by Open for what Write of this version has not written.
var ErrDamaged = errors.New("the columns are damaged or of another version")

// Open maps a file into memory and checks it whole: ErrDamaged for what Write of this
// version has not written.
func Open(path string) (*Columns, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open columns: %w", err)
	}
	defer func() { _ = f.Close() }()
	if info, err := f.Stat(); err != nil || info.Size() < aligned {
		return nil, errors.Join(fmt.Errorf("open columns: %w", ErrDamaged), err)
	}
	mapped, err := mmap.Map(f, mmap.RDONLY, 0)
	if err != nil {
		return nil, fmt.Errorf("open columns: %w", err)
	}
	c, err := read(mapped)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open columns: %w", err), mapped.Unmap())
	}
	c.file = mapped
	return c, nil
}

func read(content []byte) (*Columns, error) {
	whole, err := checked(content)
	if err != nil {
		return nil, err
	}
	return decode(whole)
}

// decode reads content that had its checksum, and trusts nothing in it all the same.
func decode(content []byte) (*Columns, error) {
	rows, all, err := decodeColumns(content, magic, len(query.Facets)+2)
	if err != nil {
		return nil, err
	}
	c, err := assemble(rows, all)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return c, nil
}

// checked returns content without its checksum.
func checked(content []byte) ([]byte, error) {
	end := len(content) - crc32.Size
	if end < 0 || crc32.Checksum(content[:end], checksums) != order.Uint32(content[end:]) {
		return nil, ErrDamaged
	}
	return content[:end], nil
}

// decodeColumns reads the columns of a file of some kind.
func decodeColumns(content []byte, magic string, columns int) (rows int, all []Column, err error) {
	d := &decoder{rest: content}
	if string(d.bytes(len(magic))) != magic {
		return 0, nil, ErrDamaged
	}
	rows = d.number(maxRows)
	for range columns {
		all = append(all, d.column(rows))
	}
	if d.failed || len(d.rest) > 0 {
		return 0, nil, ErrDamaged
	}
	return rows, all, nil
}

// decoder takes parts from the beginning of a file. After a failure it gives empty ones.
type decoder struct {
	rest   []byte
	failed bool
}

// bytes takes a part that is n bytes long, and what pads it.
func (d *decoder) bytes(n int) []byte {
	padded := (n + aligned - 1) &^ (aligned - 1)
	if d.failed || n < 0 || padded > len(d.rest) {
		d.failed = true
		return nil
	}
	part := d.rest[:n:n]
	d.rest = d.rest[padded:]
	return part
}

// number takes a number that is below a limit.
func (d *decoder) number(limit uint64) int {
	part := d.bytes(8)
	if d.failed || order.Uint64(part) >= limit {
		d.failed = true
		return 0
	}
	return int(order.Uint64(part))
}

// column takes a column; what is in it is checked when all are there.
func (d *decoder) column(rows int) Column {
	values := d.number(maxRows)
	starts := numbers[uint32](d, values+1)
	if d.failed {
		return Column{}
	}
	text := string(d.bytes(int(starts[values])))
	kind := d.number(manyEach + 1)
	switch widthOf(values) {
	case 1:
		return newColumn(starts, text, codesOf[uint8](d, kind, rows))
	case 2:
		return newColumn(starts, text, codesOf[uint16](d, kind, rows))
	}
	return newColumn(starts, text, codesOf[uint32](d, kind, rows))
}

func codesOf[T code](d *decoder, kind, rows int) codes {
	if kind == oneEach {
		return single[T]{numbers[T](d, rows)}
	}
	offsets := numbers[uint32](d, rows+1)
	if d.failed {
		return nil
	}
	return multi[T]{offsets, numbers[T](d, int(offsets[rows]))}
}

// numbers takes n numbers: as they lie in the file where the machine has them so in
// memory, else a copy.
func numbers[T code](d *decoder, n int) []T {
	width := int(unsafe.Sizeof(T(0)))
	part := d.bytes(n * width)
	if d.failed || n == 0 {
		return nil
	}
	if isLittle && uintptr(unsafe.Pointer(&part[0]))%unsafe.Sizeof(T(0)) == 0 { //nolint:gosec // only asked where it lies
		return unsafe.Slice((*T)(unsafe.Pointer(&part[0])), n) //nolint:gosec // part has n numbers, aligned
	}
	copied := make([]T, n)
	for i := range copied {
		for b := range width {
			copied[i] |= T(part[i*width+b]) << (8 * b)
		}
	}
	return copied
}

// isLittle tells whether the machine keeps numbers as the file does.
var isLittle = func() bool {
	one := uint16(1)
	return *(*byte)(unsafe.Pointer(&one)) == 1 //nolint:gosec // the first byte of two
}()
