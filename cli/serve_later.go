package cli

import (
	"context"
	"errors"
	"os"
	"slices"
	"time"

	"kiosque/index"
)

// askAgain is how long it takes until a cluster that could not be served is asked again.
const askAgain = time.Second

// errNoCorpus is the error of a server on a cluster without an archive, to which no corpus was given: many servers answer from
// one archive, and one machine has the corpus.
var errNoCorpus = errors.New("there is no archive yet, and no corpus here to build it from; kiosque rebuild makes it, where the corpus is")

// passingReasons are those for which a server begins though there is nothing to answer from: a cluster comes back by itself,
// and another machine may be at work on its archive. A folder of this machine is another matter.
var passingReasons = []error{index.ErrAway, index.ErrBusy, index.ErrStale, errNoCorpus}

func (p *program) isPassing(err error) bool {
	return p.keeping.engine == onCluster && passingReason(err) >= 0
}

// passingReason is which of passingReasons an error is; -1 where it is none.
func passingReason(err error) int {
	return slices.IndexFunc(passingReasons, func(one error) bool { return errors.Is(err, one) })
}

// isOther tells whether two errors are of different kinds, however they are worded: a node does not answer in many ways.
func isOther(err, before error) bool {
	of := passingReason(err)
	return of != passingReason(before) || of < 0 && (before == nil || err.Error() != before.Error())
}

// isThere tells whether there is a corpus.
func (s *source) isThere() bool {
	_, err := os.Stat(s.root)
	return err == nil
}

// beginLater begins what could not be begun for a reason that passes, as soon as that has passed. Meanwhile the server says why
// it is not ready; the log says so once for each reason.
func (p *program) beginLater(ctx context.Context, e engine, s source, why error) {
	var said error
	for why != nil && ctx.Err() == nil {
		if isOther(why, said) {
			said = why
			p.logger().Warn("the archive cannot be served yet", "error", why)
		}
		pause := tryAgain
		if p.isPassing(why) {
			pause = askAgain
		}
		if rested(ctx, pause) {
			why = p.build(ctx, e, s)
		}
	}
}
