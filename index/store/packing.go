package store

import (
	"encoding/binary"
	"unsafe"

	"github.com/klauspost/compress/zstd"

	"kiosque/article"
)

// tables give the pieces of a part of the store: those of the numbers of its
// articles and those of their characters.
type tables struct{ numbers, characters *table }

// coders write a part of the store in codes.
type coders struct{ numbers, characters *coder }

// learn makes coders of a sample of some encoded articles, spread over all.
func learn(part [][]byte) (coders, error) {
	size := 0
	for _, encoded := range part {
		size += len(encoded)
	}
	var numbers, characters []string
	for i := 0; i < len(part); i += 1 + size/sampleBytes {
		n, texts, err := read(part[i])
		if err != nil {
			return coders{}, err
		}
		numbers = append(numbers, n)
		characters = append(characters, texts...)
	}
	return coders{newCoder(ofBytes, numbers), newCoder(ofWords, characters)}, nil
}

// read returns the numbers, the text and the strings of an encoded article.
func read(encoded []byte) (numbers string, texts []string, err error) {
	n, characters, err := split(encoded)
	if err != nil {
		return "", nil, err
	}
	texts, err = cutTexts(n, characters)
	return string(n), texts, err
}

// appendRecord appends an encoded article in codes: those of its numbers after
// their length, and those of its characters.
func (c coders) appendRecord(b, encoded []byte) ([]byte, error) {
	numbers, texts, err := read(encoded)
	if err != nil {
		return nil, err
	}
	codes := c.numbers.append(nil, numbers)
	b = append(binary.AppendUvarint(b, uint64(len(codes))), codes...)
	for _, s := range texts {
		b = c.characters.append(b, s)
	}
	return b, nil
}

// pack returns the tables of c, compressed.
func (c coders) pack() []byte {
	zip, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedBestCompression))
	if err != nil {
		panic(err) // the options are constant
	}
	defer func() { _ = zip.Close() }()
	return zip.EncodeAll(c.characters.table.append(c.numbers.table.append(nil)), nil)
}

// unpack returns the tables that pack has written; zip bounds their size.
func unpack(packed []byte, zip *zstd.Decoder) (t tables, err error) {
	b, err := zip.DecodeAll(packed, nil)
	if err != nil {
		return t, errDamaged
	}
	if t.numbers, b, err = readTable(b); err != nil {
		return t, err
	}
	if t.characters, b, err = readTable(b); err == nil && len(b) > 0 {
		err = errDamaged
	}
	return t, err
}

// article returns the article of a record.
func (t tables) article(record []byte, r *room) (a article.Article, err error) {
	numbers, codes, err := split(record)
	if err != nil {
		return a, err
	}
	if r.numbers, err = t.numbers.expand(r.numbers[:0], numbers, len(numbers)*maxPiece); err != nil {
		return a, err
	}
	l, left, err := readLengths(r.numbers, r.lengths)
	if err != nil || l.sum > len(codes)*maxPiece {
		return a, errDamaged
	}
	r.lengths = l.each
	all, err := t.characters.expand(make([]byte, 0, l.sum), codes, l.sum)
	if err != nil || len(all) != l.sum {
		return a, errDamaged
	}
	return decode(left, l.each, unsafe.String(unsafe.SliceData(all), len(all))) //nolint:gosec // all is not written again
}
