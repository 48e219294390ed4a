// Package generations is what engines say of a generation alike: what it is called, and the figures that its manifest
// has whatever else it lists.
package generations

import (
	"fmt"
	"time"

	"kiosque/analyzers"
	"kiosque/index"
	"kiosque/index/gates"
)

// Figures are what every manifest says of its generation.
type Figures struct {
	Generation string    `json:"generation"`
	Created    time.Time `json:"created"`
	gates.Census
	Format    int         `json:"format"`    // of the engine: the layout of what it keeps
	Analyzers string      `json:"analyzers"` // analyzers.Version
	Digest    string      `json:"digest"`    // of the content: changes.Hashes.Digest
	Changed   index.Tally `json:"changed"`
	Unread    int         `json:"unread"` // index.Gates.Unread
}

// New returns the figures of a generation that is begun by this program, in a format of its engine.
func New(name string, created time.Time, format int) Figures {
	return Figures{Generation: name, Created: created, Format: format, Analyzers: analyzers.Version()}
}

// Version returns index.ErrStale for what another version of the program has written: in another format, or with other
// analysers.
func (f *Figures) Version(format int) error {
	switch {
	case f.Format != format:
		return fmt.Errorf("written by another version of Kiosque, as format %d, not %d: %w", f.Format, format, index.ErrStale)
	case f.Analyzers != analyzers.Version():
		return fmt.Errorf("written by another version of Kiosque, with analysers %.40q, not %s: %w", f.Analyzers, analyzers.Version(), index.ErrStale)
	}
	return nil
}

// Arrival is that of an article that comes with the generation.
func (f *Figures) Arrival() index.Arrival {
	return index.Arrival{Generation: f.Generation, At: f.Created}
}

// Summary is what a list of generations says of it without looking at what it keeps.
func (f *Figures) Summary() index.Generation {
	return index.Generation{
		Name: f.Generation, Created: f.Created, Articles: f.Articles, Digest: f.Digest,
		Changed: f.Changed, Unread: f.Unread, Covered: f.Covered,
	}
}
