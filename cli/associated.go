package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"kiosque/corpus/extract/organisations"
	"kiosque/query"
	"kiosque/server"
)

func newAssociated(p *program) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "associated WORDS…",
		Short:   "Show what goes with a question: words, organisations, countries",
		Long:    "Prints what stands in the hits of a question more often than elsewhere, the most\ntelling first. It takes the filters of kiosque search.",
		Example: "  kiosque associated ANSSI\n  kiosque associated cyberattaque --year 2017 --json",
		RunE: func(cmd *cobra.Command, args []string) error {
			q, err := query.Parse(parameters(cmd.Flags(), args))
			if err != nil {
				return err
			}
			return p.associated(cmd.Context(), q, asJSON)
		},
	}
	addSearchFlags(cmd, "explain", "page", "size")
	cmd.Flags().StringArray("size", nil, "how many of each kind")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the JSON of the API")
	return cmd
}

func (p *program) associated(ctx context.Context, q query.Query, asJSON bool) error {
	return p.ask(ctx, func(ctx context.Context, e engine) error {
		found, err := e.Associated(ctx, q, q.Size)
		if err != nil {
			return err
		}
		if asJSON {
			return p.json(server.Associated(found, organisations.Name))
		}
		for _, a := range found {
			_, _ = fmt.Fprintf(p.out, "%-12s  %d of %d here, %d in the archive  %s\n", a.Kind, a.Here, a.Sample, a.Everywhere, plain(a.Value))
		}
		return nil
	})
}
