package server

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"kiosque/index"
)

// jobJSON reports on a rebuild that was asked for over HTTP.
type jobJSON struct {
	State      string            `json:"state"` // "none", "running", "done", "failed"
	Started    *time.Time        `json:"started,omitempty"`
	Ended      *time.Time        `json:"ended,omitempty"`
	Error      string            `json:"error,omitempty"`
	Losses     []dropJSON        `json:"losses,omitempty"`     // of a rebuild that the gates refused
	Generation *index.Generation `json:"generation,omitempty"` // that it made
}

// dropJSON is a figure that would fall too far.
type dropJSON struct {
	What   string  `json:"what"`
	Of     string  `json:"of,omitempty"`
	Before float64 `json:"before"`
	Now    float64 `json:"now"`
}

// job is the rebuild that runs, or that ran last.
type job struct {
	mu   sync.Mutex
	last jobJSON
}

func (j *job) report() jobJSON {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.last.State == "" {
		return jobJSON{State: "none"}
	}
	return j.last
}

// start runs one rebuild in the background; ErrBusy while another runs.
func (j *job) start(run func() (*index.Generation, error)) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.last.State == "running" {
		return fmt.Errorf("%w since %s", index.ErrBusy, j.last.Started.UTC().Format(time.RFC3339))
	}
	now := time.Now()
	j.last = jobJSON{State: "running", Started: &now}
	go func() { j.end(run()) }()
	return nil
}

func (j *job) end(made *index.Generation, err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	now := time.Now()
	j.last.State, j.last.Ended, j.last.Generation = "done", &now, made
	if err == nil {
		return
	}
	j.last.State, j.last.Error = "failed", err.Error()
	var loss *index.Loss
	if errors.As(err, &loss) {
		for _, d := range loss.Report.Losses {
			j.last.Losses = append(j.last.Losses, dropJSON(d))
		}
	}
}

// rebuildNow rebuilds, and returns the generation that is current then. A panic is an error: the
// server goes on with what it has.
func (s *server) rebuildNow() (made *index.Generation, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			s.Logger.Error("panic in a rebuild", "cause", fmt.Sprint(cause), "stack", string(debug.Stack()))
			err = errPanic
		}
	}()
	if err := s.Rebuild(); err != nil {
		s.Logger.Error("rebuild failed", "error", err)
		return nil, err
	}
	kept, err := s.engine.Generations(context.Background())
	for _, g := range kept {
		if g.Current {
			return &g, nil
		}
	}
	return nil, err
}
