// Package parcel writes a generation as one stream, and reads it again: lines of JSON, compressed with zstd. First
// what is known of the generation, then its articles with when they came, what it changed, what it remembers, and at
// the end the checksum of all lines before. It holds articles, not an index: whoever reads it makes that anew, so that
// no version of Kiosque is too old or too new for it.
package parcel

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"iter"

	"github.com/klauspost/compress/zstd"

	"kiosque/index"
	"kiosque/index/packed"
)

// version numbers the lines.
const version = 1

// line is one of a stream: one of its fields.
type line struct {
	Head   *Head         `json:"kiosque,omitempty"`
	Kept   *index.Kept   `json:"kept,omitempty"`
	Change *index.Change `json:"change,omitempty"`
	Gone   *index.Gone   `json:"gone,omitempty"`
	End    string        `json:"sha256,omitempty"` // of all before, in hexadecimal
}

// Head is what a stream begins with.
type Head struct {
	Version    int              `json:"version"`
	Kind       string           `json:"kind"` // tells whose Digest it has
	Generation index.Generation `json:"generation"`
}

// Write writes a copy; kind tells engines whose digests compare.
func Write(ctx context.Context, to io.Writer, kind string, c index.Copy) error {
	compressed, err := zstd.NewWriter(to)
	if err != nil {
		return err
	}
	w := writer{ctx: ctx, to: compressed, hash: sha256.New()}
	w.put(line{Head: &Head{version, kind, c.Generation}}, nil)
	for k, err := range c.Articles {
		if !w.put(line{Kept: &k}, err) {
			break
		}
	}
	for change, err := range c.Changes {
		if !w.put(line{Change: &change}, err) {
			break
		}
	}
	for gone, err := range c.Gone {
		if !w.put(line{Gone: &gone}, err) {
			break
		}
	}
	w.put(line{End: hex.EncodeToString(w.hash.Sum(nil))}, nil)
	return errors.Join(w.err, compressed.Close())
}

// writer writes lines until something goes wrong.
type writer struct {
	ctx  context.Context //nolint:containedctx // of one call
	to   io.Writer
	hash hash.Hash
	err  error
}

func (w *writer) put(l line, err error) bool {
	if w.err == nil {
		w.err = errors.Join(err, w.ctx.Err())
	}
	if w.err != nil {
		return false
	}
	content, err := json.Marshal(l)
	if err == nil {
		content = append(content, '\n')
		_, _ = w.hash.Write(content)
		_, err = w.to.Write(content)
	}
	w.err = err
	return err == nil
}

const maxLine = 64 << 20 // bytes of an article that is read

// Read gives take what a stream holds. What take reads to its end is as it was written: packed.ErrForeign or ErrCut when it
// is not, before the last is read.
func Read(ctx context.Context, from io.Reader, take func(Head, index.Copy) error) error {
	source, contents, err := packed.Open(ctx, from)
	if err != nil {
		return err
	}
	defer contents.Close()
	r := newReader(source, contents)
	if err := r.next(); err != nil || r.line.Head == nil {
		return source.Or(packed.ErrForeign)
	}
	if r.line.Head.Version != version {
		return fmt.Errorf("written by another version of Kiosque, as format %d, not %d: %w", r.line.Head.Version, version, index.ErrStale)
	}
	head := *r.line.Head
	r.err = r.next()
	return take(head, index.Copy{
		Generation: head.Generation,
		Articles:   part(r, func(l line) *index.Kept { return l.Kept }),
		Changes:    part(r, func(l line) *index.Change { return l.Change }),
		Gone:       ended(r, part(r, func(l line) *index.Gone { return l.Gone })),
	})
}

// part yields the lines of one kind, up to the first of another.
func part[T any](r *reader, of func(line) *T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for r.err == nil {
			v := of(r.line)
			if v == nil {
				return
			}
			if r.err = r.next(); !yield(*v, nil) {
				return
			}
		}
		yield(*new(T), r.err)
	}
}

// ended yields the last part, and an error where the end that follows is not right.
func ended[T any](r *reader, last iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for v, err := range last {
			if !yield(v, err) || err != nil {
				return
			}
		}
		if err := r.end(); err != nil {
			yield(*new(T), err)
		}
	}
}
