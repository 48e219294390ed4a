package columns

import (
	"encoding/binary"
	"fmt"
	"iter"
	"os"
	"strings"
	"time"

	"kiosque/index"
	"kiosque/index/changes"
)

// Arrivals say which generation brought every article, and when. They are no part of the columns'
// file: the same articles have the same columns, whenever they came.
//
// Their file is as that of the columns, with a magic word of its own and one column. A value is the
// length of a generation's name, the name, and when that was built, in nanoseconds since 1970, so that
// the order of bytes is the order of generations.
type Arrivals struct {
	column  Column
	brought []index.Arrival // by code
}

const (
	magicArrivals = "KARR0001"
	timeBytes     = 8
)

// WriteArrivals writes the arrivals of all articles, in their order, to a file that ReadArrivals reads.
func WriteArrivals(path string, all iter.Seq[index.Arrival]) error {
	of := collected{numbers: map[string]uint32{}}
	for a := range all {
		of.add(arrivalValue(a))
	}
	err := create(path, func(w *writer) error {
		w.head(magicArrivals, len(of.ends))
		return of.write(w)
	})
	if err != nil {
		return fmt.Errorf("write arrivals: %w", err)
	}
	return nil
}

func arrivalValue(a index.Arrival) string {
	return string(binary.BigEndian.AppendUint64([]byte(generationKey(a.Generation)), uint64(a.At.UnixNano())))
}

// generationKey sorts as generations follow each other.
func generationKey(name string) string { return string([]byte{byte(len(name))}) + name }

// Carry yields when the articles of the next generation came, in their order: those that the generation of a had came
// as a says, and the others with fresh. Of a nil a nothing is known; before and now are the digests of the two.
func (a *Arrivals) Carry(before, now changes.Hashes, fresh index.Arrival) iter.Seq[index.Arrival] {
	return func(yield func(index.Arrival) bool) {
		for number, known := range changes.Earlier(before, now) {
			came := fresh
			if known && a != nil {
				came = a.Of(number)
			}
			if !yield(came) {
				return
			}
		}
	}
}

// ReadArrivals reads a file into memory, a byte or two an article: ErrDamaged for what WriteArrivals of
// this version has not written.
func ReadArrivals(path string) (*Arrivals, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read arrivals: %w", err)
	}
	if content, err = checked(content); err != nil {
		return nil, fmt.Errorf("read arrivals: %w", err)
	}
	a, err := decodeArrivals(content)
	if err != nil {
		return nil, fmt.Errorf("read arrivals: %w", err)
	}
	return a, nil
}

// decodeArrivals reads content that had its checksum, and trusts nothing in it all the same.
func decodeArrivals(content []byte) (*Arrivals, error) {
	rows, all, err := decodeColumns(content, magicArrivals, 1)
	if err != nil {
		return nil, err
	}
	a := &Arrivals{column: all[0]}
	if err = a.column.check(rows); err == nil {
		err = a.fill() // only what was checked can be read
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return a, nil
}

// fill reads the values: every article has one.
func (a *Arrivals) fill() error {
	if !a.column.isSingle() {
		return errDamaged
	}
	for n := range a.column.Len() {
		value := a.column.Value(uint32(n))
		end := len(value) - timeBytes
		if end < 1 || generationKey(value[1:end]) != value[:end] {
			return errDamaged
		}
		at := time.Unix(0, int64(binary.BigEndian.Uint64([]byte(value[end:])))).UTC()
		a.brought = append(a.brought, index.Arrival{Generation: value[1:end], At: at})
	}
	for doc := range a.column.documents {
		if int(at(a.column.codes, uint32(doc))) == a.column.Len() {
			return errDamaged
		}
	}
	return nil
}

// Len returns how many articles there are.
func (a *Arrivals) Len() int { return a.column.documents }

// Of returns when an article came, which must be one of Len.
func (a *Arrivals) Of(doc uint32) index.Arrival { return a.brought[at(a.column.codes, doc)] }

// after marks in a table the arrivals by a generation that follows another one.
func (a *Arrivals) after(table []uint8, generation string) []uint8 {
	table = sized(table, a.column.Len()+1)
	since := generationKey(generation)
	for n := range a.column.Len() {
		value := a.column.Value(uint32(n))
		table[n] = 0
		if strings.Compare(value[:len(value)-timeBytes], since) > 0 {
			table[n] = 1
		}
	}
	table[a.column.Len()] = 0
	return table
}

// SetArrivals says when the articles of c came, before anybody asks; until then nobody knows of any.
func (c *Columns) SetArrivals(a *Arrivals) { c.arrivals = a }

// Arrival returns when doc came.
func (c *Columns) Arrival(doc uint32) index.Arrival {
	if c.arrivals == nil {
		return index.Arrival{}
	}
	return c.arrivals.Of(doc)
}

// Arrived returns the place of the arrival of doc among all, the later ones larger.
func (c *Columns) Arrived(doc uint32) uint32 {
	if c.arrivals == nil {
		return 0
	}
	return at(c.arrivals.column.codes, doc)
}

// added returns the articles by when they came, the last first; of one generation, in the order of the corpus.
func (c *Columns) added() []uint32 {
	places := 1
	if c.arrivals != nil {
		places = max(places, c.arrivals.column.Len())
	}
	return c.placed(places, func(doc uint32) uint32 { return uint32(places-1) - c.Arrived(doc) })
}
