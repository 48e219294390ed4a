package corpus

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"sync"

	"kiosque/corpus/read"
)

const longPiece = 1 << 20 // bytes

// inOrder does work on pieces side by side, on as many cores as there are.
// Each result comes in a channel of its own, in the order of the pieces; it
// ends when ctx does. At most a few pieces a core are held at once, and one that is long is worked on at a time: while
// it is, it takes up to fifty times its length.
func inOrder[T any](ctx context.Context, pieces iter.Seq2[read.Piece, error], work func(read.Piece, error) T) <-chan chan T {
	cores := runtime.GOMAXPROCS(0)
	results := make(chan chan T, 4*cores)
	busy := make(chan struct{}, cores)
	var long sync.Mutex
	go func() {
		defer close(results)
		for p, err := range ending(pieces) {
			result := make(chan T, 1)
			select {
			case results <- result:
			case <-ctx.Done():
				return
			}
			busy <- struct{}{}
			go func() {
				if p.Len() > longPiece {
					long.Lock()
					defer long.Unlock()
				}
				result <- work(p, err)
				<-busy
			}()
		}
	}()
	return results
}

// ending is pieces, with an error for the last where the program fails on what lies about them.
func ending(pieces iter.Seq2[read.Piece, error]) iter.Seq2[read.Piece, error] {
	return func(yield func(read.Piece, error) bool) {
		defer func() {
			if cause := recover(); cause != nil {
				yield(read.Piece{}, fmt.Errorf("read corpus: the program fails on it: %v", cause))
			}
		}()
		pieces(yield)
	}
}

// guarded does work on a piece. One on which the program fails is refused: the others, and a server that
// rebuilds, go on.
func guarded[T any](p read.Piece, work func(read.Piece) (T, error)) (t T, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = &read.Refusal{Path: p.Path(), Reason: fmt.Sprintf("the program fails on it: %v", cause)}
		}
	}()
	return work(p)
}
