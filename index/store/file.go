package store

import (
	"encoding/binary"
	"hash/crc32"
)

// The file, little endian:
//
//	magic        with the version
//	articles     each a checksum, its numbers after their length, and its characters in codes
//	tables       of the codes, compressed, each after its checksum
//	places       where each article starts and where the last ends
//	directory    for each table its first article and where the table starts
//	tail         how many articles and tables there are, and checksums
const (
	magic         = "KSTO0001"
	checksumSize  = 4
	placeSize     = 5 // bytes: a terabyte
	directorySize = 4 + placeSize
	tailSize      = 4 + 4 + 4 + 4

	maxArticle = 1 << 28 // bytes of an encoded article
	maxTable   = 1 << 26 // bytes of a table
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func checksum(b []byte) uint32 { return crc32.Checksum(b, castagnoli) }

// appendChecked appends b after its checksum.
func appendChecked(to, b []byte) []byte {
	return append(binary.LittleEndian.AppendUint32(to, checksum(b)), b...)
}

// checked returns what follows the checksum, an error when it is not that of it.
func checked(b []byte) ([]byte, error) {
	if len(b) < checksumSize || binary.LittleEndian.Uint32(b) != checksum(b[checksumSize:]) {
		return nil, errDamaged
	}
	return b[checksumSize:], nil
}

func appendPlace(b []byte, place int64) []byte {
	return binary.LittleEndian.AppendUint64(b, uint64(place))[:len(b)+placeSize]
}

func readPlace(b []byte) int64 {
	return int64(binary.LittleEndian.Uint32(b)) | int64(b[4])<<32
}

// tail ends the file. Its own checksum follows it.
type tail struct {
	articles, tables uint32
	sum              uint32 // of places and directory
}

func (t tail) bytes() []byte {
	b := binary.LittleEndian.AppendUint32(nil, t.articles)
	b = binary.LittleEndian.AppendUint32(b, t.tables)
	b = binary.LittleEndian.AppendUint32(b, t.sum)
	return binary.LittleEndian.AppendUint32(b, checksum(b))
}

func readTail(b []byte) (tail, error) {
	t := tail{
		articles: binary.LittleEndian.Uint32(b),
		tables:   binary.LittleEndian.Uint32(b[4:]),
		sum:      binary.LittleEndian.Uint32(b[8:]),
	}
	if binary.LittleEndian.Uint32(b[12:]) != checksum(b[:12]) {
		return tail{}, errDamaged
	}
	return t, nil
}
