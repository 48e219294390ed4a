package distributed

import (
	"context"
	"fmt"
	"time"

	"kiosque/index"
)

// Several machines may load one generation side by side, each a part of the corpus. The first of them makes the indices,
// and each leaves beside them, in an index of files of their own, what finishing needs of it:
//
//	digests-2 readings-2   as those of a generation
//	places-2               where those articles stand in the corpus
//	part-2                 a head, written last: where it is, the part is loaded
//
// While it works, a part has a lease, the document part-2 of the index of the lock.

// Sample is how many articles from the first of each language on every part must see, of other parts too: by them the
// lengths of all are weighed.
const Sample = firstArticles

const (
	placesFile = "places"
	partHead   = "part"
	mostParts  = 1000
	joining    = time.Minute // how long a part waits while another one joins
)

// parts say of a generation that is being loaded in parts what all of them must have in common.
type parts struct {
	Of      int    `json:"of"`
	Program string `json:"program"`
	Corpus  string `json:"corpus"`
	Before  string `json:"before"` // UUID of the generation that it will take the place of; "": none
}

// loadedPart says of a part what is not in its files.
type loadedPart struct {
	Articles int `json:"articles"`
	Unread   int `json:"unread"`
}

// ofPart is the name of a file, or a lease, of a part.
func ofPart(name string, number int) string { return fmt.Sprintf("%s-%d", name, number) }

// sides is where the parts of g leave their files: a generation that never was.
func (g *generation) sides() *generation {
	return &generation{client: g.client, index: g.index + "-parts"}
}

// fits refuses a part of something else, as far as that is known before its corpus is read.
func (e *Engine) fits(ctx context.Context, p index.Part) error {
	all, err := e.list(ctx)
	if err != nil {
		return unavailable(err)
	}
	half := loading(all)
	if half == nil || p.Anew || half.isBroken() {
		return nil
	}
	return half.takes(parts{p.Of, p.Program, half.manifest.Parts.Corpus, half.manifest.Parts.Before})
}

// loading is the generation of a list that is being loaded in parts, nil when there is none.
func loading(all []listed) *listed {
	for i := range all {
		if l := &all[len(all)-1-i]; !l.isWhole() && l.manifest.Parts != nil {
			return l
		}
	}
	return nil
}

// isBroken tells that of the indices of parts one is not there.
func (l *listed) isBroken() bool {
	const all = 4
	return len(l.indices) < all
}

// takes says why a part does not belong to those that are being loaded, nil when it does.
func (l *listed) takes(p parts) error {
	have := *l.manifest.Parts
	var why string
	switch err := l.manifest.Version(format); {
	case err != nil:
		return fmt.Errorf("generation %s, which is being loaded in parts, was %w", l.name, err)
	case have.Of != p.Of:
		why = fmt.Sprintf("in %d parts, not in %d", have.Of, p.Of)
	case have.Program != p.Program:
		why = "by another build of Kiosque; all parts need the same"
	case have.Corpus != p.Corpus:
		why = "from another corpus; all parts need the same files and settings"
	case have.Before != p.Before:
		why = "and the archive has changed since; its parts must be loaded anew"
	default:
		return nil
	}
	return fmt.Errorf("generation %s is being loaded %s (--force gives up what is loaded)", l.name, why)
}

// running returns ErrBusy while one of the parts of a generation is being loaded, but for one.
func (e *Engine) running(ctx context.Context, p *parts, but int) error {
	if p == nil {
		return nil
	}
	names := make([]string, p.Of)
	for i := range names {
		names[i] = ofPart(partHead, i+1)
	}
	leases, err := e.client.Get(ctx, e.lockIndex(), names)
	if err != nil {
		return err
	}
	for i, lease := range leases {
		if lease == nil || i+1 == but {
			continue
		}
		w := e.newWriter(names[i])
		if err := w.take(ctx); err != nil { // one that ran out is there to be taken
			return fmt.Errorf("part %d/%d is being loaded: %w", i+1, p.Of, err)
		}
		w.give(ctx)
	}
	return nil
}
