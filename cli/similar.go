package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"kiosque/index"
	"kiosque/server"
)

func newSimilar(p *program) *cobra.Command {
	var asJSON bool
	var size int
	cmd := &cobra.Command{
		Use:   "similar ID",
		Short: "Show the articles that are most like one, in both languages",
		Long: "Prints the articles that have the most telling words of one in common with it, also\n" +
			"those in the other language. ID is the one that search prints with --json.",
		Example: "  kiosque similar 001_be0063f260622af6.txt",
		Args:    argument("the id of an article"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := fitting(size); err != nil {
				return err
			}
			return p.similar(cmd.Context(), args[0], size, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the JSON of the API")
	cmd.Flags().IntVar(&size, "size", usualHelp, "articles at most")
	return cmd
}

func (p *program) similar(ctx context.Context, id string, size int, asJSON bool) error {
	return p.ask(ctx, func(ctx context.Context, e engine) error {
		hits, err := e.Similar(ctx, id, size)
		if errors.Is(err, index.ErrNotFound) {
			return fmt.Errorf("similar %s: the archive has no such article", id)
		}
		if err != nil {
			return err
		}
		if asJSON {
			return p.json(server.Similar(hits))
		}
		pen := newPen(p.out)
		for i, h := range hits {
			p.printHit(pen, i+1, h)
		}
		_, _ = fmt.Fprintln(p.out, pen.dim(shown(1, len(hits), len(hits))))
		return nil
	})
}
