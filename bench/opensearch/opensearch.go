// Package opensearch is Kiosque on an OpenSearch cluster as a peer, and beside it the bare query: the very request
// that Kiosque sends for a question, sent by a plain client that throws the answer away. What lies between the two is
// what Kiosque adds.
package opensearch

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"kiosque/bench/corpora"
	"kiosque/bench/kiosque"
	"kiosque/bench/peer"
	"kiosque/corpus/extract/organisations"
	"kiosque/index/distributed"
	"kiosque/index/distributed/cluster"
)

// The names of the engines in tables.
const (
	Name = "kiosque-opensearch"
	Bare = "opensearch"
)

// ClusterVariable names the environment variable with the addresses of the nodes, parted by commas.
const ClusterVariable = "KIOSQUE_CLUSTER"

// URLs are the nodes; none where the variable names none.
func URLs() []string {
	return strings.FieldsFunc(os.Getenv(ClusterVariable), func(r rune) bool { return r == ',' })
}

var errNowhere = errors.New(ClusterVariable + " names no nodes")

// noName is what cannot stand in the name of an archive.
var noName = regexp.MustCompile(`[^a-z0-9-]+`)

// archiveOf is the name, in the cluster, of the archive of a folder, in which nothing is.
func archiveOf(dir string) string {
	return "bench-" + noName.ReplaceAllString(strings.ToLower(filepath.Base(dir)), "-")
}

func open(dir string, urls []string, writeOnly bool) (*distributed.Engine, error) {
	if len(urls) == 0 {
		return nil, errNowhere
	}
	return distributed.Open(distributed.Options{
		Logger: slog.New(slog.DiscardHandler), Cluster: cluster.Options{URLs: urls}, Archive: archiveOf(dir),
		Keep: -1, WriteOnly: writeOnly, Body: organisations.Default().Body,
	})
}

// Build makes an archive in the cluster of the articles beside the lines of a corpus. Bytes are those of one copy of
// every shard.
func Build(ctx context.Context, lines, dir string) (built peer.Built, err error) {
	client, err := nodes()
	if err != nil {
		return built, err
	}
	before, err := client.used(ctx)
	if err != nil {
		return built, err
	}
	built, err = peer.Measured(Name, "", dir, func() error { return build(ctx, lines, dir) })
	if err != nil {
		return built, err
	}
	after, err := client.used(ctx)
	if err != nil {
		return built, err
	}
	built.Cluster = (after - before).Seconds()
	built.Bytes, err = client.size(ctx, archiveOf(dir))
	return built, err
}

func build(ctx context.Context, lines, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	e, err := open(dir, URLs(), true)
	if err != nil {
		return err
	}
	_, err = e.Rebuild(ctx, corpora.Articles(corpora.ArticlesOf(lines)))
	return errors.Join(err, e.Close())
}

// Searcher asks an archive in the cluster as a reader does.
type Searcher struct {
	*kiosque.Searcher
	stats
}

// Open opens the archive of a folder. Plain asks for the words as they are.
func Open(dir string, plain bool) (*Searcher, error) {
	client, err := nodes()
	if err != nil {
		return nil, err
	}
	e, err := open(dir, URLs(), false)
	if err != nil {
		return nil, err
	}
	s, err := kiosque.On(e, plain)
	return &Searcher{s, client}, err
}

// stats asks the cluster what it has used.
type stats struct{ *cluster.Client }

func nodes() (stats, error) {
	urls := URLs()
	if len(urls) == 0 {
		return stats{}, errNowhere
	}
	client, err := cluster.New(cluster.Options{URLs: urls})
	return stats{client}, err
}

// Cluster is the CPU time of all nodes so far, whoever they work for.
func (s stats) Cluster() (time.Duration, error) { return s.used(context.Background()) }

func (s stats) used(ctx context.Context) (all time.Duration, err error) {
	var answer struct {
		Nodes map[string]struct {
			Process struct {
				CPU struct {
					Total int64 `json:"total_in_millis"`
				} `json:"cpu"`
			} `json:"process"`
		} `json:"nodes"`
	}
	if err := s.Do(ctx, "GET", "/_nodes/stats/process?filter_path=nodes.*.process.cpu.total_in_millis", nil, &answer); err != nil {
		return 0, fmt.Errorf("ask what the nodes have used: %w", err)
	}
	for _, n := range answer.Nodes {
		all += time.Duration(n.Process.CPU.Total) * time.Millisecond
	}
	return all, nil
}

// size is the bytes of one copy of all indices of an archive.
func (s stats) size(ctx context.Context, archive string) (int64, error) {
	var answer struct {
		All struct {
			Primaries struct {
				Store struct {
					Size int64 `json:"size_in_bytes"`
				} `json:"store"`
			} `json:"primaries"`
		} `json:"_all"`
	}
	err := s.Do(ctx, "GET", "/"+archive+"-*/_stats/store?filter_path=_all.primaries.store.size_in_bytes", nil, &answer)
	return answer.All.Primaries.Store.Size, err
}
