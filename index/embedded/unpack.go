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

	"github.com/klauspost/compress/zstd"

	"kiosque/index"
	"kiosque/index/generations"
	"kiosque/index/packed"
)

// Bounds of what is read of a backup; its manifest bounds the rest.
const maxManifest = 1 << 20 // bytes; one of three languages has three thousand

// parcel is a backup being unpacked.
type parcel struct {
	dir      string
	source   *packed.Source
	archive  *tar.Reader
	manifest manifest
	taken    map[string]fileSum
}

// unpack reads a backup, whole, into folder dir, which it makes. The manifest says which files
// there are and how large each is: nothing else is written.
func unpack(ctx context.Context, dir string, from io.Reader) (manifest, error) {
	source, contents, err := packed.Open(ctx, from)
	if err != nil {
		return manifest{}, err
	}
	defer contents.Close()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return manifest{}, err
	}
	p := parcel{dir: dir, source: source, archive: tar.NewReader(contents), taken: map[string]fileSum{}}
	if err := p.begin(); err != nil {
		return manifest{}, err
	}
	if err := p.rest(); err != nil {
		return manifest{}, err
	}
	return p.manifest, p.end(contents)
}

// begin takes the manifest.
func (p *parcel) begin() error {
	h, err := p.archive.Next()
	if isForeign(err) || err == nil && (!isPlain(h) || h.Name != manifestFile || h.Size > maxManifest) {
		return p.source.Or(packed.ErrForeign)
	}
	if err != nil {
		return p.unread()
	}
	if err := p.write(h); err != nil {
		return err
	}
	p.manifest, err = readManifest(p.dir)
	if err != nil && !errors.Is(err, index.ErrStale) {
		return fmt.Errorf("%w: %w", packed.ErrCut, err)
	}
	if err == nil && !generations.IsName(p.manifest.Generation) {
		return packed.ErrForeign
	}
	return err
}

// isForeign tells whether an error says that a file was never a backup.
func isForeign(err error) bool {
	return errors.Is(err, zstd.ErrMagicMismatch) || errors.Is(err, tar.ErrHeader) || errors.Is(err, io.EOF)
}

// rest takes the files that the manifest lists, all of them.
func (p *parcel) rest() error {
	for {
		h, err := p.archive.Next()
		if errors.Is(err, io.EOF) && len(p.taken) == len(p.manifest.Files) {
			return nil
		}
		if err != nil {
			return p.unread()
		}
		if err := p.take(h); err != nil {
			return err
		}
	}
}

// take takes a file of known name, size and content, once.
func (p *parcel) take(h *tar.Header) error {
	want, listed := p.manifest.Files[h.Name]
	if _, twice := p.taken[h.Name]; twice || !listed || !isPlain(h) {
		return fmt.Errorf("%w: %.100q does not belong there", packed.ErrForeign, h.Name)
	}
	if h.Size != want.Bytes {
		return fmt.Errorf("%w: %s has %d bytes, not %d", packed.ErrCut, h.Name, h.Size, want.Bytes)
	}
	if err := p.write(h); err != nil {
		return err
	}
	if p.taken[h.Name] != want {
		return fmt.Errorf("%w: %w", packed.ErrCut, changed(h.Name))
	}
	return nil
}

// isPlain tells whether an entry is a file, and its name no path.
func isPlain(h *tar.Header) bool {
	return h.Typeflag == tar.TypeReg && filepath.IsLocal(h.Name) && filepath.Base(h.Name) == h.Name
}

// write writes a file to disk, and keeps its sum.
func (p *parcel) write(h *tar.Header) error {
	f, err := os.OpenFile(filepath.Join(p.dir, h.Name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600) //nolint:gosec // the name is no path: isPlain
	if err != nil {
		return err
	}
	sum, err := copySummed(f, p.archive)
	if disk := (*fs.PathError)(nil); err != nil && !errors.As(err, &disk) {
		err = p.unread()
	}
	if h.Name != manifestFile {
		p.taken[h.Name] = sum
	}
	return errors.Join(err, f.Close())
}

// unread says why the archive cannot be read on.
func (p *parcel) unread() error { return p.source.Or(packed.ErrCut) }

// end makes sure that nothing follows, and that the last sums of the compression are right.
func (p *parcel) end(contents io.Reader) error {
	if n, err := io.Copy(io.Discard, io.LimitReader(contents, 1)); n > 0 || err != nil {
		return p.unread()
	}
	return nil
}
