package cli

import (
	"context"
	"iter"
	"path/filepath"
	"time"

	"kiosque/index"
	"kiosque/index/changes"
	"kiosque/index/embedded"
)

// engine is an archive as the program needs it, whichever engine keeps it.
type engine interface {
	index.Engine
	index.Mover
	// Earlier opens what the archive has of a corpus already; where it has nothing, or nothing that can be used, it knows no piece.
	Earlier(ctx context.Context) (index.Earlier, error)
	// Current is the generation that answers: its name, when it was built and its articles; "" for none.
	Current() (name string, created time.Time, articles int)
	// Refused is what the rebuild that was refused last would have changed, what would be gone first, and where all of it is listed.
	Refused(ctx context.Context) (all iter.Seq2[index.Change, error], where string)
}

// opening is what an archive is opened for. The zero opening asks it questions.
type opening struct {
	writeOnly bool // nothing is asked, so that one of another version can be opened
	keep      int  // generations kept beside the current one; 0: what is usual
	body      func(name string) (value string, known bool)
}

// engine opens the archive that the settings name; it is the one place that does.
func (p *program) engine(o opening) (engine, error) {
	if p.keeping.engine == onCluster {
		return p.inCluster(o)
	}
	return p.onDisk(p.data, o)
}

// onDisk opens the archive in a folder.
func (p *program) onDisk(folder string, o opening) (engine, error) {
	e, err := embedded.Open(folder, embedded.Options{Logger: p.logger(), WriteOnly: o.writeOnly, Keep: o.keep, Body: o.body})
	if err != nil {
		return nil, err
	}
	return onDisk{e, folder}, nil
}

// onDisk is an archive in a folder.
type onDisk struct {
	*embedded.Engine
	folder string
}

// Refused reads the list in the folder.
func (e onDisk) Refused(context.Context) (iter.Seq2[index.Change, error], string) {
	path := filepath.Join(e.folder, embedded.RefusedFile)
	return changes.ReadList(path), path
}
