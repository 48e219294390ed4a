package embedded

import (
	"context"

	"kiosque/article"
)

// Articles of one batch: a segment and a run, which are merged at the end.
const (
	batchArticles = 2000
	batchBytes    = 8 << 20 // of text
)

// batch is consecutive articles. Its turn comes when all before it are written.
type batch struct {
	number   int
	articles []article.Article
	bytes    int
	turn     <-chan struct{}
	next     chan struct{}
}

func firstBatch() *batch {
	turn := make(chan struct{})
	close(turn)
	return &batch{turn: turn, next: make(chan struct{})}
}

func (b *batch) add(a article.Article) {
	b.articles, b.bytes = append(b.articles, a), b.bytes+len(a.Text)
}

func (b *batch) isFull() bool { return len(b.articles) == batchArticles || b.bytes >= batchBytes }

// send sends b and returns the batch that follows it.
func (b *batch) send(ctx context.Context, to chan<- *batch) (*batch, error) {
	select {
	case to <- b:
		return &batch{number: b.number + 1, turn: b.next, next: make(chan struct{})}, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
