package embedded

import (
	"errors"
	"path/filepath"

	"kiosque/index/changes"
)

// hashes are two files of a generation being written, a row an article. Digests are of what is
// stored, and so a part of the archive's content: the same articles have the same. Readings are
// of what articles were read from and by which rules; they are kept apart, for two programs may
// read the same article.
type hashes struct{ digests, readings *changes.Writer }

func createHashes(dir string) (h hashes, err error) {
	if h.digests, err = changes.Create(filepath.Join(dir, digestsFile)); err != nil {
		return h, err
	}
	if h.readings, err = changes.Create(filepath.Join(dir, readingsFile)); err != nil {
		return h, errors.Join(err, h.digests.Close())
	}
	return h, nil
}

func (h hashes) add(a *analysed) error {
	if err := h.digests.Add(a.digest); err != nil {
		return err
	}
	return h.readings.Add(changes.Row{Short: a.article.Reading.Chrome, Long: a.article.Reading.Key})
}

func (h hashes) close() error { return errors.Join(h.digests.Close(), h.readings.Close()) }
