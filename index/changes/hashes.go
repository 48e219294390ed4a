package changes

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"os"
)

// The file of hashes, little endian: a magic word with the version; for every article, in the
// order of the corpus, a short hash and a long one; the CRC-32C of all before it.
const (
	magic    = "KHSH0001"
	rowBytes = 8 + 16
	sumBytes = 4
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// errDamaged is the error of Read for what a Writer has not written.
var errDamaged = errors.New("the hashes are damaged or of another version")

// Row is two hashes of one article.
type Row struct {
	Short uint64
	Long  [16]byte
}

// RowOf returns the hashes of an id and of what is stored under it: the beginnings of their SHA-256.
func RowOf(id string, stored []byte) (r Row) {
	name, content := sha256.Sum256([]byte(id)), sha256.Sum256(stored)
	r.Short = binary.LittleEndian.Uint64(name[:])
	copy(r.Long[:], content[:])
	return r
}

// Writer writes a file of hashes, a row after the other.
type Writer struct {
	file *os.File
	out  *bufio.Writer
	sum  hash.Hash32
	row  [rowBytes]byte
}

// Create makes the file path, or empties it.
func Create(path string) (*Writer, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, fmt.Errorf("create hashes: %w", err)
	}
	w := &Writer{file: f, out: bufio.NewWriter(f), sum: crc32.New(castagnoli)}
	if err := w.write([]byte(magic)); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return w, nil
}

// Add writes the next row.
func (w *Writer) Add(r Row) error {
	binary.LittleEndian.PutUint64(w.row[:], r.Short)
	copy(w.row[8:], r.Long[:])
	return w.write(w.row[:])
}

func (w *Writer) write(b []byte) error {
	_, _ = w.sum.Write(b) // which never fails
	if _, err := w.out.Write(b); err != nil {
		return fmt.Errorf("write hashes: %w", err)
	}
	return nil
}

// Close writes the checksum, makes sure that all is on the disk and closes the file.
func (w *Writer) Close() error {
	_, err := w.out.Write(binary.LittleEndian.AppendUint32(nil, w.sum.Sum32()))
	if err := errors.Join(err, w.out.Flush(), w.file.Sync(), w.file.Close()); err != nil {
		return fmt.Errorf("write hashes: %w", err)
	}
	return nil
}

// Hashes are the rows of a file: 24 bytes of memory an article.
type Hashes struct{ rows []byte }

// Read reads the file path whole. errDamaged for what a Writer has not written.
func Read(path string) (Hashes, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return Hashes{}, fmt.Errorf("read hashes: %w", err)
	}
	h, err := decode(content)
	if err != nil {
		return Hashes{}, fmt.Errorf("read %s: %w", path, err)
	}
	return h, nil
}

func decode(content []byte) (Hashes, error) {
	end := len(content) - sumBytes
	if end < len(magic) || string(content[:len(magic)]) != magic || (end-len(magic))%rowBytes != 0 {
		return Hashes{}, errDamaged
	}
	if crc32.Checksum(content[:end], castagnoli) != binary.LittleEndian.Uint32(content[end:]) {
		return Hashes{}, errDamaged
	}
	return Hashes{content[len(magic):end:end]}, nil
}

// Len returns how many rows there are.
func (h Hashes) Len() int { return len(h.rows) / rowBytes }

// Row returns the row of an article, which must be one of Len.
func (h Hashes) Row(n uint32) (r Row) {
	row := h.rows[int(n)*rowBytes:][:rowBytes]
	r.Short = binary.LittleEndian.Uint64(row)
	copy(r.Long[:], row[8:])
	return r
}

// Digest is the same for the same articles in the same order, and for no others, whichever engine keeps them: the
// SHA-256 of the rows, in hexadecimal.
func (h Hashes) Digest() string {
	sum := sha256.Sum256(h.rows)
	return hex.EncodeToString(sum[:])
}

// short returns Row(n).Short.
func (h Hashes) short(n uint32) uint64 {
	return binary.LittleEndian.Uint64(h.rows[int(n)*rowBytes:])
}

// long returns the first half of Row(n).Long.
func (h Hashes) long(n uint32) uint64 { return binary.LittleEndian.Uint64(h.rows[int(n)*rowBytes+8:]) }
