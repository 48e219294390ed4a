package embedded

import (
	"archive/tar"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/klauspost/compress/zstd"

	"kiosque/index"
	"kiosque/index/packed"
)

// Backup writes the current generation as a tar, compressed with zstd: manifest.json, then
// the files that it lists, by name. All are open before the first byte is written, so that no
// rebuild has to wait, and none harms it. ErrUnavailable when there is no generation,
// a *damage when a file is not as it was written.
func (e *Engine) Backup(ctx context.Context, to io.Writer) (index.Generation, error) {
	held, err := holdCurrent(e.dir)
	if err != nil {
		return index.Generation{}, fmt.Errorf("backup: %w", err)
	}
	defer func() { _ = held.files.close() }()
	if err := held.pack(ctx, to); err != nil {
		return index.Generation{}, fmt.Errorf("backup: %w", err)
	}
	return held.current(), nil
}

// held is a generation whose files are open, so that they can be read when it is pruned.
type held struct {
	manifest manifest
	files    *files // manifest.json first
}

// holdCurrent opens the files of the current generation; where that was pruned meanwhile,
// those of the one that took its place.
func holdCurrent(dir string) (held, error) {
	for {
		named, err := readCurrent(dir)
		if err != nil {
			return held{}, err
		}
		h, err := hold(filepath.Join(dir, generationsDir, named.name), named)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return h, err
		}
		if now, again := readCurrent(dir); again != nil || now == named {
			return held{}, &damage{named.name, err}
		}
	}
}

// hold opens the files of the generation in a folder, if it is the one that was named.
func hold(dir string, named identity) (held, error) {
	m, err := readManifest(dir)
	if err != nil {
		return held{}, unopened(named.name, err)
	}
	if m.identity() != named {
		return held{}, &damage{named.name, fmt.Errorf("%s is not the one that was named", manifestFile)}
	}
	opened, err := openFiles(dir, append([]string{manifestFile}, m.names()...))
	return held{m, opened}, err
}

// pack writes the files.
func (h held) pack(ctx context.Context, to io.Writer) error {
	compressed, err := zstd.NewWriter(to)
	if err != nil {
		return err
	}
	archive := tar.NewWriter(compressed)
	for _, f := range h.files.all {
		if err := h.packFile(ctx, archive, f); err != nil {
			return errors.Join(err, compressed.Close())
		}
	}
	return errors.Join(archive.Close(), compressed.Close())
}

// packFile writes one file, and fails where it is not as it was written.
func (h held) packFile(ctx context.Context, archive *tar.Writer, f *os.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	name := filepath.Base(f.Name())
	header := tar.Header{Typeflag: tar.TypeReg, Name: name, Size: info.Size(), Mode: 0o644, ModTime: h.manifest.Created.Truncate(time.Second)}
	if err := archive.WriteHeader(&header); err != nil {
		return err
	}
	sum, err := copySummed(archive, io.LimitReader(packed.NewSource(ctx, f), info.Size()))
	if err != nil {
		return err
	}
	if want, listed := h.manifest.Files[name]; listed && want != sum {
		return &damage{h.manifest.Generation, changed(name)}
	}
	return nil
}
