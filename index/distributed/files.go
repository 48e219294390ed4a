package distributed

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"net/url"
	"os"
	"path/filepath"
)

// A file is pieces, whose ids are its name and their number, and a head, whose id is its name. The head is written
// last: where it is, all pieces are.
const (
	pieceBytes   = 1 << 20
	piecesAtOnce = 4
)

// head says what a file must be.
type head struct {
	Pieces int    `json:"pieces"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"` // hexadecimal
}

type piece struct {
	Content []byte `json:"content"`
}

func filesMapping() map[string]any {
	return map[string]any{"dynamic": "strict", "properties": map[string]any{
		"pieces": map[string]any{"type": "integer"}, "bytes": map[string]any{"type": "long"},
		"sha256": map[string]any{"type": "keyword"}, "content": map[string]any{"type": "binary"},
	}}
}

// putFile writes the file name of folder dir into the files of g, in pieces.
func (g *generation) putFile(ctx context.Context, dir, name string) error {
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return fmt.Errorf("keep file: %w", err)
	}
	defer func() { _ = f.Close() }()
	if err := g.putPieces(ctx, f, name); err != nil {
		return fmt.Errorf("keep file %s: %w", name, err)
	}
	return nil
}

func (g *generation) putPieces(ctx context.Context, f io.Reader, name string) error {
	h, sum, buffer := head{}, sha256.New(), make([]byte, pieceBytes)
	b, r := &bulk{client: g.client}, &request{index: g.filesIndex(), action: toPut}
	for {
		n, err := io.ReadFull(f, buffer)
		if n > 0 {
			_, _ = sum.Write(buffer[:n])
			r.addPiece(pieceName(name, h.Pieces), piece{buffer[:n]})
			h.Pieces, h.Bytes = h.Pieces+1, h.Bytes+int64(n)
		}
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			h.SHA256 = hex.EncodeToString(sum.Sum(nil))
			r.addPiece(name, h)
			return b.deliver(ctx, r)
		case err != nil:
			return err
		}
		if len(r.ends) == piecesAtOnce {
			if err := b.deliver(ctx, r); err != nil {
				return err
			}
			r.empty()
		}
	}
}

// addPiece adds a piece or a head.
func (r *request) addPiece(id string, document any) {
	r.add(id, "", id)
	content, _ := json.Marshal(document) // of bytes and numbers, which does not fail
	r.body = append(r.body, content...)
	r.end()
}

func pieceName(name string, n int) string { return fmt.Sprintf("%s %d", name, n) }

// getFile reads the file name of g into folder dir, checked. Where it is not as it was written, or not whole, nothing
// is left of it.
func (g *generation) getFile(ctx context.Context, dir, name string) error {
	kept, err := g.openFile(ctx, name)
	if err != nil {
		return err
	}
	path := filepath.Join(dir, name)
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("read file: %w", err)
	}
	_, err = io.Copy(f, kept)
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// keptFile reads a file of a generation, a piece at a time. At its end it is checked.
type keptFile struct {
	ctx   context.Context
	of    *generation
	name  string
	want  head
	next  int
	piece bytes.Reader
	sum   hash.Hash
}

// openFile finds a file of g; cluster.IsMissing tells where there is none.
func (g *generation) openFile(ctx context.Context, name string) (*keptFile, error) {
	k := &keptFile{ctx: ctx, of: g, name: name, sum: sha256.New()}
	return k, k.get(name, &k.want)
}

func (k *keptFile) get(id string, into any) error {
	var found struct {
		Source any `json:"_source"`
	}
	found.Source = into
	if err := k.of.client.Do(k.ctx, "GET", "/"+k.of.filesIndex()+"/_doc/"+url.PathEscape(id), nil, &found); err != nil {
		return fmt.Errorf("read file %s: %w", k.name, err)
	}
	return nil
}

// Read gives an error in the place of the end where the file is not as it was written.
func (k *keptFile) Read(p []byte) (int, error) {
	for k.piece.Len() == 0 {
		if k.next == k.want.Pieces {
			return 0, k.end()
		}
		var read piece
		if err := k.get(pieceName(k.name, k.next), &read); err != nil {
			return 0, err
		}
		k.next++
		_, _ = k.sum.Write(read.Content)
		k.piece.Reset(read.Content)
	}
	return k.piece.Read(p)
}

func (k *keptFile) end() error {
	if hex.EncodeToString(k.sum.Sum(nil)) != k.want.SHA256 {
		return fmt.Errorf("read file %s: it is not as it was written", k.name)
	}
	return io.EOF
}
