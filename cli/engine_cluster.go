package cli

import (
	"context"
	"errors"
	"iter"
	"strings"
	"time"

	"kiosque/index"
	"kiosque/index/distributed"
)

// inCluster opens the archive that the settings name in a cluster, which need not be there yet.
func (p *program) inCluster(o opening) (inCluster, error) {
	options, err := p.keeping.options()
	if err != nil {
		return inCluster{}, err
	}
	p.warnExposed()
	options.Logger, options.Body, options.WriteOnly = p.logger(), o.body, o.writeOnly
	if o.keep > 0 {
		options.Keep = o.keep
	}
	e, err := distributed.Open(options)
	if err != nil {
		return inCluster{}, err
	}
	return inCluster{e, p.keeping.place()}, nil
}

// inCluster is an archive in a cluster.
type inCluster struct {
	*distributed.Engine
	place string // of the cluster, as people are told
}

// Refused is read from the cluster.
func (e inCluster) Refused(ctx context.Context) (all iter.Seq2[index.Change, error], where string) {
	return e.Engine.Refused(ctx), e.place
}

// away is an error, soon, where the cluster does not answer.
func (e inCluster) away(ctx context.Context) error {
	if err := e.Ready(ctx); errors.Is(err, index.ErrAway) {
		return err
	}
	return nil
}

// passing is an archive in a cluster that is removed when it is closed.
type passing struct{ inCluster }

// removeTime is how long the cluster has to remove an archive, also one whose user has interrupted the program.
const removeTime = 30 * time.Second

// Close removes all of the archive.
func (e passing) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), removeTime)
	defer cancel()
	return errors.Join(e.Remove(ctx), e.inCluster.Close())
}

// place is where the cluster is, as people are told: without keys.
func (k *keeping) place() string { return strings.Join(k.shownURLs(), ", ") }
