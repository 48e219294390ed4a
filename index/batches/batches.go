// Package batches takes the articles of a corpus through work in batches, by as many workers as there are cores, and
// hands each on in its turn: work is done side by side, what must be written in order is.
package batches

import (
	"context"
	"iter"
	"runtime"

	"golang.org/x/sync/errgroup"

	"kiosque/article"
)

// Size is when a batch is full: whichever is reached first.
type Size struct {
	Articles int
	Bytes    int // of text
}

// Batch is consecutive articles.
type Batch struct {
	Number   int // from 0
	First    int // how many articles there are before it
	Articles []article.Article
	bytes    int
	turn     <-chan struct{} // closed when all batches before are added
	next     chan struct{}
}

// Worked is what became of a batch.
type Worked interface {
	// Add is called once a batch, in order, one at a time.
	Add() error
}

// Work does what can be done with a batch by itself. It is called by several goroutines.
type Work func(context.Context, *Batch) (Worked, error)

// Run takes every article once: through work, and by Add in its order. An id seen before is refused and returned, as
// often as it came. Beside them it returns how many batches there were. At most a batch a core is held, and one more.
func Run(ctx context.Context, articles iter.Seq2[article.Article, error], size Size, work Work) (duplicates []string, n int, err error) {
	f := feed{size: size, to: make(chan *Batch), next: first()}
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		defer close(f.to)
		return f.all(ctx, articles)
	})
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error { return take(ctx, f.to, work) })
	}
	err = group.Wait()
	return f.duplicates, f.next.Number, err
}

// take works at batches and adds each when its turn has come.
func take(ctx context.Context, from <-chan *Batch, work Work) error {
	for batch := range from {
		worked, err := work(ctx, batch)
		if err != nil {
			return err
		}
		select {
		case <-batch.turn:
		case <-ctx.Done():
			return ctx.Err()
		}
		if err := worked.Add(); err != nil {
			return err
		}
		close(batch.next)
	}
	return nil
}

// feed makes batches.
type feed struct {
	size       Size
	to         chan *Batch
	next       *Batch // the one that is being filled
	duplicates []string
}

func first() *Batch {
	turn := make(chan struct{})
	close(turn)
	return &Batch{turn: turn, next: make(chan struct{})}
}

// all sends every article once.
func (f *feed) all(ctx context.Context, articles iter.Seq2[article.Article, error]) error {
	seen := map[string]bool{}
	for a, err := range articles {
		if err != nil {
			return err
		}
		if seen[a.ID] {
			f.duplicates = append(f.duplicates, a.ID)
			continue
		}
		seen[a.ID] = true
		f.next.Articles, f.next.bytes = append(f.next.Articles, a), f.next.bytes+len(a.Text)
		if !f.isFull() {
			continue
		}
		if err := f.send(ctx); err != nil {
			return err
		}
	}
	if len(f.next.Articles) > 0 {
		if err := f.send(ctx); err != nil {
			return err
		}
	}
	return ctx.Err()
}

func (f *feed) isFull() bool {
	return len(f.next.Articles) >= f.size.Articles || f.next.bytes >= f.size.Bytes
}

func (f *feed) send(ctx context.Context) error {
	select {
	case f.to <- f.next:
		f.next = &Batch{Number: f.next.Number + 1, First: f.next.First + len(f.next.Articles), turn: f.next.next, next: make(chan struct{})}
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
