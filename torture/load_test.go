package main

import (
	"errors"
	"sync"
	"time"

	"kiosque/torture/program"
)

// load asks a server so many questions a second, whether the ones before were answered or not.
type load struct {
	server *program.Server
	ledger *ledger
	slots  chan struct{} // one for each request that waits
	stop   chan struct{}
	ended  sync.WaitGroup
}

// mostWaiting requests may wait for an answer; more is a server that stands still.
const mostWaiting = 800

var errWaiting = errors.New("800 requests wait for an answer")

// startLoad begins to ask.
func startLoad(s *program.Server, l *ledger, perSecond int) *load {
	running := &load{server: s, ledger: l, slots: make(chan struct{}, mostWaiting), stop: make(chan struct{})}
	running.ended.Go(func() { running.run(time.Second / time.Duration(perSecond)) })
	return running
}

func (l *load) run(every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for i := 0; ; i++ {
		select {
		case <-l.stop:
			return
		case <-tick.C:
			l.send(paths[i%len(paths)])
		}
	}
}

func (l *load) send(path string) {
	select {
	case l.slots <- struct{}{}:
	default:
		l.ledger.judge(path, program.Answer{}, errWaiting)
		return
	}
	l.ended.Go(func() {
		defer func() { <-l.slots }()
		a, err := l.server.Ask(patient, path)
		l.ledger.judge(path, a, err)
	})
}

// end stops asking and waits for the last answers.
func (l *load) end() {
	close(l.stop)
	l.ended.Wait()
}
