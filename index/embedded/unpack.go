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
	"os"
	"path/filepath"
	"slices"

	"github.com/klauspost/compress/zstd"

	"kiosque/index"
)

// Bounds of what is read of a backup; the manifest bounds the rest.
const (
	maxManifest = 1 << 20  // bytes; one of three languages and seven files has two thousand
	maxSums     = 64 << 10 // bytes
	maxWindow   = 64 << 20 // bytes that the decoder holds; Backup asks for less
)

// What is said of an archive that is not restored.
var (
	errForeign = errors.New("this is no backup of Kiosque")
	errCut     = errors.New("the backup is damaged or cut short")
)

// parcel is a backup being unpacked.
type parcel struct {
	folder   string
	source   *reader
	archive  *tar.Reader
	manifest manifest
	sums     map[string]string // SHA-256 of what was unpacked, by file
}

// unpack reads a backup, whole, into a folder that it makes. Its manifest says which files
// it has and how large each is: nothing else is written.
func unpack(ctx context.Context, folder string, from io.Reader) (manifest, error) {
	source := &reader{ctx: ctx, from: from}
	contents, err := zstd.NewReader(source, zstd.WithDecoderMaxWindow(maxWindow), zstd.WithDecoderConcurrency(1))
	if err != nil {
		return manifest{}, err
	}
	defer contents.Close()
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return manifest{}, err
	}
	p := parcel{folder: folder, source: source, archive: tar.NewReader(contents), sums: map[string]string{}}
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
	h, err := p.next()
	if p.source.failed != nil {
		return p.source.failed
	}
	if err != nil || h.Name != manifestFile || h.Size > maxManifest {
		return errForeign
	}
	if err := p.write(h); err != nil {
		return err
	}
	p.manifest, err = readManifest(filepath.Join(p.folder, manifestFile))
	if errors.Is(err, index.ErrStale) {
		return err
	}
	if err != nil {
		return fmt.Errorf("%w: %w", errCut, err)
	}
	if !isGenerationName(p.manifest.Generation) || len(p.manifest.Files) != len(contentFiles) {
		return errForeign
	}
	return nil
}

// rest takes the files that the manifest lists, then compares all sums.
func (p *parcel) rest() error {
	for {
		h, err := p.next()
		if err != nil {
			return err
		}
		if h.Name == sumsFile {
			return p.compare()
		}
		if err := p.file(h); err != nil {
			return err
		}
	}
}

// next returns the header of the next file.
func (p *parcel) next() (*tar.Header, error) {
	h, err := p.archive.Next()
	if err != nil {
		return nil, p.unread()
	}
	if h.Typeflag != tar.TypeReg {
		return nil, fmt.Errorf("%w: %.100q is no plain file", errForeign, h.Name)
	}
	return h, nil
}

// unread says why the archive cannot be read.
func (p *parcel) unread() error {
	if p.source.failed != nil {
		return p.source.failed
	}
	return errCut
}

// file takes a file of known name and size, once.
func (p *parcel) file(h *tar.Header) error {
	want, listed := p.manifest.Files[h.Name]
	if _, twice := p.sums[h.Name]; twice || !listed || !slices.Contains(contentFiles, h.Name) {
		return fmt.Errorf("%w: %.100q does not belong there", errForeign, h.Name)
	}
	if h.Size != want.Bytes {
		return fmt.Errorf("%w: %s has %d bytes, not %d", errCut, h.Name, h.Size, want.Bytes)
	}
	if err := p.write(h); err != nil {
		return err
	}
	if p.sums[h.Name] != want.SHA256 {
		return fmt.Errorf("%w: %s is not what was backed up", errCut, h.Name)
	}
	return nil
}

// write writes a file to disk, for good, and keeps its sum.
func (p *parcel) write(h *tar.Header) error {
	f, err := os.OpenFile(filepath.Join(p.folder, h.Name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	hash := sha256.New()
	_, err = io.Copy(io.MultiWriter(f, hash), p.archive)
	if disk := (*fs.PathError)(nil); err != nil && !errors.As(err, &disk) {
		err = p.unread()
	}
	p.sums[h.Name] = hex.EncodeToString(hash.Sum(nil))
	return errors.Join(err, f.Sync(), f.Close())
}

// compare holds the sums at the end of the backup to what was unpacked, the manifest among it.
func (p *parcel) compare() error {
	text, err := io.ReadAll(io.LimitReader(p.archive, maxSums))
	if err != nil {
		return p.unread()
	}
	if len(p.sums) != len(p.manifest.Files)+1 || string(text) != sumsText(p.sums) {
		return fmt.Errorf("%w: its sums are not those of its files", errCut)
	}
	return nil
}

// end makes sure that nothing follows.
func (p *parcel) end(contents io.Reader) error {
	if _, err := p.archive.Next(); !errors.Is(err, io.EOF) {
		return p.unread()
	}
	if n, err := io.Copy(io.Discard, io.LimitReader(contents, 1)); n > 0 || err != nil {
		return p.unread()
	}
	return nil
}
