// Package cli is the command line: it alone knows how the parts fit together.
// One file is one command. A value comes from its flag, else from the
// environment (--data from KIOSQUE_DATA), else from a file of settings (data = "…"),
// else from its default; flags may stand before or after the words.
package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kiosque/index"
	"kiosque/metrics"
	"kiosque/query"
)

// Exit statuses.
const (
	statusDone   = 0
	statusFailed = 1 // the work could not be done; one sentence on stderr says why
	statusUsage  = 2 // the command line was not understood
	statusLoss   = 3 // a rebuild was refused, for too much would be lost
)

// errUsage marks errors of the command line itself.
var errUsage = errors.New("usage")

// program is what every command shares.
type program struct {
	out, err io.Writer
	data     string // folder of the generations
	keeping  keeping
	config   string // file of settings that is named
	quiet    bool   // no progress is shown
	from     origins
	file     string // of settings, that was read; "" for none
	logs     logging
	metrics  *metrics.Metrics // of a server; nil: nobody counts
}

// Run runs one command line, without the program's name, and returns the exit
// status. An interrupt or SIGTERM ends the command cleanly.
func Run(args []string, out, err io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	watched := &output{to: out}
	p := &program{out: watched, err: err}
	root := newRoot(p)
	root.SetArgs(args)
	root.SetOut(watched)
	root.SetErr(err)
	called, failed := root.ExecuteContextC(ctx)
	if failed == nil && watched.failed != nil {
		failed = fmt.Errorf("write: %w", watched.failed)
	}
	return status(p.helpful(failed, called), err)
}

func status(failed error, to io.Writer) int {
	if failed == nil {
		return statusDone
	}
	_, _ = fmt.Fprintln(to, "kiosque:", plain(strings.TrimSuffix(failed.Error(), ": "+errUsage.Error())))
	var wrong *query.Error
	var loss *index.Loss
	switch {
	case errors.Is(failed, errUsage) || errors.As(failed, &wrong):
		return statusUsage
	case errors.As(failed, &loss):
		return statusLoss
	}
	return statusFailed
}

func newRoot(p *program) *cobra.Command {
	root := &cobra.Command{
		Use:   "kiosque",
		Short: "A bilingual archive of press articles: search, filter, cite",
		Long: "Kiosque turns a folder of scraped press articles into an archive to search,\n" +
			"filter and cite, in French and in English.\n\n" +
			"Every flag can be given in the environment: --data as KIOSQUE_DATA. Those that describe\n" +
			"the archive and its server may stand in a file, kiosque.toml; see kiosque config --help.",
		Example:           "  kiosque serve --corpus articles/\n  kiosque search cyberattaque --country BE\n  kiosque inspect articles/017.html",
		Args:              cobra.ArbitraryArgs,
		RunE:              helpOrUnknown,
		SilenceErrors:     true,
		SilenceUsage:      true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return p.prepare(cmd) },
	}
	flags := root.PersistentFlags()
	flags.StringVar(&p.data, "data", "data", "folder that the archive is kept in")
	flags.StringVar(&p.config, configName, "", "file of settings; else "+fileHere+" or "+fileOfSystem+", whichever is there")
	flags.BoolVar(&p.quiet, "quiet", false, "show no progress of long work")
	p.keeping.flags(root)
	p.logs.flags(root)
	root.SetFlagErrorFunc(wrongFlag)
	grouped(root, "The archive:", newServe(p), newRebuild(p), newHealth(p))
	grouped(root, "Questions:", newSearch(p), newExport(p), newSuggest(p), newSimilar(p), newAssociated(p), newInspect(p))
	grouped(root, "Looking after it:", newGenerations(p), newRollback(p), newBackup(p), newRestore(p), newMigrate(p), newEvaluate(p))
	grouped(root, "The program:", newVersion(p), newCompletion(p), newManual(p), newConfig(p, root))
	explain(root)
	complete(p, root)
	return root
}

func helpOrUnknown(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage(fmt.Errorf("unknown command %q%s", args[0], meant(args[0], names(cmd))))
	}
	return cmd.Help()
}

// wrongFlag says of a flag that a command has not which one may be meant.
func wrongFlag(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return usage(err)
	}
	var flags []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { flags = append(flags, "--"+f.Name) })
	return usage(fmt.Errorf("%w%s", err, meant("--"+unknown.GetSpecifiedName(), flags)))
}

func usage(err error) error { return fmt.Errorf("%w: %w", err, errUsage) }

// prepare completes the values of flags and looks at those that all commands share.
func (p *program) prepare(cmd *cobra.Command) error {
	if isBare(cmd) {
		return nil
	}
	p.warn(cmd.Root())
	if err := p.configure(cmd); err != nil {
		return err
	}
	if p.data == "" {
		return usage(errors.New("data: expected the name of a folder"))
	}
	return cmp.Or(p.keeping.check(cmd, p.from), p.logs.check())
}

// argument takes exactly one argument, or says what is missing.
func argument(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage(fmt.Errorf("expected %s", what))
		}
		return nil
	}
}

// atMostOne takes one argument or none.
func atMostOne(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) > 1 {
			return usage(fmt.Errorf("expected %s, or nothing", what))
		}
		return nil
	}
}

func noArguments(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage(fmt.Errorf("unexpected argument %q", args[0]))
	}
	return nil
}
