package peer

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"kiosque/bench/queries"
)

// Searcher is an engine with an index open, as Serve asks it.
type Searcher interface {
	// Modes returns the modes that the engine can do.
	Modes() []Mode
	// Run does the work of one query and throws the answer away.
	Run(q queries.Query, m Mode) error
	// Find returns what one query finds, with all that Results need.
	Find(q queries.Query) (Found, error)
}

// Clustered is a Searcher that asks a cluster.
type Clustered interface {
	// Cluster is the CPU time of all nodes so far.
	Cluster() (time.Duration, error)
}

// Found is what one query finds.
type Found struct {
	Hits    int
	Best    string
	Facets  map[string]map[string]int
	Snippet string
}

// A Command answers a line that only some peers know, such as "serve".
type Command func() (any, error)

// Serve obeys the commands that come from in until "quit" or the end, and answers on out.
func Serve(s Searcher, asked []queries.Query, own map[string]Command, in io.Reader, out io.Writer) error {
	commands := map[string]Command{
		"results": func() (any, error) { return results(s, asked) },
		"memory":  func() (any, error) { return Held() },
		"cpu":     func() (any, error) { return CPU{micros(Used())}, nil },
	}
	for _, m := range s.Modes() {
		commands["pass "+string(m)] = func() (any, error) { return pass(s, asked, m) }
	}
	for name, do := range own {
		commands[name] = do
	}
	lines, answers := bufio.NewScanner(in), json.NewEncoder(out)
	for lines.Scan() && lines.Text() != "quit" {
		if err := answers.Encode(obey(commands, strings.TrimSpace(lines.Text()))); err != nil {
			return fmt.Errorf("answer: %w", err)
		}
	}
	return lines.Err()
}

// failure is the answer to a command that could not be obeyed.
type failure struct {
	Error string `json:"error"`
}

func obey(commands map[string]Command, line string) any {
	do, known := commands[line]
	if !known {
		return failure{line + ": unknown command"}
	}
	answer, err := do()
	if err != nil {
		return failure{fmt.Sprintf("%s: %v", line, err)}
	}
	return answer
}

func pass(s Searcher, asked []queries.Query, m Mode) (Pass, error) {
	c, clustered := s.(Clustered)
	if !clustered {
		return passed(s, asked, m)
	}
	before, err := c.Cluster()
	if err != nil {
		return Pass{}, err
	}
	p, err := passed(s, asked, m)
	if err != nil {
		return p, err
	}
	after, err := c.Cluster()
	p.Cluster = micros(after - before)
	return p, err
}

func passed(s Searcher, asked []queries.Query, m Mode) (Pass, error) {
	p := Pass{CPU: make([]float64, 0, len(asked)), Wall: make([]float64, 0, len(asked))}
	whole := Used()
	for _, q := range asked {
		used, began := Used(), time.Now()
		if err := s.Run(q, m); err != nil {
			return Pass{}, fmt.Errorf("%s %q: %w", q.Kind, q.Words, err)
		}
		p.Wall = append(p.Wall, micros(time.Since(began)))
		p.CPU = append(p.CPU, micros(Used()-used))
	}
	p.Process = micros(Used() - whole)
	return p, nil
}

func micros(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1e3 }

func results(s Searcher, asked []queries.Query) (Results, error) {
	var r Results
	for _, q := range asked {
		f, err := s.Find(q)
		if err != nil {
			return Results{}, fmt.Errorf("%s %q: %w", q.Kind, q.Words, err)
		}
		r.Hits, r.Best = append(r.Hits, f.Hits), append(r.Best, f.Best)
		r.Facets, r.Snippets = append(r.Facets, f.Facets), append(r.Snippets, f.Snippet)
	}
	return r, nil
}
