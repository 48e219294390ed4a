package server

import (
	"context"
	"errors"
	"time"

	"kiosque/index"
	"kiosque/metrics"
)

// generationHeader names the generation that an answer is from.
const generationHeader = "Kiosque-Generation"

// A reply makes the answer to a request from one generation.
type reply func(ctx context.Context, from index.View) (response, error)

// ask answers a request from one generation, as soon as there is room for one more search of its
// weight, and within the time that a search may take. Where that generation turns out to be damaged, the
// one that is current by then is asked, once.
func (s *server) ask(r *request, answer reply) (response, error) {
	if r.broken != nil {
		return response{}, r.broken
	}
	if s.isKnown(r) {
		r.outcome = metrics.Known
		return unchanged(), nil
	}
	leave, err := s.turn(r.Context(), r.weight, 0)
	if err != nil {
		return response{}, err
	}
	defer leave()
	ctx, cancel := context.WithTimeout(r.Context(), s.SearchTimeout)
	defer cancel()
	given, err := s.askCurrent(ctx, r, answer)
	if r.generation != "" && errors.Is(err, index.ErrUnavailable) {
		s.Logger.Warn("asking again", "id", r.id, "generation", r.generation, "error", err)
		given, err = s.askCurrent(ctx, r, answer)
	}
	r.passing = r.passing || ctx.Err() != nil // what it had no time for is left out
	return given, err
}

// turn waits for room for one more question of a weight, for so long at least.
func (s *server) turn(ctx context.Context, weight int, least time.Duration) (leave func(), err error) {
	turns, queue, came := s.searches, usualQueue, time.Now()
	if weight > heavy {
		turns, queue = s.heavy, heavyQueue
	}
	turns.patience = max(turns.patience, least)
	leave, err = turns.enter(ctx)
	s.Metrics.Waited(queue, came)
	return leave, err
}

// askLong is ask for what is long on its way to the client: until it is sent it has one of the few turns of exports.
func (s *server) askLong(r *request, answer reply) (given response, err error) {
	if s.Ending != nil && s.Ending() {
		return response{}, errEnding
	}
	leave, err := s.exports.enter(r.Context())
	if errors.Is(err, errBusy) {
		err = errExporting
	}
	if err != nil {
		return response{}, err
	}
	defer func() {
		if given.stream == nil {
			leave()
		}
	}()
	given, err = s.ask(r, answer)
	if given.stream != nil {
		given.held = append(given.held, leave)
	}
	return given, err
}

// askCurrent asks the generation that is current now, and holds it until the answer stands in memory, or is sent
// where it is streamed.
func (s *server) askCurrent(ctx context.Context, r *request, answer reply) (given response, err error) {
	r.from(nil)
	view, err := s.engine.ViewOf(ctx, r.values.Get("cursor"))
	if err != nil {
		return response{}, err
	}
	defer func() {
		if given.stream == nil {
			s.letGo(r, view)
		}
	}()
	r.from(view)
	given, err = answer(ctx, s.timed(view))
	if given.stream != nil {
		given.held = append(given.held, func() { s.letGo(r, view) })
	}
	return given, err
}

func (s *server) letGo(r *request, view index.View) {
	if err := view.Close(); err != nil {
		s.Logger.Warn("generation not let go", "id", r.id, "generation", view.Generation(), "error", err)
	}
}

// leaveOut logs why a page lacks a part without which it is right. The next one may have it.
func (s *server) leaveOut(r *request, part string, err error) {
	r.passing = true
	s.Logger.Warn(part+" left out", "id", r.id, "error", err)
}
