package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sync"

	"github.com/klauspost/compress/zstd"

	"kiosque/article"
)

// Store reads the file that a Writer has written. It is safe for concurrent use.
type Store struct {
	file   source
	size   int64 // of the file
	places []byte
	firsts []uint32 // first article of each table
	tables []tables
	rooms  sync.Pool // *room
}

// source is what a store reads of a file.
type source interface {
	io.ReaderAt
	io.Closer
}

// room is what reading an article needs and the article does not keep.
type room struct {
	record  []byte
	numbers []byte
	lengths []int
}

// Open opens the store at path.
func Open(path string) (*Store, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	s, err := openFile(file)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open store %s: %w", path, err), file.Close())
	}
	return s, nil
}

func openFile(file *os.File) (*Store, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	return open(file, info.Size())
}

// open reads all but the articles.
func open(file source, size int64) (*Store, error) {
	s := &Store{file: file, size: size, rooms: sync.Pool{New: func() any { return new(room) }}}
	head, err := s.bytes(0, int64(len(magic)))
	if err != nil {
		return nil, err
	}
	if string(head) != magic {
		return nil, errDamaged
	}
	end := size - tailSize
	last, err := s.bytes(end, size)
	if err != nil {
		return nil, err
	}
	t, err := readTail(last)
	if err != nil {
		return nil, err
	}
	return s, s.readEnd(t, end)
}

// readEnd reads the places, the directory and the tables; the tail starts at end.
func (s *Store) readEnd(t tail, end int64) error {
	directory := end - int64(t.tables)*directorySize
	start := directory - (int64(t.articles)+1)*placeSize
	all, err := s.bytes(start, end)
	if err != nil {
		return err
	}
	if checksum(all) != t.sum {
		return errDamaged
	}
	s.places = all[:directory-start]
	return s.readTables(all[directory-start:], start)
}

// bytes reads what stands from one place to another.
func (s *Store) bytes(from, to int64) ([]byte, error) {
	if from < 0 || to < from || to > s.size {
		return nil, errDamaged
	}
	b := make([]byte, to-from)
	_, err := s.file.ReadAt(b, from)
	return b, err
}

// readTables reads the tables of the directory; the last ends at end.
func (s *Store) readTables(directory []byte, end int64) error {
	zip, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxTable))
	if err != nil {
		return err
	}
	defer zip.Close()
	for len(directory) > 0 {
		s.firsts = append(s.firsts, binary.LittleEndian.Uint32(directory))
		from, to := readPlace(directory[4:]), end
		directory = directory[directorySize:]
		if len(directory) > 0 {
			to = readPlace(directory[4:])
		}
		t, err := s.readTable(zip, from, to)
		if err != nil {
			return err
		}
		s.tables = append(s.tables, t)
	}
	if s.Len() > 0 && (len(s.firsts) == 0 || s.firsts[0] > 0) || !slices.IsSorted(s.firsts) {
		return errDamaged
	}
	return nil
}

func (s *Store) readTable(zip *zstd.Decoder, from, to int64) (t tables, err error) {
	b, err := s.bytes(from, to)
	if err != nil {
		return t, err
	}
	packed, err := checked(b)
	if err != nil {
		return t, err
	}
	return unpack(packed, zip)
}

// Len returns the number of articles.
func (s *Store) Len() int { return len(s.places)/placeSize - 1 }

// Article returns the article that was added as the n-th, from 0.
func (s *Store) Article(n uint32) (article.Article, error) {
	r := s.rooms.Get().(*room)
	defer s.rooms.Put(r)
	a, err := s.read(n, r)
	if err != nil {
		return article.Article{}, fmt.Errorf("read article %d of the store: %w", n, err)
	}
	return a, nil
}

func (s *Store) read(n uint32, r *room) (article.Article, error) {
	if int64(n) >= int64(s.Len()) {
		return article.Article{}, fmt.Errorf("there are %d", s.Len())
	}
	record, err := s.record(int(n), r)
	if err != nil {
		return article.Article{}, err
	}
	after, _ := slices.BinarySearch(s.firsts, n+1) // n is less than a number of 32 bits
	return s.tables[after-1].article(record, r)
}

// record reads the n-th record into r.
func (s *Store) record(n int, r *room) ([]byte, error) {
	from, to := readPlace(s.places[n*placeSize:]), readPlace(s.places[(n+1)*placeSize:])
	if from < 0 || to < from || to > s.size {
		return nil, errDamaged
	}
	r.record = slices.Grow(r.record[:0], int(to-from))[:to-from]
	if _, err := s.file.ReadAt(r.record, from); err != nil {
		return nil, err
	}
	return checked(r.record)
}

// Close closes the file; no article can be read then.
func (s *Store) Close() error { return s.file.Close() }
