package server

import (
	"context"
	"errors"
	"runtime"
	"time"
)

// errBusy refuses a search that would wait longer than a reader does.
var errBusy = errors.New("too many searches at once; try again in a moment")

// Bounds of what waits for a search. Those who would wait longer are told at once: a queue
// that nobody sees the end of helps no one.
const (
	searchesPerCore  = 4
	remotePerCore    = 32 // while a node is gone, many wait until another answers
	searchesForHeavy = 8  // for so many searches at once there may be one heavy one: half of the cores
	maxWaiting       = 64
	patience         = 2 * time.Second
)

// searches lets only so many searches go on at once, and a few more wait for their turn,
// in the order in which they came.
type searches struct {
	running, waiting chan struct{}
	patience         time.Duration
}

// usualSearches is how many searches go on at once where nobody says otherwise.
func usualSearches(remote bool) int {
	if remote {
		return remotePerCore * runtime.GOMAXPROCS(0)
	}
	return searchesPerCore * runtime.GOMAXPROCS(0)
}

func newSearches(most int) searches {
	return searches{make(chan struct{}, most), make(chan struct{}, maxWaiting), patience}
}

// enter waits for a turn, to be given back by leave; errBusy where too many wait, or too long.
func (s searches) enter(ctx context.Context) (leave func(), err error) {
	select {
	case s.running <- struct{}{}:
		return s.leave, nil
	default:
	}
	select {
	case s.waiting <- struct{}{}:
		defer func() { <-s.waiting }()
	default:
		return nil, errBusy
	}
	return s.wait(ctx)
}

func (s searches) wait(ctx context.Context) (leave func(), err error) {
	enough := time.NewTimer(s.patience)
	defer enough.Stop()
	select {
	case s.running <- struct{}{}:
		return s.leave, nil
	case <-enough.C:
		return nil, errBusy
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (s searches) leave() { <-s.running }
