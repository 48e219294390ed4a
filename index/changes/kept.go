package changes

import (
	"errors"
	"path/filepath"

	"kiosque/article"
)

// The files that Kept writes.
const (
	DigestsFile  = "digests"
	ReadingsFile = "readings"
)

// Kept are two files of a generation being written, a row an article. Digests are of what is
// stored, and so a part of the archive's content: the same articles have the same. Readings are
// of what articles were read from and by which rules; they are kept apart, for two programs may
// read the same article.
type Kept struct{ digests, readings *Writer }

// CreateKept makes both files in a folder, or empties them.
func CreateKept(dir string) (k Kept, err error) {
	if k.digests, err = Create(filepath.Join(dir, DigestsFile)); err != nil {
		return k, err
	}
	if k.readings, err = Create(filepath.Join(dir, ReadingsFile)); err != nil {
		return k, errors.Join(err, k.digests.Close())
	}
	return k, nil
}

// Add writes the rows of the next article.
func (k Kept) Add(digest Row, of article.Reading) error {
	if err := k.digests.Add(digest); err != nil {
		return err
	}
	return k.readings.Add(Row{Short: of.Chrome, Long: of.Key})
}

// Close makes sure that all is on the disk and closes the files.
func (k Kept) Close() error { return errors.Join(k.digests.Close(), k.readings.Close()) }
