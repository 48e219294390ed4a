// Package peer is the protocol that every engine of the comparison speaks: a
// program of its own, so that engines of any language are started, timed and ended
// alike, and none can warm or slow another.
//
//	PEER build CORPUS DIR [--plain]     one line of JSON on stdout: Built
//	PEER search DIR QUERIES [--plain]   a command a line on stdin, a line of JSON each on stdout
//
// CORPUS is JSON lines, see package corpora; QUERIES is a table, see package queries. The
// commands of search are
//
//	pass top|facets|full   every query once in that mode: Pass
//	results                what the queries find: Results
//	memory                 Memory
//	quit                   ends the program
//
// and, of Kiosque alone, "serve" (Address), "cpu" (CPU) and "own" (a list of Own). A command
// that cannot be obeyed is answered by {"error": "why"}.
//
// Where a stop list is wanted, the variable StopVariable names a file with a word a
// line. With --plain words are runs of letters and digits in small letters, without
// stop words or stemming: every engine must then find the same.
//
// Serve is the answering half, for engines in Go; Process is the asking half.
package peer

// StopVariable names the environment variable with the path of the stop list.
const StopVariable = "KIOSQUE_BENCH_STOP"

// Mode is how much of the whole answer is asked for.
type Mode string

// The modes, each with the work of the one before it.
const (
	Top    Mode = "top"    // the ten best
	Facets Mode = "facets" // and the exact counts of three facets over all hits
	Full   Mode = "full"   // and title and one marked snippet for each of the ten
)

// Modes lists them, the least work first.
var Modes = []Mode{Top, Facets, Full}

// FacetNames are the names of the three facets in Results and in the corpus.
var FacetNames = []string{"year", "countries", "orgs"}

// Best is how many hits are asked for, and how many values of each facet.
const Best = 10

// Built says what building an index cost.
type Built struct {
	Engine  string  `json:"engine"`
	Version string  `json:"version"`
	Wall    float64 `json:"wall_s"`
	CPU     float64 `json:"cpu_s"`   // user and system, of all threads
	PeakKB  int64   `json:"peak_kb"` // resident, at most
	Bytes   int64   `json:"bytes"`   // of all files of the index
	// Cluster is what all nodes of a cluster used meanwhile, whoever they worked for, in s. 0 where there is none.
	Cluster float64 `json:"cluster_cpu_s,omitempty"`
}

// Pass is what every query cost once, in µs, in the order of the queries.
type Pass struct {
	CPU  []float64 `json:"cpu_us"`
	Wall []float64 `json:"wall_us"`
	// Process is the CPU time of all threads in the whole pass, in µs: with what a
	// collector of garbage did beside the queries. 0 where the peer does not say.
	Process float64 `json:"process_cpu_us,omitempty"`
	// Cluster is what all nodes of a cluster used in the whole pass, whoever they worked for, in µs. 0 where there is none.
	Cluster float64 `json:"cluster_cpu_us,omitempty"`
}

// Results are what the queries find, in their order.
type Results struct {
	Hits     []int                       `json:"hits"`
	Best     []string                    `json:"best"`   // id of the first hit, "" where there is none
	Facets   []map[string]map[string]int `json:"facets"` // facet, value, count: at least the ten largest counts
	Snippets []string                    `json:"snippets"`
}

// Memory is what a process holds.
type Memory struct {
	ResidentKB  int64 `json:"resident_kb"`
	AnonymousKB int64 `json:"anonymous_kb"` // without what the page cache could give back
}

// Address is where a server listens.
type Address struct {
	Address string `json:"address"`
}

// CPU is what a process has used so far, user and system, in µs.
type CPU struct {
	Process float64 `json:"process_cpu_us"`
}

// Own is a question that only Kiosque is asked, and its CPU time in µs.
type Own struct {
	Name    string  `json:"name"`
	Address string  `json:"address"` // the parameters, as in an address
	Hits    int     `json:"hits"`
	First   float64 `json:"first_us"`
	Least   float64 `json:"least_us"` // of several times
}
