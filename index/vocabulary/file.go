package vocabulary

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"slices"
)

// The file: a magic word with the version, the length of the content, the content and its
// checksum. The content is a sequence of numbers, texts and lists of them, little endian;
// a list begins with its length.
const (
	magic     = "KVOC0001"
	maxFile   = 1 << 30 // bytes; a million articles need a fifth
	maxTongue = 16      // languages
	// maxTrusted is how much memory a head may ask for before the content is there.
	maxTrusted = 1 << 26
)

// ErrDamaged is returned by Read for what Write of this version has not written.
var ErrDamaged = errors.New("the vocabulary is damaged or of another version")

var order = binary.LittleEndian

// Write writes v as Read reads it. Equal vocabularies give equal bytes.
func (v *Vocabulary) Write(w io.Writer) error {
	e := &encoder{}
	v.encode(e)
	head := order.AppendUint64([]byte(magic), uint64(len(e.content)))
	tail := order.AppendUint32(nil, crc32.ChecksumIEEE(e.content))
	for _, part := range [][]byte{head, e.content, tail} {
		if _, err := w.Write(part); err != nil {
			return fmt.Errorf("write vocabulary: %w", err)
		}
	}
	return nil
}

// Read reads what Write wrote. Anything else is ErrDamaged.
func Read(r io.Reader) (*Vocabulary, error) {
	content, err := readContent(r)
	if err != nil {
		return nil, fmt.Errorf("read vocabulary: %w", err)
	}
	v, err := decodeVocabulary(content)
	if err != nil {
		return nil, fmt.Errorf("read vocabulary: %w", err)
	}
	return v, nil
}

// readContent grows with what is there, not with what the head claims.
func readContent(r io.Reader) ([]byte, error) {
	head := make([]byte, len(magic)+8)
	if _, err := io.ReadFull(r, head); err != nil {
		return nil, errors.Join(ErrDamaged, err)
	}
	size := order.Uint64(head[len(magic):])
	if string(head[:len(magic)]) != magic || size > maxFile {
		return nil, ErrDamaged
	}
	var content bytes.Buffer
	content.Grow(int(min(size, maxTrusted)) + 4 + bytes.MinRead)
	if _, err := io.CopyN(&content, r, int64(size)+4); err != nil {
		return nil, errors.Join(ErrDamaged, err)
	}
	all := content.Bytes()
	if crc32.ChecksumIEEE(all[:size]) != order.Uint32(all[size:]) {
		return nil, ErrDamaged
	}
	return all[:size], nil
}

func (v *Vocabulary) encode(e *encoder) {
	e.number(v.total)
	e.number(uint32(len(v.forms)))
	for _, lang := range slices.Sorted(maps.Keys(v.forms)) {
		f := v.forms[lang]
		e.text(lang)
		e.number(f.total)
		e.texts(&f.words)
		e.numbers(f.articles)
		e.texts(&f.shown)
	}
	for _, n := range v.lists() {
		e.texts(&n.texts)
		e.texts(&n.values)
		e.numbers(n.counts)
		e.numbers(n.starts)
	}
	e.number(uint32(len(v.countries)))
	for _, c := range v.countries {
		e.text(c.code)
		e.number(c.count)
	}
}

// lists are the names in the order of the file.
func (v *Vocabulary) lists() []*names {
	return []*names{&v.titles, &v.phrases, &v.organisations, &v.aliases}
}

func decodeVocabulary(content []byte) (*Vocabulary, error) {
	d := &decoder{content: content}
	v := &Vocabulary{total: d.number(), forms: map[string]*forms{}}
	for range d.count(maxTongue) {
		lang := d.text()
		v.forms[lang] = &forms{total: d.number(), words: d.texts(), articles: d.numbers(), shown: d.texts()}
	}
	for _, n := range v.lists() {
		*n = names{texts: d.texts(), values: d.texts(), counts: d.numbers(), starts: d.numbers()}
	}
	counts := map[string]uint32{}
	for range d.count(maxCountries) {
		code := d.text()
		counts[code] = d.number()
	}
	if d.failed || len(d.content) > 0 || !v.isWhole() {
		return nil, ErrDamaged
	}
	v.countries = newCountries(counts)
	v.link()
	return v, nil
}

// isWhole tells whether the lists fit each other, so that nothing that follows a number can fail.
func (v *Vocabulary) isWhole() bool {
	for _, f := range v.forms {
		if len(f.articles) != f.words.len() || f.shown.len() != f.words.len() || !f.words.fit(maxFormBytes) {
			return false
		}
	}
	for _, n := range v.lists() {
		limit := uint64(n.texts.len()) * maxStarts
		tooFar := func(s uint32) bool { return uint64(s) >= limit }
		if len(n.counts) != n.texts.len() || n.values.len() != 0 && n.values.len() != n.texts.len() || slices.ContainsFunc(n.starts, tooFar) {
			return false
		}
	}
	return true
}

// fit tells whether no text is longer than limit.
func (t *texts) fit(limit int) bool {
	for i := range t.len() {
		if len(t.at(i)) > limit {
			return false
		}
	}
	return true
}
