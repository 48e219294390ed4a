package corpus

import (
	"context"
	"iter"
	"runtime"

	"kiosque/corpus/read"
)

// inOrder does work on documents side by side, on as many cores as there are.
// Each result comes in a channel of its own, in the order of the documents; it
// ends when ctx does. At most a few documents a core are held at once.
func inOrder[T any](ctx context.Context, documents iter.Seq2[read.Document, error], work func(read.Document, error) T) <-chan chan T {
	cores := runtime.GOMAXPROCS(0)
	results := make(chan chan T, 4*cores)
	busy := make(chan struct{}, cores)
	go func() {
		defer close(results)
		for d, err := range documents {
			result := make(chan T, 1)
			select {
			case results <- result:
			case <-ctx.Done():
				return
			}
			busy <- struct{}{}
			go func() {
				result <- work(d, err)
				<-busy
			}()
		}
	}()
	return results
}
