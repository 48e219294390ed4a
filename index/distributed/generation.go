package distributed

import (
	"kiosque/index/distributed/cluster"
)

// generation is one state of the archive, which does not change. It is safe for concurrent use.
type generation struct {
	manifest manifest
	client   *cluster.Client
	index    string                                       // of its articles
	shards   int                                          // Options.Shards, for load
	replicas int                                          // Options.Replicas, for load
	body     func(name string) (value string, known bool) // Options.Body
	known    known
	life
	memory *memory
	routes routes
}

// wordsIndex and filesIndex are the indices beside that of the articles.
func (g *generation) wordsIndex() string { return g.index + "-words" }
func (g *generation) filesIndex() string { return g.index + "-files" }
