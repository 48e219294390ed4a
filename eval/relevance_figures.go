package eval

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// Figure is a score of order with the bounds that hold it in 95 of 100 samples of
// as many questions.
type Figure struct {
	Score
	Low, High float64
}

// The names of the figures that hold a set to another.
const (
	nameOfShare = "share of the nDCG@10 in the own language"
	nameOfLoss  = "loss of nDCG@10 beside the other language"
)

// Figures measures runs: for each every metric, and what holds it to another run.
func Figures(runs []Run) []Figure {
	of := map[string]Run{}
	for _, r := range runs {
		of[r.Set.Name] = r
	}
	var all []Figure
	for _, r := range runs {
		for _, m := range metrics {
			values := r.values(m)
			all = append(all, figure(m.name, r.Set, meanOf(values)))
		}
		all = append(all, held(r, of)...)
	}
	return all
}

func figure(name string, s Set, statistic func(drawn []int) float64) Figure {
	n := len(s.Questions)
	f := Figure{Score: Score{Name: name, Set: s.Name, Value: statistic(every(n)), Cases: n}}
	f.Low, f.High = interval(n, statistic)
	return f
}

// held holds r to the run that its set names, question by question.
func held(r Run, of map[string]Run) []Figure {
	ours := meanOf(r.values(metrics[0]))
	if other, ok := of[r.Set.ShareOf]; ok {
		theirs := meanOf(other.values(metrics[0]))
		return []Figure{figure(nameOfShare, r.Set, func(drawn []int) float64 {
			if whole := theirs(drawn); whole > 0 {
				return ours(drawn) / whole
			}
			return 0
		})}
	}
	if other, ok := of[r.Set.LossOf]; ok {
		theirs := meanOf(other.values(metrics[0]))
		return []Figure{figure(nameOfLoss, r.Set, func(drawn []int) float64 { return theirs(drawn) - ours(drawn) })}
	}
	return nil
}

// Scores returns the scores of figures, to be held against the accepted ones.
func Scores(figures []Figure) []Score {
	scores := make([]Score, len(figures))
	for i, f := range figures {
		scores[i] = f.Score
	}
	return scores
}

// WriteFigures writes a table of Markdown: a row a set, a column a metric, with
// the bounds of 95 % of samples.
func WriteFigures(w io.Writer, figures []Figure) error {
	var b strings.Builder
	b.WriteString("| set | questions |")
	for _, m := range metrics {
		b.WriteString(" " + m.name + " |")
	}
	b.WriteString("\n|---|--:|" + strings.Repeat("---|", len(metrics)))
	last := ""
	for _, f := range figures {
		if !slices.ContainsFunc(metrics, func(m metric) bool { return m.name == f.Name }) {
			continue
		}
		if f.Set != last {
			last = f.Set
			fmt.Fprintf(&b, "\n| %s | %d |", f.Set, f.Cases)
		}
		fmt.Fprintf(&b, " %s (%s–%s) |", short(f.Value), short(f.Low), short(f.High))
	}
	b.WriteString("\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// short writes a score without the nought before its point, as tables of this field do.
func short(v float64) string {
	return strings.TrimPrefix(fmt.Sprintf("%.3f", v), "0")
}

// Asked returns the standings for which something is asked, and those that fell.
func Asked(standings []Standing) []Standing {
	return slices.DeleteFunc(slices.Clone(standings), func(s Standing) bool { return s.Ask == "-" && !s.Fallen() })
}
