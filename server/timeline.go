package server

import (
	"context"
	"errors"
	"time"

	"kiosque/index"
	"kiosque/query"
	"kiosque/web"
)

// timelineTime is how long a page waits for its timeline.
const timelineTime = 3 * time.Second

// timeline returns the timeline of a page that has hits. The page is right without, and the log
// says why it is; that the generation is damaged is an error.
func (s *server) timeline(ctx context.Context, from index.View, r *request, f found) (index.Timeline, error) {
	if f.Total == 0 {
		return index.Timeline{}, nil
	}
	ctx, cancel := context.WithTimeout(ctx, timelineTime)
	defer cancel()
	line, err := drawn(ctx, from, f.Query)
	switch {
	case errors.Is(err, index.ErrUnavailable):
		return index.Timeline{}, err
	case err != nil:
		s.leaveOut(r, "timeline", err)
		return index.Timeline{}, nil
	}
	return line, nil
}

// drawn returns the timeline of q by the unit that the page is to draw.
func drawn(ctx context.Context, from index.View, q query.Query) (index.Timeline, error) {
	unit, sure := web.TimelineUnit(q)
	line, err := from.Timeline(ctx, q, unit)
	if err != nil || sure {
		return line, err
	}
	if better := web.BetterUnit(line, q); better != unit {
		return from.Timeline(ctx, q, better)
	}
	return line, nil
}
