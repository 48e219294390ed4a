package cli

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"kiosque/eval"
)

// errFallen is what a score below the accepted one ends with.
var errFallen = errors.New("a score has fallen below the accepted one")

func newEvaluate(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "evaluate",
		Short: "Measure how well articles are understood and ranked, on labelled sets",
		Long: "Measures the parts of the program on labelled sets, and compares each score with the\n" +
			"accepted one.",
		Example: "  kiosque evaluate extraction --sets ../shared/data\n  kiosque evaluate relevance --queries queries.jsonl --qrels qrels.tsv",
		Args:    cobra.ArbitraryArgs,
		RunE:    helpOrUnknown,
	}
	cmd.AddCommand(newEvaluateExtraction(p), newEvaluateRelevance(p))
	return cmd
}

func newEvaluateExtraction(p *program) *cobra.Command {
	var sets, accept string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "extraction",
		Short: "Precision, recall and F1 of cleaning, languages, dates, countries, organisations and copies",
		Long: "Measures on the labelled sets in the folder --sets and compares each score with the\n" +
			"accepted one.\n\n" +
			"Exit status: 0 done, 1 failed, or a score has fallen, 2 the command line or a setting was\n" +
			"not understood.",
		Example: "  kiosque evaluate extraction --sets ../shared/data\n  kiosque evaluate extraction --accept eval/accepted.tsv",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return p.evaluateExtraction(sets, accept, asJSON) },
	}
	cmd.Flags().StringVar(&sets, "sets", "../shared/data", "folder of the labelled sets")
	cmd.Flags().StringVar(&accept, "accept", "", "file to write the measured scores to as the accepted ones")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (p *program) evaluateExtraction(sets, accept string, asJSON bool) error {
	if _, err := os.Stat(sets); err != nil {
		return fmt.Errorf("sets %s: there is no such folder; name that of the labelled sets with --sets", sets)
	}
	m := p.meter("measuring", "measures", unknown)
	scores, err := eval.Extraction(sets, func(name string, n, all int) { m.show("measuring "+name, n, all) })
	m.end()
	if err != nil {
		return err
	}
	standings, err := eval.AcceptedExtraction().Stand(scores)
	if err != nil {
		return err
	}
	if err := p.printStandings(standings, asJSON); err != nil {
		return err
	}
	if accept != "" {
		return writeAccepted(accept, eval.AcceptedExtraction(), standings)
	}
	if eval.AnyFallen(standings) {
		return errFallen
	}
	return nil
}

func (p *program) printStandings(standings []eval.Standing, asJSON bool) error {
	if !asJSON {
		return eval.WriteTable(plainLines{p.out}, standings)
	}
	scores := make([]eval.Score, len(standings))
	for i, s := range standings {
		scores[i] = s.Score
	}
	return p.jsonLine(scores)
}

func writeAccepted(path string, table eval.Accepted, standings []eval.Standing) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(table.Write(f, standings), f.Close())
}
