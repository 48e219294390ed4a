package eval

import (
	_ "embed"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

//go:embed accepted.tsv
var acceptedExtraction string

//go:embed accepted_relevance.tsv
var acceptedRelevance string

// Accepted is a table of the scores that the program was last accepted with, a row
// each: name, set, accepted, ask ("≥ 0.95", "≤ 0.01" or "-" for no ask).
type Accepted struct{ file, table string }

// AcceptedExtraction returns the accepted scores of Extraction.
func AcceptedExtraction() Accepted { return Accepted{"accepted.tsv", acceptedExtraction} }

// AcceptedRelevance returns the accepted scores of Relevance.
func AcceptedRelevance() Accepted { return Accepted{"accepted_relevance.tsv", acceptedRelevance} }

// step is the smallest difference that counts: scores are written with four decimals.
const step = 0.0001

// Standing is a score beside what was accepted and what is asked for.
type Standing struct {
	Score
	Accepted float64 // NaN when the score is new
	Ask      string  // "≥ 0.95"; "-" when nothing is asked
}

// Fallen tells whether the score is worse than the accepted one.
func (s Standing) Fallen() bool {
	if s.lowIsGood() {
		return s.Value > s.Accepted+step
	}
	return s.Value < s.Accepted-step
}

// Bound returns what the score is to reach, or, where low is good, not to exceed; ok is false
// where nothing is asked.
func (s Standing) Bound() (bound float64, lowIsGood, ok bool) {
	bound, err := strconv.ParseFloat(strings.TrimLeft(s.Ask, "≥≤ "), 64)
	return bound, s.lowIsGood(), err == nil
}

// Met tells whether the score is what is asked for; true where nothing is asked.
func (s Standing) Met() bool {
	bound, lowIsGood, asked := s.Bound()
	if !asked {
		return true
	}
	if lowIsGood {
		return s.Value <= bound
	}
	return s.Value >= bound
}

func (s Standing) lowIsGood() bool { return strings.HasPrefix(s.Ask, "≤") }

// Stand holds scores against the accepted ones, in the order of scores. A score
// that was accepted and is missing is an error: it cannot be seen to have fallen.
func (a Accepted) Stand(scores []Score) ([]Standing, error) {
	rows, err := a.read()
	if err != nil {
		return nil, err
	}
	standings := make([]Standing, len(scores))
	for i, s := range scores {
		row, known := rows[key(s.Name, s.Set)]
		if !known {
			row = Standing{Accepted: math.NaN(), Ask: "-"}
		}
		row.Score = s
		standings[i] = row
		delete(rows, key(s.Name, s.Set))
	}
	for name := range rows {
		return nil, fmt.Errorf("accepted score was not measured: %s", strings.ReplaceAll(name, "\t", " on "))
	}
	return standings, nil
}

// Asked returns the accepted scores for which something is asked, in the order of the table.
// How many cases they were measured on it does not know.
func (a Accepted) Asked() ([]Standing, error) {
	rows, err := a.read()
	if err != nil {
		return nil, err
	}
	var asked []Standing
	for line := range strings.Lines(a.table) {
		name, rest, _ := strings.Cut(line, "\t")
		set, _, _ := strings.Cut(rest, "\t")
		if s, known := rows[key(name, set)]; known && s.Ask != "-" {
			s.Score = Score{Name: name, Set: set, Value: s.Accepted}
			asked = append(asked, s)
		}
	}
	return asked, nil
}

func key(name, set string) string { return name + "\t" + set }

func (a Accepted) read() (map[string]Standing, error) {
	rows := map[string]Standing{}
	for n, line := range strings.Split(a.table, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			return nil, fmt.Errorf("%s:%d: %d columns, want 4", a.file, n+1, len(f))
		}
		value, err := strconv.ParseFloat(f[2], 64)
		if err != nil && f[2] != "-" {
			return nil, fmt.Errorf("%s:%d: %w", a.file, n+1, err)
		}
		if f[2] == "-" {
			value = math.NaN()
		}
		rows[key(f[0], f[1])] = Standing{Accepted: value, Ask: f[3]}
	}
	return rows, nil
}

// Write writes the table in which standings are the accepted scores.
func (a Accepted) Write(w io.Writer, standings []Standing) error {
	var b strings.Builder
	for line := range strings.Lines(a.table) {
		if strings.HasPrefix(line, "#") {
			b.WriteString(line)
		}
	}
	for _, s := range standings {
		fmt.Fprintf(&b, "%s\t%s\t%.4f\t%s\n", s.Name, s.Set, s.Value, s.Ask)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteTable writes standings as a table of Markdown.
func WriteTable(w io.Writer, standings []Standing) error {
	var b strings.Builder
	b.WriteString("| what | measured on | cases | score | accepted | ask | |\n|---|---|--:|--:|--:|--:|---|\n")
	for _, s := range standings {
		accepted := "new"
		if !math.IsNaN(s.Accepted) {
			accepted = fmt.Sprintf("%.4f", s.Accepted)
		}
		fmt.Fprintf(&b, "| %s | %s | %d | %.4f | %s | %s | %s |\n", s.Name, s.Set, s.Cases, s.Value, accepted, s.Ask, s.verdict())
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (s Standing) verdict() string {
	switch {
	case s.Fallen():
		return "FALLEN"
	case !s.Met():
		return "below the ask"
	case s.Ask == "-":
		return ""
	}
	return "met"
}

// AnyFallen tells whether one of standings is worse than accepted.
func AnyFallen(standings []Standing) bool { return slices.ContainsFunc(standings, Standing.Fallen) }
