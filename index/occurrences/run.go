package occurrences

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"

	"github.com/blevesearch/mmap-go"
)

// A run is the words of one batch on their way into the file: lengths of the articles,
// then field by field and form by form, sorted, what the record of the form will be.

// Write writes the batch as a run, for Merge.
func (b *Batch) Write(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<16)
	if err := errors.Join(b.write(w), w.Flush(), f.Close()); err != nil {
		return fmt.Errorf("write run: %w", err)
	}
	return nil
}

func (b *Batch) write(w *bufio.Writer) error {
	buf := binary.AppendUvarint(nil, uint64(len(b.lengths)))
	for _, l := range b.lengths {
		for _, n := range l.all() {
			buf = binary.AppendUvarint(buf, uint64(n))
		}
	}
	names := slices.Sorted(maps.Keys(b.fields))
	buf = binary.AppendUvarint(buf, uint64(len(names)))
	for _, name := range names {
		buf = appendString(buf, name)
	}
	if _, err := w.Write(buf); err != nil {
		return err
	}
	for _, name := range names {
		if err := b.fields[name].write(w); err != nil {
			return err
		}
	}
	return nil
}

func (l Lengths) all() [5]uint32 { return [5]uint32{l.Title, l.Body, l.Removed, l.Half, l.Lead} }

func (in *inverter) write(w *bufio.Writer) error {
	if _, err := w.Write(binary.AppendUvarint(nil, uint64(len(in.forms)))); err != nil {
		return err
	}
	places := in.byForm()
	var buf, stream []byte
	for _, form := range slices.Sorted(maps.Keys(in.numbers)) {
		n := in.numbers[form]
		stream = streamOf(stream[:0], places[n])
		buf = appendString(appendString(buf[:0], form), in.forms[n].stem)
		buf = binary.AppendUvarint(buf, uint64(in.forms[n].articles))
		buf = append(binary.AppendUvarint(buf, uint64(len(stream))), stream...)
		if _, err := w.Write(buf); err != nil {
			return err
		}
	}
	return nil
}

func appendString(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

// run is a run being read.
type run struct {
	file    mmap.MMap
	rest    []byte
	lengths []Lengths
	fields  []string // still to be read; the first is being read
	forms   int      // of that field, still to be read

	// The form that stands first of those not yet merged.
	form, stem string
	articles   uint64
	stream     []byte
}

func openRun(path string) (*run, error) {
	m, err := mapped(path)
	if err != nil {
		return nil, fmt.Errorf("read run: %w", err)
	}
	r := &run{file: m, rest: m}
	r.lengths = make([]Lengths, r.number())
	for i := range r.lengths {
		l := &r.lengths[i]
		for _, n := range []*uint32{&l.Title, &l.Body, &l.Removed, &l.Half, &l.Lead} {
			*n = uint32(r.number())
		}
	}
	r.fields = make([]string, r.number())
	for i := range r.fields {
		r.fields[i] = r.text()
	}
	r.begin()
	return r, nil
}

// begin goes to the first form of the field that comes first.
func (r *run) begin() {
	if len(r.fields) > 0 {
		r.forms = int(r.number())
		r.next()
	}
}

// reads tells whether the forms of a field are being read.
func (r *run) reads(field string) bool { return len(r.fields) > 0 && r.fields[0] == field }

// next goes to the next form of the field; form is "" after the last. No form is "".
func (r *run) next() {
	if r.form = ""; r.forms == 0 {
		return
	}
	r.forms--
	r.form, r.stem = r.text(), r.text()
	r.articles = r.number()
	n := r.number()
	r.stream, r.rest = r.rest[:n], r.rest[n:]
}

func (r *run) number() uint64 {
	n, size := binary.Uvarint(r.rest)
	r.rest = r.rest[size:]
	return n
}

func (r *run) text() string {
	n := r.number()
	s := string(r.rest[:n])
	r.rest = r.rest[n:]
	return s
}
