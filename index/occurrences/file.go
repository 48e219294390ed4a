package occurrences

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"

	"github.com/blevesearch/mmap-go"
	"github.com/blevesearch/vellum"
)

var errDamaged = errors.New("the file of occurrences is damaged")

// File is an open file. It is safe for concurrent use.
type File struct {
	mapped   mmap.MMap
	articles int
	lengths  []byte
	fields   map[string]*Field
}

// Open opens the file at path, which was written by Merge; an error when what it is
// looked up by is not as it was written.
func Open(path string) (*File, error) {
	m, err := mapped(path)
	if err != nil {
		return nil, fmt.Errorf("open occurrences: %w", err)
	}
	f := &File{mapped: m, fields: map[string]*Field{}}
	if err := f.open(); err != nil {
		return nil, errors.Join(fmt.Errorf("open occurrences: %w", err), m.Unmap())
	}
	return f, nil
}

// mapped maps a file into memory.
func mapped(path string) (mmap.MMap, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	return mmap.Map(f, mmap.RDONLY, 0)
}

func (f *File) open() error {
	d, err := readDirectory(f.mapped)
	if err != nil {
		return err
	}
	f.articles = d.Articles
	if f.lengths, err = d.Lengths.of(f.mapped); err != nil {
		return err
	}
	if len(f.lengths) != f.articles*bytesOfLengths {
		return errDamaged
	}
	for _, e := range d.Fields {
		if f.fields[e.Name], err = f.openField(e); err != nil {
			return err
		}
	}
	return nil
}

func (f *File) openField(e fieldEntry) (*Field, error) {
	forms, err := e.Forms.of(f.mapped)
	if err != nil {
		return nil, err
	}
	stems, err := e.Stems.of(f.mapped)
	if err != nil {
		return nil, err
	}
	field := &Field{file: f.mapped}
	if field.forms, err = vellum.Load(forms); err != nil {
		return nil, err
	}
	field.stems, err = vellum.Load(stems)
	return field, err
}

// Close closes the file. What was read of it must not be used any more.
func (f *File) Close() error { return f.mapped.Unmap() }

// Articles returns how many articles there are.
func (f *File) Articles() int { return f.articles }

const bytesOfLengths = 2*4 + 3*2

// Lengths returns the lengths of an article, which must be one of Articles.
func (f *File) Lengths(article uint32) Lengths {
	n, i := f.articles, int(article)
	wide, narrow := f.lengths, f.lengths[8*n:]
	return Lengths{
		Body:    binary.LittleEndian.Uint32(wide[4*i:]),
		Removed: binary.LittleEndian.Uint32(wide[4*(n+i):]),
		Title:   uint32(binary.LittleEndian.Uint16(narrow[2*i:])),
		Half:    uint32(binary.LittleEndian.Uint16(narrow[2*(n+i):])),
		Lead:    uint32(binary.LittleEndian.Uint16(narrow[2*(2*n+i):])),
	}
}

// Lead returns the positions at which the first half of an article's lead ends, and the lead.
func (f *File) Lead(article uint32) (half, lead uint32) {
	n, i := f.articles, int(article)
	narrow := f.lengths[8*n:]
	return uint32(binary.LittleEndian.Uint16(narrow[2*(n+i):])), uint32(binary.LittleEndian.Uint16(narrow[2*(2*n+i):]))
}

// Field returns a field; one that nothing was added to has no words.
func (f *File) Field(name string) *Field {
	if field := f.fields[name]; field != nil {
		return field
	}
	return &Field{}
}
