package distributed

import (
	"context"
	"fmt"
	"path/filepath"

	"kiosque/index"
	"kiosque/index/changes"
	"kiosque/index/columns"
	"kiosque/index/gates"
)

// The files of a generation that say what it is to the one before.
const (
	changesFile  = "changes"
	goneFile     = "gone"
	arrivalsFile = "arrivals"
)

// before is the generation that a new one takes the place of, as far as it can be read: the figures of its manifest,
// when its articles came and what it remembers, and, where it is of this version, its articles.
type before struct {
	*generation                    // nil: there is none
	isComparable bool              // its articles can be compared
	digests      changes.Hashes    // of all that is there
	ids          changes.IDs       // of digests
	arrivals     *columns.Arrivals // nil: it does not know when its articles came
	gone         []index.Gone
}

// openBefore opens the current generation; where none is current, the newest whole one. What is damaged for good is told in the
// log, and does not stop the rebuild that mends it; that the cluster is away stops it, for nothing must be forgotten then.
func (e *Engine) openBefore(ctx context.Context, all []listed) (*before, error) {
	l := predecessor(all)
	if l == nil {
		return &before{}, nil
	}
	b := &before{generation: e.open(l)}
	err := l.wholeness()
	b.isComparable = err == nil
	if err == nil || l.manifest.Whole {
		err = joined(err, b.read(ctx))
	}
	if isAway(err) || ctx.Err() != nil {
		return nil, err
	}
	if err != nil {
		e.options.Logger.Warn("the generation before cannot be read as a whole", "generation", l.name, "error", err)
	}
	return b, nil
}

// joined is the second error, if there is one: it matters more.
func joined(first, second error) error {
	if second != nil {
		return second
	}
	return first
}

// predecessor is the current generation of a list, or the newest that is whole.
func predecessor(all []listed) *listed {
	if l := currentOf(all); l != nil {
		return l
	}
	for i := range all {
		if l := &all[len(all)-1-i]; l.wholeness() == nil {
			return l
		}
	}
	return nil
}

// read reads what the files say of articles, which hold for those of another version too.
func (b *before) read(ctx context.Context) error {
	names := []string{digestsFile, arrivalsFile}
	if b.manifest.Gone > 0 {
		names = append(names, goneFile)
	}
	err := b.withFiles(ctx, func(dir string) (err error) {
		if b.digests, err = changes.Read(filepath.Join(dir, digestsFile)); err != nil {
			return err
		}
		if b.arrivals, err = columns.ReadArrivals(filepath.Join(dir, arrivalsFile)); err != nil {
			return err
		}
		b.gone, err = changes.ReadGone(filepath.Join(dir, goneFile))
		return err
	}, names...)
	if n := b.digests.Len(); err == nil && (n != b.manifest.Articles || n != b.arrivals.Len()) {
		err = fmt.Errorf("%s has %d articles, %s %d, the manifest %d", digestsFile, n, arrivalsFile, b.arrivals.Len(), b.manifest.Articles)
	}
	if err != nil {
		b.isComparable, b.arrivals, b.gone, b.digests = false, nil, nil, changes.Hashes{}
	}
	b.ids = changes.NewIDs(b.digests)
	return err
}

// arrival is when the archive first had an article: with b, where b has it, or with now.
func (b *before) arrival(id string, now index.Arrival) index.Arrival {
	if b.arrivals != nil {
		if n, known := b.ids.Find(id); known {
			return b.arrivals.Of(n)
		}
	}
	return now
}

// census returns the figures of a generation, zero where there is none.
func (b *before) census() gates.Census {
	if b.generation == nil {
		return gates.Census{}
	}
	return b.manifest.Census
}
