package corpus

import (
	"context"
	"iter"
	"runtime"

	"kiosque/corpus/read"
)

// inOrder does work on pieces side by side, on as many cores as there are.
// Each result comes in a channel of its own, in the order of the pieces; it
// ends when ctx does. At most a few pieces a core are held at once.
func inOrder[T any](ctx context.Context, pieces iter.Seq2[read.Piece, error], work func(read.Piece, error) T) <-chan chan T {
	cores := runtime.GOMAXPROCS(0)
	results := make(chan chan T, 4*cores)
	busy := make(chan struct{}, cores)
	go func() {
		defer close(results)
		for p, err := range pieces {
			result := make(chan T, 1)
			select {
			case results <- result:
			case <-ctx.Done():
				return
			}
			busy <- struct{}{}
			go func() {
				result <- work(p, err)
				<-busy
			}()
		}
	}()
	return results
}
