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

	"github.com/klauspost/compress/zstd"
)

// The file: a magic word with the version, the length of the content, the content and its
// checksum. The content is the length of the lists, the lists compressed by zstd, and the word starts of the titles,
// which do not shrink. The lists are a sequence of numbers, texts and lists of them; a list begins with its length.
const (
	magic     = "KVOC0002"
	maxFile   = 1 << 30 // bytes; a million articles need a fortieth
	maxTongue = 16      // languages
	// maxTrusted is how much memory a head may ask for before the content is there.
	maxTrusted = 1 << 26
)

// ErrDamaged is returned by Read for what Write of this version has not written.
var ErrDamaged = errors.New("the vocabulary is damaged or of another version")

var order = binary.LittleEndian

// Write writes v as Read reads it. Equal vocabularies give equal bytes.
func (v *Vocabulary) Write(w io.Writer) error {
	content, err := v.content()
	if err != nil {
		return fmt.Errorf("write vocabulary: %w", err)
	}
	head := order.AppendUint64([]byte(magic), uint64(len(content)))
	tail := order.AppendUint32(nil, crc32.ChecksumIEEE(content))
	for _, part := range [][]byte{head, content, tail} {
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

// content is what the file holds between its head and its checksum.
func (v *Vocabulary) content() ([]byte, error) {
	e := &encoder{}
	v.encode(e)
	compress, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedBestCompression))
	if err != nil {
		return nil, err
	}
	lists := compress.EncodeAll(e.content, nil)
	starts := &v.titles.starts
	content := order.AppendUint64(nil, uint64(len(lists)))
	content = append(content, lists...)
	content = order.AppendUint32(content, uint32(starts.size))
	content = order.AppendUint32(content, uint32(starts.width))
	return append(content, starts.content...), nil
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
		e.shown(f)
	}
	for _, n := range v.lists() {
		e.texts(&n.texts)
		e.texts(&n.values)
		e.numbers(n.counts)
	}
	e.counts(v.titles.repeated)
	e.number(uint32(len(v.countries)))
	for _, c := range v.countries {
		e.text(c.code)
		e.number(c.count)
	}
}

// lists are the names in the order of the file.
func (v *Vocabulary) lists() []*names {
	return []*names{&v.phrases, &v.organisations, &v.aliases}
}

func decodeVocabulary(content []byte) (*Vocabulary, error) {
	if len(content) < 8 || order.Uint64(content) > uint64(len(content)-8) {
		return nil, ErrDamaged
	}
	packed, starts := content[8:8+order.Uint64(content)], content[8+order.Uint64(content):]
	unpack, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxFile))
	if err != nil {
		return nil, err
	}
	defer unpack.Close()
	lists, err := unpack.DecodeAll(packed, nil)
	if err != nil {
		return nil, errors.Join(ErrDamaged, err)
	}
	v := &Vocabulary{}
	if !v.decode(lists) || !v.titles.starts.decode(starts) || !v.isWhole() {
		return nil, ErrDamaged
	}
	v.link()
	return v, nil
}

// decode reads the lists and tells whether they are such.
func (v *Vocabulary) decode(lists []byte) bool {
	d := &decoder{content: lists}
	*v = Vocabulary{total: d.number(), forms: map[string]*forms{}}
	for range d.count(maxTongue) {
		lang := d.text()
		f := &forms{total: d.number(), words: d.texts(), articles: d.numbers()}
		f.shown = d.shown(&f.words)
		v.forms[lang] = f
	}
	for _, n := range v.lists() {
		*n = names{texts: d.texts(), values: d.texts(), counts: d.numbers()}
	}
	v.titles.repeated = d.counts()
	counts := map[string]uint32{}
	for range d.count(maxCountries) {
		code := d.text()
		counts[code] = d.number()
	}
	v.countries = newCountries(counts)
	return !d.failed && len(d.content) == 0
}

// decode reads the word starts of titles.
func (n *narrow) decode(content []byte) bool {
	if len(content) < 8 {
		return false
	}
	n.size, n.width, n.content = int(order.Uint32(content)), int(order.Uint32(content[4:])), content[8:]
	return n.width <= 32 && len(n.content) == n.bytes()
}

// isWhole tells whether the lists fit each other, so that nothing that follows a number can fail.
func (v *Vocabulary) isWhole() bool {
	for _, f := range v.forms {
		if len(f.articles) != f.words.len() || f.shown.len() != f.words.len() || !f.words.fit(maxFormBytes) {
			return false
		}
	}
	for _, n := range v.lists() {
		if len(n.counts) != n.texts.len() || n.values.len() != 0 && n.values.len() != n.texts.len() || uint64(n.texts.len())*maxStarts > 1<<32-1 {
			return false
		}
	}
	for i := range v.titles.starts.len() {
		if v.titles.starts.at(i)/maxStarts >= v.total {
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
