package server

import (
	"context"
	"errors"
	"runtime"
	"time"
)

// errBusy refuses a search that would wait longer than a reader does.
var errBusy = errors.New("too many searches at once; try again in a moment")

// bounds of what waits for a search. Those who would wait longer are told at once: a queue
// that nobody sees the end of helps no one.
type bounds struct {
	perCore  int // searches that go on at once
	waiting  int // those that wait for a turn
	patience time.Duration
}

var (
	inProcess = bounds{perCore: 4, waiting: 64, patience: 2 * time.Second}
	// While a node of a cluster is gone, or comes back, all questions take seconds, and this machine has nothing to do.
	onCluster = bounds{perCore: 32, waiting: 256, patience: 5 * time.Second}
)

const searchesForHeavy = 8 // for so many searches at once there may be one heavy one: half of the cores

// searches lets only so many searches go on at once, and a few more wait for their turn,
// in the order in which they came.
type searches struct {
	running, waiting chan struct{}
	patience         time.Duration
}

// boundsOf are those of searches by an engine.
func boundsOf(remote bool) bounds {
	if remote {
		return onCluster
	}
	return inProcess
}

// usualSearches is how many searches go on at once where nobody says otherwise.
func (b bounds) usualSearches() int { return b.perCore * runtime.GOMAXPROCS(0) }

func (b bounds) searches(most int) searches {
	return searches{make(chan struct{}, most), make(chan struct{}, b.waiting), b.patience}
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
