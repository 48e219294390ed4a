package store

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
)

// Articles are gathered in parts, each with a table of its own: a source or a
// language that comes late is as well packed as the first.
const (
	partBytes   = 64 << 20 // of the encoded articles of a part
	sampleBytes = 16 << 20 // of the articles of it that the table is made of
)

// Writer writes a store, an article after the other. One goroutine may use it.
type Writer struct {
	file *os.File
	out  *bufio.Writer
	part [][]byte   // encoded articles that wait
	size int        // their bytes
	full int        // bytes of a part
	done chan error // of the part being written; nil before the first

	// Of what is written; the part being written has them.
	at        int64
	places    []byte
	tables    [][]byte
	directory []uint32 // first article of each table
	err       error
}

// Create makes the file path, or empties it.
func Create(path string) (*Writer, error) {
	file, err := os.Create(path)
	if err != nil {
		return nil, fmt.Errorf("create store: %w", err)
	}
	w := &Writer{file: file, out: bufio.NewWriterSize(file, 1<<18), full: partBytes}
	w.write([]byte(magic))
	return w, nil
}

// Add writes the next article, as Encode gives it; w keeps encoded.
func (w *Writer) Add(encoded []byte) error {
	if len(encoded) > maxArticle {
		return fmt.Errorf("write store: an article of %d bytes; %d are allowed", len(encoded), maxArticle)
	}
	w.part = append(w.part, encoded)
	w.size += len(encoded)
	if w.size < w.full {
		return nil
	}
	return w.startPart()
}

// startPart begins to write the articles that wait, beside what the caller does,
// once those before are written.
func (w *Writer) startPart() error {
	if err := w.finishPart(); err != nil {
		return err
	}
	part := w.part
	w.part, w.size, w.done = nil, 0, make(chan error, 1)
	go func() { w.done <- w.writePart(part) }()
	return nil
}

func (w *Writer) finishPart() error {
	if w.done == nil {
		return w.err
	}
	if err := <-w.done; err != nil {
		w.err = fmt.Errorf("write store: %w", err)
	}
	w.done = nil
	return w.err
}

// writePart makes the table of some articles and writes them.
func (w *Writer) writePart(part [][]byte) error {
	coders, err := learn(part)
	if err != nil {
		return err
	}
	w.directory = append(w.directory, uint32(len(w.places)/placeSize))
	w.tables = append(w.tables, coders.pack())
	var record []byte
	for _, encoded := range part {
		record, err = coders.appendRecord(record[:0], encoded)
		if err != nil {
			return err
		}
		w.places = appendPlace(w.places, w.at)
		w.write(binary.LittleEndian.AppendUint32(nil, checksum(record)))
		w.write(record)
	}
	return w.err
}

func (w *Writer) write(b []byte) {
	if w.err != nil {
		return
	}
	_, w.err = w.out.Write(b)
	w.at += int64(len(b))
}

// Close writes what is left, makes sure that it is on the disk and closes the
// file. Of an article that could not be written it tells too.
func (w *Writer) Close() error {
	err := w.finish()
	if closed := w.file.Close(); closed != nil {
		err = errors.Join(err, fmt.Errorf("close store: %w", closed))
	}
	return err
}

func (w *Writer) finish() error {
	if len(w.part) > 0 {
		if err := w.startPart(); err != nil {
			return err
		}
	}
	if err := w.finishPart(); err != nil {
		return err
	}
	w.writeEnd()
	if w.err == nil {
		w.err = w.out.Flush()
	}
	if w.err == nil {
		w.err = w.file.Sync()
	}
	if w.err != nil {
		return fmt.Errorf("write store: %w", w.err)
	}
	return nil
}

// writeEnd writes what follows the articles.
func (w *Writer) writeEnd() {
	t := tail{articles: uint32(len(w.places) / placeSize), tables: uint32(len(w.tables))}
	end := appendPlace(w.places, w.at)
	for i, packed := range w.tables {
		end = appendPlace(binary.LittleEndian.AppendUint32(end, w.directory[i]), w.at)
		w.write(appendChecked(nil, packed))
	}
	t.sum = checksum(end)
	w.write(end)
	w.write(t.bytes())
}
