package distributed

import (
	"context"
	"fmt"
	"iter"
	"path/filepath"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/changes"
	"kiosque/index/columns"
)

// tell compares g, whose files load has left in dir, with b: it counts what changed, lists it, and says what is gone
// and when every article came, in files of g.
func (b *before) tell(ctx context.Context, g *generation, dir string) error {
	digests, err := changes.Read(filepath.Join(dir, digestsFile))
	if err != nil {
		return err
	}
	gone, err := b.compare(ctx, g, dir, digests)
	if err == nil {
		err = b.remember(ctx, g, dir, gone, changes.NewIDs(digests))
	}
	if err != nil {
		return fmt.Errorf("compare with the generation before: %w", err)
	}
	if err := columns.WriteArrivals(filepath.Join(dir, arrivalsFile), b.arrivals.Carry(b.digests, digests, g.manifest.Arrival())); err != nil {
		return err
	}
	return g.putFile(ctx, dir, arrivalsFile)
}

// compare lists what g has that b has not, and the reverse, and counts it. It returns how to cite what is gone.
func (b *before) compare(ctx context.Context, g *generation, dir string, digests changes.Hashes) ([]index.Gone, error) {
	if b.generation == nil || !b.isComparable {
		return nil, nil
	}
	c := comparing{before: b, now: g, tally: index.Tally{Before: b.manifest.Generation}}
	err := changes.WriteList(filepath.Join(dir, changesFile), c.list(ctx, changes.Between(b.digests, digests)))
	if err != nil {
		return nil, err
	}
	if g.manifest.Changed = c.tally; c.tally.New+c.tally.Altered+c.tally.Gone > 0 {
		err = g.putFile(ctx, dir, changesFile)
	}
	return c.gone, err
}

// batch is how many articles are read at once.
const batch = 100

// comparing is a comparison under way.
type comparing struct {
	before *before
	now    *generation
	tally  index.Tally
	gone   []index.Gone
}

// list yields the entries of all steps that are changes, and counts all. Articles are read in batches of one generation.
func (c *comparing) list(ctx context.Context, steps iter.Seq[changes.Step]) iter.Seq2[index.Change, error] {
	return func(yield func(index.Change, error) bool) {
		var next []changes.Step
		for s := range steps {
			if s.Count(&c.tally); s.Kind == changes.Same {
				continue
			}
			if len(next) == batch || len(next) > 0 && isGone(next[0]) != isGone(s) {
				if !c.entries(ctx, next, yield) {
					return
				}
				next = next[:0]
			}
			next = append(next, s)
		}
		if len(next) > 0 {
			c.entries(ctx, next, yield)
		}
	}
}

func isGone(s changes.Step) bool { return s.Kind == index.ChangedGone }

// entries reads the articles of steps, all of one generation, and yields what the list says of each.
func (c *comparing) entries(ctx context.Context, steps []changes.Step, yield func(index.Change, error) bool) bool {
	of := c.now
	if isGone(steps[0]) {
		of = c.before.generation
	}
	places := make([]int64, len(steps))
	for i, s := range steps {
		places[i] = int64(s.Number)
	}
	articles, err := of.articlesAt(ctx, places)
	if err != nil {
		yield(index.Change{}, err)
		return false
	}
	for i, s := range steps {
		if c.cite(s, &articles[i]); !yield(changes.Of(s.Kind, &articles[i]), nil) {
			return false
		}
	}
	return true
}

// cite remembers an article that is gone; of more than changes.MaxGone the first.
func (c *comparing) cite(s changes.Step, a *article.Article) {
	if isGone(s) && len(c.gone) < changes.MaxGone {
		c.gone = append(c.gone, changes.Citation(a, c.before.manifest.Generation, c.now.manifest.Created))
	}
}

// remember leaves in g what it remembers of articles that are gone: those of b, and those that b remembers, but for
// what g has.
func (b *before) remember(ctx context.Context, g *generation, dir string, gone []index.Gone, has changes.IDs) error {
	all, err := changes.Carry(b.gone, gone, func(id string) (bool, error) {
		_, known := has.Find(id)
		return known, nil
	})
	if err != nil {
		return err
	}
	return g.putGone(ctx, dir, all)
}

// putGone leaves in g what it remembers. The file is there only when there is anything.
func (g *generation) putGone(ctx context.Context, dir string, all []index.Gone) error {
	g.manifest.Gone = len(all)
	if len(all) == 0 {
		return nil
	}
	if err := changes.WriteGone(filepath.Join(dir, goneFile), all); err != nil {
		return err
	}
	return g.putFile(ctx, dir, goneFile)
}
