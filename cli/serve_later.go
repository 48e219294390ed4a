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

// isPassing tells whether a server can begin though there is nothing to answer from: a cluster comes back by itself, and
// another machine may be at work on its archive. A folder of this machine is another matter.
func (p *program) isPassing(err error) bool {
	is := func(passing error) bool { return errors.Is(err, passing) }
	return p.keeping.engine == onCluster && slices.ContainsFunc([]error{index.ErrAway, index.ErrBusy, index.ErrStale, errNoCorpus}, is)
}

// isThere tells whether there is a corpus.
func (s *source) isThere() bool {
	_, err := os.Stat(s.root)
	return err == nil
}

// beginLater begins what could not be begun for a reason that passes, as soon as that has passed. Meanwhile the server says why
// it is not ready; the log says so once for each reason.
func (p *program) beginLater(ctx context.Context, e engine, s source, why error) {
	said := ""
	for why != nil && ctx.Err() == nil {
		if text := why.Error(); text != said {
			said = text
			p.logger().Warn("the archive cannot be served yet", "error", text)
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
