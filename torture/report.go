package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// report is what one run of the tests has counted and measured.
type report struct {
	mu      sync.Mutex
	Made    time.Time `json:"made"`
	Cores   int       `json:"cores"`
	OS      string    `json:"os"`
	Go      string    `json:"go"`
	Results []result  `json:"results"`
}

// result is what one test says.
type result struct {
	Fault   string   `json:"fault"` // what was done to the program, as a sentence without its stop
	Test    string   `json:"test"`
	Figures []figure `json:"figures"`
}

// figure is a number and what it counts: 200 "kills", 12.5 "ms p99".
type figure struct {
	Value float64 `json:"value"`
	Of    string  `json:"of"`
}

func newReport() *report {
	return &report{Made: time.Now().UTC(), Cores: runtime.NumCPU(), OS: runtime.GOOS + "/" + runtime.GOARCH, Go: runtime.Version()}
}

func (r *report) add(one result) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.Results = append(r.Results, one)
}

func (r *report) write(path string) error {
	content, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(content, '\n'), 0o644)
}

func readReport(path string) (*report, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	r := &report{}
	if err := json.Unmarshal(content, r); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(r.Results) == 0 {
		return nil, fmt.Errorf("%s: no test has said anything", path)
	}
	return r, nil
}

// sentence tells the figures in a row: "200 kills, 0 answers lost".
func (r result) sentence() string {
	var all []string
	for _, f := range r.Figures {
		all = append(all, f.String())
	}
	return strings.Join(all, ", ")
}

// String is the number, to two digits where it is small, and what it counts.
func (f figure) String() string {
	if whole := math.Round(f.Value); whole == f.Value || whole >= 100 {
		return thousands(int64(whole)) + " " + f.Of
	}
	return fmt.Sprintf("%.2g %s", f.Value, f.Of)
}

// thousands parts the digits of n, which is not negative, by commas.
func thousands(n int64) string {
	if n < 1000 {
		return strconv.FormatInt(n, 10)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}

// markdown is the table of docs/reliability.md.
func (r *report) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d cores, %s, %s.\n\n| fault | last figures | test |\n| --- | --- | --- |\n",
		r.Made.Format("2 January 2006"), r.Cores, r.OS, r.Go)
	for _, one := range slices.SortedStableFunc(slices.Values(r.Results), func(a, b result) int { return strings.Compare(a.Test, b.Test) }) {
		fmt.Fprintf(&b, "| %s | %s | `%s` |\n", one.Fault, one.sentence(), one.Test)
	}
	return b.String()
}
