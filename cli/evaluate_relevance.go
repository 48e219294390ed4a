package cli

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"kiosque/corpus/extract/organisations"
	"kiosque/eval"
	"kiosque/index"
)

// ownSet is the name of the set made of a user's own judgements.
const ownSet = "own"

// relevance is what the command line asks to be measured.
type relevance struct {
	sets           string // folder of the labelled sets
	queries, qrels string // files of the user's own judgements
	runs, against  string // folders of runs: to write, to compare with
	accept         string
	asJSON         bool
}

func newEvaluateRelevance(p *program) *cobra.Command {
	var r relevance
	cmd := &cobra.Command{
		Use:   "relevance",
		Short: "nDCG, MRR and recall of the order of hits, on judged sets or on your own judgements",
		Long: "Indexes the judged sets in the folder --sets, asks their questions and compares each\n" +
			"score with the accepted one.\n\n" +
			"With --queries and --qrels it asks your archive (--data) your own questions instead:\n" +
			"queries as JSON lines with id and text; qrels as lines of query, article and grade\n" +
			"(0 not relevant, 1 and more relevant) parted by tabs or blanks, or as TREC's four columns.\n\n" +
			"--runs keeps what was answered, a file a set in TREC's form; --against compares with\n" +
			"runs kept before, of another setting or another engine, question by question.\n\n" +
			"Exit status: 0 done, 1 failed, or a score has fallen, 2 the command line or a setting was\n" +
			"not understood.",
		Example: "  kiosque evaluate relevance --sets ../shared/data\n" +
			"  kiosque evaluate relevance --queries queries.jsonl --qrels qrels.tsv --data archive\n" +
			"  kiosque evaluate relevance --runs before   # then change something\n" +
			"  kiosque evaluate relevance --against before",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return p.evaluateRelevance(cmd.Context(), r) },
	}
	cmd.Flags().StringVar(&r.sets, "sets", "../shared/data", "folder of the labelled sets")
	cmd.Flags().StringVar(&r.queries, "queries", "", "file of your own queries, JSON lines with id and text")
	cmd.Flags().StringVar(&r.qrels, "qrels", "", "file of your own judgements: query, article, grade")
	cmd.Flags().StringVar(&r.runs, "runs", "", "folder to write what was answered to, a file a set")
	cmd.Flags().StringVar(&r.against, "against", "", "folder of runs to compare with")
	cmd.Flags().StringVar(&r.accept, "accept", "", "file to write the measured scores to as the accepted ones")
	cmd.Flags().BoolVar(&r.asJSON, "json", false, "print JSON")
	return cmd
}

func (p *program) evaluateRelevance(ctx context.Context, r relevance) error {
	if (r.queries == "") != (r.qrels == "") {
		return usage(errors.New("--queries and --qrels go together"))
	}
	if r.queries != "" && r.accept != "" {
		return usage(errors.New("--accept is for the labelled sets, not for --queries"))
	}
	runs, err := p.runsOf(ctx, r)
	if err != nil {
		return err
	}
	comparisons, err := p.compared(runs, r.against)
	if err != nil {
		return err
	}
	if err := writeRuns(r.runs, runs); err != nil {
		return err
	}
	return p.judge(r, eval.Figures(runs), comparisons)
}

func (p *program) runsOf(ctx context.Context, r relevance) ([]eval.Run, error) {
	if r.queries != "" {
		run, err := p.askArchive(ctx, r)
		return []eval.Run{run}, err
	}
	if _, err := os.Stat(r.sets); err != nil {
		return nil, fmt.Errorf("sets %s: there is no such folder; name that of the labelled sets with --sets", r.sets)
	}
	return p.askSets(ctx, r.sets)
}

// askSets indexes each collection in an archive of its own, all removed at the end.
func (p *program) askSets(ctx context.Context, sets string) (runs []eval.Run, err error) {
	root, err := os.MkdirTemp("", "kiosque-relevance-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(root)) }()
	opened := 0
	m := p.meter("measuring", "collections", unknown)
	defer m.end()
	open := func() (index.Engine, error) {
		opened++
		m.show("indexing and asking collections", opened, unknown)
		return p.temporary(filepath.Join(root, strconv.Itoa(opened)))
	}
	return eval.Relevance(ctx, open, sets, eval.AsTyped)
}

// temporary opens an archive in a folder that its caller removes, or in the cluster one that is removed when it is closed.
func (p *program) temporary(folder string) (index.Engine, error) {
	o := opening{body: organisations.Default().Body}
	if p.keeping.engine == onMachine {
		return p.onDisk(folder, o)
	}
	beside := *p
	beside.keeping.archive += "-relevance-" + strings.ToLower(rand.Text())
	e, err := beside.inCluster(o)
	return passing{e}, err
}

// askArchive asks the archive the user's own questions.
func (p *program) askArchive(ctx context.Context, r relevance) (run eval.Run, err error) {
	set, err := eval.ReadSet(ownSet, r.queries, r.qrels)
	if err != nil {
		return run, err
	}
	err = p.open(ctx, func(e engine) error {
		if err := e.Ready(ctx); errors.Is(err, index.ErrUnavailable) {
			return err
		}
		missing, err := eval.Missing(ctx, e, set)
		if err != nil {
			return err
		}
		if len(missing) > 0 {
			_, _ = fmt.Fprintf(p.err, "%d judged articles are not in the archive, the first: %s\n", len(missing), plain(missing[0]))
		}
		run, err = eval.Ask(ctx, e, set, eval.AsTyped)
		return err
	})
	return run, err
}

// compared compares each run with that of the same name in folder against; a set
// without one is left out.
func (p *program) compared(runs []eval.Run, against string) ([]eval.Comparison, error) {
	if against == "" {
		return nil, nil
	}
	var all []eval.Comparison
	for _, r := range runs {
		before, err := eval.ReadRun(runFile(against, r.Set), r.Set)
		if errors.Is(err, os.ErrNotExist) {
			_, _ = fmt.Fprintln(p.err, "not compared:", plain(err.Error()))
			continue
		}
		if err != nil {
			return nil, err
		}
		all = append(all, eval.Compare(before, r))
	}
	return all, nil
}

func writeRuns(folder string, runs []eval.Run) error {
	if folder == "" {
		return nil
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, r := range runs {
		f, err := os.Create(runFile(folder, r.Set))
		if err != nil {
			return err
		}
		if err := errors.Join(eval.WriteRun(f, r), f.Close()); err != nil {
			return err
		}
	}
	return nil
}

func runFile(folder string, s eval.Set) string { return filepath.Join(folder, s.Name+".run") }

// judge prints what was measured and, of the labelled sets, how it stands beside
// what was accepted.
func (p *program) judge(r relevance, figures []eval.Figure, comparisons []eval.Comparison) error {
	var standings []eval.Standing
	if r.queries == "" {
		var err error
		if standings, err = eval.AcceptedRelevance().Stand(eval.Scores(figures)); err != nil {
			return err
		}
	}
	if err := p.printRelevance(r.asJSON, figures, standings, comparisons); err != nil {
		return err
	}
	if r.accept != "" {
		return writeAccepted(r.accept, eval.AcceptedRelevance(), standings)
	}
	if eval.AnyFallen(standings) {
		return errFallen
	}
	return nil
}

func (p *program) printRelevance(asJSON bool, figures []eval.Figure, standings []eval.Standing, comparisons []eval.Comparison) error {
	if asJSON {
		return p.jsonLine(map[string]any{"scores": figures, "comparisons": comparisons})
	}
	if err := eval.WriteFigures(plainLines{p.out}, figures); err != nil {
		return err
	}
	if asked := eval.Asked(standings); len(asked) > 0 {
		_, _ = fmt.Fprintln(p.out)
		if err := eval.WriteTable(plainLines{p.out}, asked); err != nil {
			return err
		}
	}
	if len(comparisons) == 0 {
		return nil
	}
	_, _ = fmt.Fprintln(p.out)
	return eval.WriteComparisons(plainLines{p.out}, comparisons)
}
