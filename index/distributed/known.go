package distributed

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"sync/atomic"
	"time"

	"golang.org/x/sync/singleflight"

	"kiosque/index/vocabulary"
)

// readingTime is how long the vocabulary may take to come. Who asked for it may be gone before; the next one has it.
const readingTime = time.Minute

// known is the vocabulary of a generation, read when it is first asked for. An error is not kept.
type known struct {
	read atomic.Pointer[vocabulary.Vocabulary]
	once singleflight.Group
}

// vocabulary is that of g, read once.
func (g *generation) vocabulary(ctx context.Context) (*vocabulary.Vocabulary, error) {
	if v := g.known.read.Load(); v != nil {
		return v, nil
	}
	coming := g.known.once.DoChan("", func() (any, error) {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), readingTime)
		defer cancel()
		return g.readVocabulary(ctx)
	})
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case r := <-coming:
		if r.Err != nil {
			return nil, r.Err
		}
		return r.Val.(*vocabulary.Vocabulary), nil
	}
}

func (g *generation) readVocabulary(ctx context.Context) (*vocabulary.Vocabulary, error) {
	kept, err := g.openFile(ctx, vocabularyFile)
	if err != nil {
		return nil, err
	}
	in := bufio.NewReader(kept)
	v, err := vocabulary.Read(in)
	if err != nil {
		return nil, fmt.Errorf("read vocabulary: %w", err)
	}
	if _, err := io.Copy(io.Discard, in); err != nil { // at its end it is checked
		return nil, err
	}
	g.known.read.Store(v)
	return v, nil
}
