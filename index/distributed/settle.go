package distributed

import (
	"context"
	"fmt"
	"strings"
	"time"

	"kiosque/index/distributed/cluster"
)

// copying is how long a generation waits for its replicas. Those that take longer come later: it answers without them.
const copying = time.Minute

// indices are the three of g, as a path of the cluster.
func (g *generation) indices() string {
	return strings.Join([]string{g.index, g.wordsIndex(), g.filesIndex()}, ",")
}

// settle makes found what was loaded, and lets it be copied.
func (g *generation) settle(ctx context.Context) error {
	if err := g.client.Do(ctx, "POST", "/"+g.indices()+"/_refresh", nil, nil); err != nil {
		return fmt.Errorf("refresh: %w", err)
	}
	replicas, err := g.replicasOf(ctx)
	if err != nil || replicas == 0 {
		return err
	}
	// Replicas copy files, and would repeat what stands in the log alone.
	if err := g.client.Do(ctx, "POST", "/"+g.indices()+"/_flush", nil, nil); err != nil {
		return fmt.Errorf("flush: %w", err)
	}
	set := map[string]any{"index": map[string]any{"number_of_replicas": replicas}}
	if err := g.client.Do(ctx, "PUT", "/"+g.indices()+"/_settings", set, nil); err != nil {
		return fmt.Errorf("set replicas: %w", err)
	}
	return g.replicated(ctx)
}

// replicasOf is how many further copies every shard has: one, where there is a node for it.
func (g *generation) replicasOf(ctx context.Context) (int, error) {
	if g.replicas != 0 {
		return max(0, g.replicas), nil
	}
	nodes, err := g.nodes(ctx)
	return min(1, nodes-1), err
}

// replicated waits for the replicas.
func (g *generation) replicated(ctx context.Context) error {
	path := fmt.Sprintf("/_cluster/health/%s?wait_for_status=green&timeout=%ds", g.indices(), int(copying.Seconds()))
	err := g.client.Do(ctx, "GET", path, nil, nil)
	if cluster.IsLate(err) {
		return nil
	}
	return err
}

// writeManifest writes the manifest beside the articles.
func (g *generation) writeManifest(ctx context.Context) error {
	meta := map[string]any{"_meta": map[string]any{"kiosque": g.manifest}}
	if err := g.client.Do(ctx, "PUT", "/"+g.index+"/_mapping", meta, nil); err != nil {
		return fmt.Errorf("write manifest: %w", err)
	}
	return nil
}
