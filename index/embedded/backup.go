package embedded

import (
	"archive/tar"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/klauspost/compress/zstd"

	"kiosque/index"
)

// sumsFile ends a backup: the SHA-256 of every file in it, as sha256sum writes and checks
// them. It is no file of a generation.
const sumsFile = "SHA256SUMS"

// Backup writes the current generation as a tar, compressed with zstd: manifest.json, the
// files that it lists, by name, and sumsFile. Every file is open before the first byte is
// written, so that no rebuild has to wait, and none harms it. ErrUnavailable when there is
// no generation, ErrStale when a file of it is not as it was written.
func (e *Engine) Backup(ctx context.Context, to io.Writer) (index.Generation, error) {
	held, err := holdCurrent(e.dir)
	if err != nil {
		return index.Generation{}, fmt.Errorf("backup: %w", err)
	}
	defer held.close()
	if err := held.pack(ctx, to); err != nil {
		return index.Generation{}, fmt.Errorf("backup: generation %s: %w", held.manifest.Generation, err)
	}
	return held.manifest.summary(), nil
}

// held is a generation whose files are open, so that they can be read after it was pruned.
type held struct {
	manifest manifest
	files    []*os.File // manifest.json first
}

// holdCurrent opens the files of the current generation, and those of the next where
// it was pruned meanwhile.
func holdCurrent(dir string) (*held, error) {
	for {
		name, err := currentName(dir)
		if err != nil {
			return nil, err
		}
		h, err := hold(filepath.Join(dir, generationsDir, name))
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return h, err
		}
		if now, again := currentName(dir); again != nil || now == name {
			return nil, fmt.Errorf("generation %s: %w: %w", name, err, index.ErrStale)
		}
	}
}

// hold opens the files of the generation in a folder.
func hold(folder string) (*held, error) {
	m, err := readManifest(filepath.Join(folder, manifestFile))
	if err != nil {
		return nil, err
	}
	h := &held{manifest: m}
	for _, name := range append([]string{manifestFile}, slices.Sorted(maps.Keys(m.Files))...) {
		f, err := os.Open(filepath.Join(folder, name))
		if err != nil {
			h.close()
			return nil, err
		}
		h.files = append(h.files, f)
	}
	return h, nil
}

func (h *held) close() {
	for _, f := range h.files {
		_ = f.Close()
	}
}

// pack writes the files and their sums.
func (h *held) pack(ctx context.Context, to io.Writer) error {
	compressed, err := zstd.NewWriter(to)
	if err != nil {
		return err
	}
	archive := tar.NewWriter(compressed)
	sums := map[string]string{}
	for _, f := range h.files {
		if err := h.packFile(ctx, archive, f, sums); err != nil {
			return errors.Join(err, compressed.Close())
		}
	}
	text := sumsText(sums)
	err = archive.WriteHeader(h.header(sumsFile, int64(len(text))))
	if err == nil {
		_, err = io.WriteString(archive, text)
	}
	return errors.Join(err, archive.Close(), compressed.Close())
}

// packFile writes one file, and fails where it is not as it was written.
func (h *held) packFile(ctx context.Context, archive *tar.Writer, f *os.File, sums map[string]string) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	name, hash := filepath.Base(f.Name()), sha256.New()
	if err := archive.WriteHeader(h.header(name, info.Size())); err != nil {
		return err
	}
	n, err := io.Copy(io.MultiWriter(archive, hash), io.LimitReader(&reader{ctx: ctx, from: f}, info.Size()))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	sums[name] = hex.EncodeToString(hash.Sum(nil))
	if want, listed := h.manifest.Files[name]; n != info.Size() || listed && want != (fileSum{n, sums[name]}) {
		return fmt.Errorf("%s is not as it was written, so there is no backup: %w", name, index.ErrStale)
	}
	return nil
}

// header describes a file that its owner may write and everybody read.
func (h *held) header(name string, size int64) *tar.Header {
	return &tar.Header{Typeflag: tar.TypeReg, Name: name, Size: size, Mode: 0o644, ModTime: h.manifest.Created.Truncate(time.Second)}
}

// sumsText lists files as sha256sum does.
func sumsText(sums map[string]string) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		fmt.Fprintf(&b, "%s  %s\n", sums[name], name)
	}
	return b.String()
}

// reader ends with its context, and remembers why it ended.
type reader struct {
	ctx    context.Context
	from   io.Reader
	failed error // nil at the end of what is read
}

// Read reads until the context ends.
func (r *reader) Read(p []byte) (n int, err error) {
	if err = r.ctx.Err(); err == nil {
		n, err = r.from.Read(p)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		r.failed = err
	}
	return n, err
}

// summary says of a generation what users are told.
func (m manifest) summary() index.Generation {
	g := index.Generation{Name: m.Generation, Created: m.Created, Articles: m.Articles, Current: true}
	for _, f := range m.Files {
		g.Bytes += f.Bytes
	}
	return g
}
