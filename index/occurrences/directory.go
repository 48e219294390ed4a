package occurrences

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"math"
)

// magic begins and ends a file.
const magic = "kiosqOc1"

// footer is the checksum and the length of the directory, and magic.
const footer = 4 + 4 + len(magic)

type directory struct {
	Articles int          `json:"articles"`
	Fields   []fieldEntry `json:"fields"`
	Lengths  section      `json:"lengths"`
}

type fieldEntry struct {
	Name  string  `json:"name"`
	Forms section `json:"forms"`
	Stems section `json:"stems"`
}

// section is a stretch of the file.
type section struct {
	At   uint64 `json:"at"`
	Size uint64 `json:"size"`
	Sum  uint32 `json:"sum"` // CRC-32C
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func (m *merger) section(content []byte) section {
	s := section{m.at, uint64(len(content)), crc32.Checksum(content, castagnoli)}
	m.put(content)
	return s
}

// of returns the content of s; an error when it is not as it was written.
func (s section) of(file []byte) ([]byte, error) {
	if s.At > uint64(len(file)) || s.Size > uint64(len(file))-s.At {
		return nil, errDamaged
	}
	content := file[s.At : s.At+s.Size : s.At+s.Size]
	if crc32.Checksum(content, castagnoli) != s.Sum {
		return nil, errDamaged
	}
	return content, nil
}

// lengths writes the arrays of lengths. Those of 16 bits hold no more than they can:
// no title is longer, and a lead that ends later counts as ending there.
func (m *merger) lengths(runs []*run) {
	var all []Lengths
	for _, r := range runs {
		all = append(all, r.lengths...)
	}
	m.directory.Articles = len(all)
	m.put(make([]byte, -m.at&7)) // aligned
	var buf []byte
	for _, of := range wide {
		for i := range all {
			buf = binary.LittleEndian.AppendUint32(buf, *of(&all[i]))
		}
	}
	for _, of := range narrow {
		for i := range all {
			buf = binary.LittleEndian.AppendUint16(buf, uint16(min(*of(&all[i]), math.MaxUint16)))
		}
	}
	m.directory.Lengths = m.section(buf)
}

var (
	wide   = []func(*Lengths) *uint32{func(l *Lengths) *uint32 { return &l.Body }, func(l *Lengths) *uint32 { return &l.Removed }}
	narrow = []func(*Lengths) *uint32{
		func(l *Lengths) *uint32 { return &l.Title },
		func(l *Lengths) *uint32 { return &l.Half },
		func(l *Lengths) *uint32 { return &l.Lead },
	}
)

func (m *merger) finish() error {
	content, err := json.Marshal(m.directory)
	if err != nil {
		return err
	}
	m.put(content)
	end := binary.LittleEndian.AppendUint32(nil, crc32.Checksum(content, castagnoli))
	end = binary.LittleEndian.AppendUint32(end, uint32(len(content)))
	m.put(append(end, magic...))
	return nil
}

func readDirectory(file []byte) (d directory, err error) {
	if len(file) < footer || string(file[len(file)-len(magic):]) != magic {
		return d, errDamaged
	}
	end := file[len(file)-footer:]
	sum, size := binary.LittleEndian.Uint32(end), binary.LittleEndian.Uint32(end[4:])
	content, err := section{uint64(len(file)-footer) - uint64(size), uint64(size), sum}.of(file)
	if err != nil {
		return d, err
	}
	if err := json.Unmarshal(content, &d); err != nil {
		return d, fmt.Errorf("%w: %w", errDamaged, err)
	}
	return d, nil
}
