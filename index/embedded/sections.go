package embedded

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"slices"
)

// The end of a file of zap, big endian (persistFieldsSection and persistFooter of zapx v17):
//
//	fields       each its name, after its length, its options, and how many sections it has,
//	             as varints; then the sections, each a number of 2 bytes and an offset of 8
//	offsets      how many fields there are, as a varint, and where each is, 8 bytes
//	footer       …, where offsets are, 8 bytes; 8 bytes more; the CRC-32 of all before
const (
	sectionSize = 2 + 8
	afterPlace  = 8 + crc32.Size // bytes after the place of the offsets
)

var errSections = errors.New("the index does not end as zap writes it")

// sortSections puts the sections of every field in order. Zap writes them in that of a map,
// which is another at every build, and looks them up by number: sorted, two builds of the
// same articles are the same bytes.
func sortSections(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("sort sections: %w", err)
	}
	end, from, err := readEnd(f)
	if err == nil {
		err = errors.Join(rewriteEnd(f, end, from), f.Sync())
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("sort sections: %w", err)
	}
	return nil
}

// rewriteEnd writes what stands from a place to the end of f, with its checksum.
func rewriteEnd(f *os.File, end []byte, from int64) error {
	sum := crc32.NewIEEE()
	if _, err := io.Copy(sum, io.NewSectionReader(f, 0, from)); err != nil {
		return err
	}
	_, _ = sum.Write(end[:len(end)-crc32.Size])
	binary.BigEndian.PutUint32(end[len(end)-crc32.Size:], sum.Sum32())
	_, err := f.WriteAt(end, from)
	return err
}

// readEnd reads f from its first field, and sorts the sections of all fields.
func readEnd(f *os.File) (end []byte, from int64, err error) {
	offsets, err := readOffsets(f)
	if err != nil {
		return nil, 0, err
	}
	from = slices.Min(offsets)
	if end, err = readFrom(f, from); err != nil {
		return nil, 0, err
	}
	for _, at := range offsets {
		if !sortField(end[at-from:]) {
			return nil, 0, errSections
		}
	}
	return end, from, nil
}

// readOffsets reads where the fields are.
func readOffsets(f *os.File) ([]int64, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	place, err := readFrom(f, info.Size()-afterPlace-8)
	if err != nil {
		return nil, err
	}
	end, err := readFrom(f, int64(binary.BigEndian.Uint64(place)))
	if err != nil {
		return nil, err
	}
	r := bytes.NewReader(end)
	fields, err := binary.ReadUvarint(r)
	if err != nil || fields == 0 || fields > uint64(r.Len()/8) {
		return nil, errSections
	}
	offsets := make([]int64, fields)
	err = binary.Read(r, binary.BigEndian, offsets)
	if slices.Min(offsets) < 0 || slices.Max(offsets) > info.Size() {
		return nil, errSections
	}
	return offsets, err
}

// readFrom reads f from a place to its end.
func readFrom(f *os.File, from int64) ([]byte, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if from < 0 || from > info.Size() {
		return nil, errSections
	}
	return io.ReadAll(io.NewSectionReader(f, from, info.Size()-from))
}

// sortField sorts the sections of the field that content begins with.
func sortField(content []byte) bool {
	r := bytes.NewReader(content)
	name, err := binary.ReadUvarint(r)
	if err != nil || name > uint64(r.Len()) {
		return false
	}
	_, _ = r.Seek(int64(name), io.SeekCurrent)
	_, optionsErr := binary.ReadUvarint(r)
	n, err := binary.ReadUvarint(r)
	if err != nil || optionsErr != nil || n > uint64(r.Len()/sectionSize) {
		return false
	}
	sections := content[len(content)-r.Len():][:n*sectionSize]
	sorted := slices.SortedFunc(slices.Chunk(bytes.Clone(sections), sectionSize), bytes.Compare)
	copy(sections, bytes.Join(sorted, nil))
	return true
}
