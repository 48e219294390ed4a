package main

import (
	"math"
	"slices"

	"kiosque/bench/peer"
	"kiosque/bench/queries"
)

// figures sum up the costs of all queries.
type figures struct {
	Mean float64 `json:"mean"`
	P50  float64 `json:"p50"`
	P95  float64 `json:"p95"`
	P99  float64 `json:"p99"`
	Most float64 `json:"max"`
}

func summed(costs []float64) figures {
	if len(costs) == 0 {
		return figures{}
	}
	sorted := slices.Sorted(slices.Values(costs))
	return figures{mean(sorted), quantile(sorted, 0.50), quantile(sorted, 0.95), quantile(sorted, 0.99), sorted[len(sorted)-1]}
}

func mean(all []float64) float64 {
	if len(all) == 0 {
		return 0
	}
	sum := 0.0
	for _, v := range all {
		sum += v
	}
	return sum / float64(len(all))
}

// quantile returns the value that a share of sorted does not exceed (nearest rank).
func quantile(sorted []float64, share float64) float64 {
	rank := int(math.Ceil(share * float64(len(sorted))))
	return sorted[max(rank, 1)-1]
}

// leastOf returns of each query its least cost over the passes: what disturbs a
// machine makes a query slower, never faster.
func leastOf(passes [][]float64) []float64 {
	if len(passes) == 0 {
		return nil
	}
	least := slices.Clone(passes[0])
	for _, pass := range passes[1:] {
		for i := range least {
			least[i] = min(least[i], pass[i])
		}
	}
	return least
}

// costsOf sums up the passes of one mode.
func costsOf(passes []peer.Pass, asked []queries.Query) costs {
	var cpu, wall [][]float64
	process, cluster := math.Inf(1), math.Inf(1)
	for _, p := range passes {
		cpu, wall = append(cpu, p.CPU), append(wall, p.Wall)
		process = min(process, p.Process/float64(max(1, len(asked))))
		cluster = min(cluster, p.Cluster/float64(max(1, len(asked))))
	}
	least := leastOf(cpu)
	return costs{summed(least), summed(leastOf(wall)), process, cluster, byKind(least, asked)}
}

func byKind(costs []float64, asked []queries.Query) map[string]float64 {
	of := map[string][]float64{}
	for i, q := range asked {
		of[string(q.Kind)] = append(of[string(q.Kind)], costs[i])
	}
	means := map[string]float64{}
	for kind, all := range of {
		means[kind] = mean(all)
	}
	return means
}
