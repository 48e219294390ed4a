package cli

import (
	"context"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"kiosque/index"
)

func newGenerations(p *program) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "generations [NAME]",
		Short: "List the generations that are kept, or what one of them changed, by article",
		Long: "Lists the generations of the archive, newest first; the star marks the one that\n" +
			"answers. +, − and ~ count the articles that are new, gone and changed beside the\n" +
			"generation before. With a NAME, lists these articles.",
		Example: "  kiosque generations\n  kiosque generations 000007\n  kiosque generations 000007 --json | jq 'select(.change == \"gone\")'",
		Args:    atMostOne("the name of a generation"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.keep(cmd.Context(), func(e engine) error {
				if len(args) == 1 {
					return p.changes(cmd.Context(), e, args[0], asJSON)
				}
				return p.generations(cmd.Context(), e, asJSON)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON: one array of generations; of a NAME, a line for each article")
	return cmd
}

func (p *program) generations(ctx context.Context, e index.Keeper, asJSON bool) error {
	all, err := e.Generations(ctx)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		return index.ErrUnavailable
	}
	if asJSON {
		return p.json(all)
	}
	table := tabwriter.NewWriter(p.out, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(table, " \tgeneration\tbuilt\tarticles\tsize\tdigest\tchanged")
	for _, g := range all {
		_, _ = fmt.Fprintln(table, row(g))
	}
	return table.Flush()
}

// row is a generation in the columns of the list, parted by tabs.
func row(g index.Generation) string {
	mark := " "
	if g.Current {
		mark = "*"
	}
	if g.Refused != "" {
		return fmt.Sprintf("%s\t%s\tcannot be read: %s", mark, plain(g.Name), plain(g.Refused))
	}
	return fmt.Sprintf("%s\t%s\t%s\t%d\t%s\t%s\t%s", mark, plain(g.Name), day(g.Created), g.Articles, size(g.Bytes), plain(short(g.Digest)), changed(g.Changed))
}

// short is as much of a digest as tells one from another.
func short(digest string) string { return digest[:min(len(digest), 12)] }

// changed is a tally in a few signs.
func changed(t index.Tally) string {
	if t.Before == "" {
		return "the first"
	}
	return fmt.Sprintf("+%d −%d ~%d since %s", t.New, t.Gone, t.Altered, plain(t.Before))
}

// changes lists what a generation changed, an article a line.
func (p *program) changes(ctx context.Context, e index.Keeper, generation string, asJSON bool) error {
	for c, err := range e.Changes(ctx, generation) {
		if err != nil {
			return err
		}
		if !asJSON {
			_, _ = fmt.Fprintln(p.out, change(c))
			continue
		}
		if err := p.jsonLine(c); err != nil {
			return err
		}
	}
	return nil
}

// change is a line of the list of changes.
func change(c index.Change) string {
	return fmt.Sprintf("%-7s  %s  %s", plain(string(c.Kind)), plain(c.ID), plain(c.Title))
}
