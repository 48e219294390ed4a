// Package distributed is the engine for those whom one machine does not hold: OpenSearch says which articles meet
// a question, counts and ranks them; what words are, what they are worth and what is marked stays ours.
//
// In the cluster an archive has a name, "kiosque" unless it is called otherwise. A generation is three indices:
//
//	kiosque-000007         the articles, and in its mapping the manifest
//	kiosque-000007-words   the exact forms of words, for patterns
//	kiosque-000007-files   what is read whole: the vocabulary, hashes, changes, what is gone
//
// and the alias kiosque is the current one. A generation is never changed after it became current. So its index is
// itself the point in time that a cursor needs, and any number of programs answer from it without a state of their own.
package distributed

import (
	"cmp"
	"fmt"
	"log/slog"
	"sync"

	"kiosque/index"
	"kiosque/index/distributed/cluster"
)

var _ index.Engine = (*Engine)(nil)

// Options set an Engine.
type Options struct {
	Logger  *slog.Logger // nil: the default logger
	Cluster cluster.Options
	Archive string // its name in the cluster; "": DefaultArchive
	Shards  int    // of the articles of the next generation; 0: by how many articles there are and how many nodes
	// Replicas are further copies of every shard; below 0: none, 0: one where there are several nodes.
	Replicas int
	Keep     int // generations kept besides the current one; 0: 2, below 0: none
	// WriteOnly is for programs that rebuild and do not search: the alias is not followed, and one of another
	// version can be replaced.
	WriteOnly bool
	// Body returns the value of the organisation that has such a name; nil: none is known.
	Body func(name string) (value string, known bool)
}

// DefaultArchive is the name of an archive that is not called otherwise.
const DefaultArchive = "kiosque"

// Engine keeps the generations of one archive in a cluster.
type Engine struct {
	client  *cluster.Client
	options Options
	following
	// ungiven are the tokens of leases that could not be given back, by their documents: who comes next here takes them.
	ungiven sync.Map
}

// Open returns the engine of an archive in a cluster, which need not be there yet.
func Open(o Options) (*Engine, error) {
	o.Logger = cmp.Or(o.Logger, slog.Default())
	o.Archive = cmp.Or(o.Archive, DefaultArchive)
	if !isArchive.MatchString(o.Archive) {
		return nil, fmt.Errorf("archive %.40q: expected up to 100 of a-z, 0-9, - and _, a letter or a digit first", o.Archive)
	}
	o.Keep = max(0, cmp.Or(o.Keep, 2))
	client, err := cluster.New(o.Cluster)
	if err != nil {
		return nil, err
	}
	o.Cluster = cluster.Options{} // whose secrets are the client's alone
	e := &Engine{client: client, options: o}
	e.begin()
	return e, nil
}
