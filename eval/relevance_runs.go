package eval

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
)

// WriteRun writes r in the form of TREC's runs, which other tools read: query, Q0,
// article, rank, score, name of the run. The score only restates the rank.
func WriteRun(w io.Writer, r Run) error {
	var b strings.Builder
	for _, q := range r.Set.Questions {
		for i, id := range r.Answers[q.ID] {
			fmt.Fprintf(&b, "%s Q0 %s %d %d kiosque\n", q.ID, id, i+1, depth-i)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// ranked is an article in the answer of a run that was read.
type ranked struct {
	id   string
	rank int
}

// ReadRun reads what an engine answered to set, in the form of TREC's runs; the
// rank counts, the score does not. Queries of other sets are left out. Errors name
// file and line.
func ReadRun(path string, set Set) (Run, error) {
	f, err := os.Open(path)
	if err != nil {
		return Run{}, err
	}
	defer f.Close()
	answers := map[string][]ranked{}
	seen := map[[2]string]bool{}
	err = eachLine(f, path, func(_ int, line string) error {
		f := strings.Fields(line)
		if len(f) != 6 {
			return fmt.Errorf("%d columns; expected TREC's six: query, Q0, article, rank, score, run", len(f))
		}
		rank, err := strconv.Atoi(f[3])
		if err != nil {
			return fmt.Errorf("rank %q: expected a whole number", f[3])
		}
		if seen[[2]string{f[0], f[2]}] {
			return fmt.Errorf("query %s: article %s stands twice", f[0], f[2])
		}
		seen[[2]string{f[0], f[2]}] = true
		answers[f[0]] = append(answers[f[0]], ranked{f[2], rank})
		return nil
	})
	if err != nil {
		return Run{}, err
	}
	return runOf(path, set, answers)
}

func runOf(path string, set Set, answers map[string][]ranked) (Run, error) {
	run := Run{Set: set, Answers: map[string][]string{}}
	for _, q := range set.Questions {
		answer := answers[q.ID]
		slices.SortStableFunc(answer, func(a, b ranked) int { return cmp.Compare(a.rank, b.rank) })
		for _, a := range answer[:min(depth, len(answer))] {
			run.Answers[q.ID] = append(run.Answers[q.ID], a.id)
		}
	}
	if len(answers) > 0 && len(run.Answers) == 0 {
		return Run{}, fmt.Errorf("%s: it answers no query of %s", path, set.Name)
	}
	return run, nil
}
