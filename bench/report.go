package main

import (
	"time"

	"kiosque/bench/corpora"
	"kiosque/bench/peer"
)

// report is everything about one corpus: what is written as JSON.
type report struct {
	Made    time.Time         `json:"made"`
	Machine machine           `json:"machine"`
	Name    string            `json:"name"`
	Corpus  corpora.Corpus    `json:"corpus"`
	Queries int               `json:"queries"`
	Passes  int               `json:"passes"`
	Warm    int               `json:"warm_passes"`
	Engines []measured        `json:"engines"`
	Left    map[string]string `json:"left_out,omitempty"`
	HTTP    []overHTTP        `json:"http,omitempty"`
	Own     []peer.Own        `json:"own,omitempty"`
	Check   *checked          `json:"check,omitempty"`
}

// measured is one engine on one corpus.
type measured struct {
	Name    string              `json:"name"`
	Built   peer.Built          `json:"built"`
	Open    float64             `json:"open_s"` // from its start until it answers, wall
	Cold    figures             `json:"cold"`   // the first pass of full after the start
	Modes   map[peer.Mode]costs `json:"modes"`
	Memory  peer.Memory         `json:"memory"`
	Hits    float64             `json:"mean_hits"`
	results peer.Results
}

// costs are those of one mode.
type costs struct {
	CPU     figures            `json:"cpu_us"`               // of each query the least over the passes
	Wall    figures            `json:"wall_us"`              // as above
	Process float64            `json:"process_us"`           // CPU of all threads a query: the least pass, collectors included
	Cluster float64            `json:"cluster_us,omitempty"` // CPU of all nodes a query: the least pass
	Kinds   map[string]float64 `json:"cpu_us_by_kind"`
}
