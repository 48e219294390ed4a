package embedded

import (
	"errors"
	"fmt"
	"path/filepath"

	"kiosque/index/changes"
	"kiosque/index/columns"
)

// openArrivals opens when the articles came. That is written once a generation is compared with the one
// before, and so is not there while it is proved.
func (g *generation) openArrivals(dir string) error {
	if _, listed := g.manifest.Files[arrivalsFile]; !listed {
		return nil
	}
	a, err := readArrivals(dir, g.manifest.Articles)
	if err == nil {
		g.columns.SetArrivals(a)
	}
	return err
}

func readArrivals(dir string, articles int) (*columns.Arrivals, error) {
	a, err := columns.ReadArrivals(filepath.Join(dir, arrivalsFile))
	if err != nil {
		return nil, err
	}
	if a.Len() != articles {
		return nil, fmt.Errorf("%s has %d articles, the manifest %d", arrivalsFile, a.Len(), articles)
	}
	return a, nil
}

// arrive writes when the articles of now came: what before has too came when it says, and the others with now.
func (b *before) arrive(now *generation, dir string, digests changes.Hashes) error {
	return columns.WriteArrivals(filepath.Join(dir, arrivalsFile), b.arrivals.Carry(b.digests, digests, now.manifest.Arrival()))
}

// readArrivals reads when the articles of a generation of another version came, which is as good.
func (b *before) readArrivals() (err error) {
	for _, name := range []string{arrivalsFile, digestsFile} {
		if _, listed := b.manifest.Files[name]; !listed || b.arrivals != nil {
			return nil
		}
	}
	for _, name := range []string{arrivalsFile, digestsFile} {
		err = errors.Join(err, b.manifest.checkFile(filepath.Join(b.dir, name)))
	}
	if err != nil {
		return err
	}
	if b.digests, err = changes.Read(filepath.Join(b.dir, digestsFile)); err != nil {
		return err
	}
	b.arrivals, err = readArrivals(b.dir, b.digests.Len())
	return err
}
