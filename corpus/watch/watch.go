// Package watch follows a folder: it tells when what a reading would find there has changed and is whole.
//
// It looks at the folder every now and then and compares: names, sizes, times, inodes. It is not told by the system
// (inotify and its like), which says nothing of what other machines write to a network file system, nor of what
// happens behind many bind mounts, loses events when they are many, and has to be set up anew for each
// folder. A look costs a stat a file, 20 looks' time lie between two, and of a file 8 bytes are remembered.
//
// A change is told once nothing has moved for a while, so that a copy under way, a crawler at work or an
// editor's half-written file are waited for. A folder that never rests is read all the same after Patience. Then
// new files that were just written wait, to be read when they are whole; files that were there before are read as they
// are, for an article that is out of date for a minute is better than one that is gone.
package watch

import (
	"context"
	"iter"
	"time"

	"kiosque/corpus/read"
)

// Options say how a folder is followed. The zero Options are right.
type Options struct {
	Read     read.Options  // of the readings that look for the same files
	Settle   time.Duration // how long nothing may move; 2 s
	Patience time.Duration // after which a folder that never rests is read; a minute
	Interval time.Duration // the least between two looks; a second
}

const (
	defaultSettle   = 2 * time.Second
	defaultPatience = time.Minute
	defaultInterval = time.Second
	looksApart      = 20 // times a look takes, between two
)

// Change says that a folder is not as it was.
type Change struct {
	// Wait is for the read.Options of the reading that follows.
	Wait func(path string, written time.Time) bool
}

// Folder tells of the changes of a corpus until ctx ends; what it finds at first is one. While the loop
// does its work nothing is looked at, and what changes meanwhile is the next change. When the folder cannot be
// looked at, the error is told, once until it can; breaking off is the caller's to decide.
func Folder(ctx context.Context, root string, o Options) iter.Seq2[Change, error] {
	return func(yield func(Change, error) bool) {
		f := follower{root: root, options: o.withDefaults()}
		for ctx.Err() == nil {
			began := time.Now()
			change, due, err := f.look(ctx)
			took := time.Since(began)
			if ctx.Err() == nil && (err != nil || due) && !yield(change, err) {
				return
			}
			select {
			case <-ctx.Done():
			case <-time.After(max(f.options.Interval, looksApart*took)):
			}
		}
	}
}

func (o Options) withDefaults() Options {
	for _, d := range []struct {
		to      *time.Duration
		without time.Duration
	}{{&o.Settle, defaultSettle}, {&o.Patience, defaultPatience}, {&o.Interval, defaultInterval}} {
		if *d.to <= 0 {
			*d.to = d.without
		}
	}
	return o
}

// follower follows one folder.
type follower struct {
	root     string
	options  Options
	accepted *sum      // of the last change; nil when the next look that rests is one
	last     *sum      // of the look before
	known    paths     // that were read
	moved    time.Time // when last became what it is
	since    time.Time // when it ceased to be what was accepted; zero while it is
	failing  bool
}

// look tells whether a change is due.
func (f *follower) look(ctx context.Context) (c Change, due bool, err error) {
	now := time.Now()
	s, err := look(ctx, f.root, f.options.Read, now)
	if err != nil {
		if f.failing {
			return c, false, nil
		}
		f.failing = true
		return c, false, err
	}
	f.failing = false
	if f.last == nil || s.sum != *f.last {
		f.moved = now
	}
	seen := s.sum // without the files
	f.last = &seen
	if f.accepted != nil && s.sum == *f.accepted {
		f.since = time.Time{}
		return c, false, nil
	}
	if f.since.IsZero() {
		f.since = now
	}
	rests := now.Sub(f.moved) >= f.options.Settle && now.Sub(s.newest) >= f.options.Settle
	if !rests && now.Sub(f.since) < f.options.Patience {
		return c, false, nil
	}
	return f.accept(s, rests, now.Add(-f.options.Settle)), true, nil
}

// accept makes s what is compared with. Where it does not rest, the next look that does is a change too.
func (f *follower) accept(s *state, rests bool, settled time.Time) Change {
	known := f.known
	f.accepted, f.since = f.last, time.Time{}
	f.known = s.paths(func(at uint64, written time.Time) bool { return !written.After(settled) || known.has(at) })
	if !rests {
		f.accepted = nil
	}
	return Change{Wait: func(path string, written time.Time) bool {
		return written.After(settled) && !known.has(hashOf(path))
	}}
}
