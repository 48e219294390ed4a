package cli

import (
	"fmt"

	"github.com/spf13/cobra"
)

const (
	usualKeep = 2    // generations kept beside the current one
	mostKeep  = 1000 // more are a mistake
)

func newRebuild(p *program) *cobra.Command {
	var how rebuilding
	var of dividing
	var keep int
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "rebuild",
		Short: "Read the corpus again and make it the archive that answers",
		Long: "Makes a new generation of the archive beside the one that answers, verifies it, and\n" +
			"swaps it in when it is whole. A running server goes on answering and takes the new one\n" +
			"by itself. Articles whose files did not change are taken over unread. Says what is new,\n" +
			"changed and gone, and what could not be read.\n\n" +
			"It is refused, and the archive stays as it was, where more than a fifth would be lost:\n" +
			"of the articles, of those with a date, a country and so on, or of those that answer a\n" +
			"canary query. An archive has such queries of its own; yours come from --canary, and\n" +
			"from the lines of canaries.txt in the corpus.\n\n" +
			"Into a cluster several machines load one generation: each reads its --part of the same\n" +
			"corpus, and one makes the generation with --finish once all are done.\n\n" +
			"Exit status: 0 done, 1 failed, 2 the command line or a setting was not understood,\n" +
			"3 refused.",
		Example: "  kiosque rebuild --corpus articles/ --data data/\n  kiosque rebuild --canary 'Europol' --canary 'source:\"Le Monde\"'\n" +
			"  kiosque rebuild --force                # after articles were taken out on purpose",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if keep < 1 || keep > mostKeep {
				return usage(fmt.Errorf("keep %d: expected a number of generations from 1 to %d", keep, mostKeep))
			}
			if err := of.apply(&how, p.keeping.engine); err != nil {
				return err
			}
			return p.with(cmd.Context(), opening{writeOnly: true, keep: keep}, func(e engine) error {
				if of != (dividing{}) {
					return p.divided(cmd.Context(), e, of, how, asJSON)
				}
				r, err := p.reread(cmd.Context(), e, how)
				return p.report(cmd.Context(), e, r, err, asJSON)
			})
		},
	}
	how.rootFlag(cmd)
	how.flags(cmd)
	of.flags(cmd)
	cmd.Flags().BoolVar(&how.force, "force", false, "take the new generation, whatever would be lost; with --part, give up what other parts have loaded of something else")
	cmd.Flags().StringArrayVar(&how.canaries, "canary", nil, "a question of yours that must not lose a fifth of its hits; can be given again")
	cmd.Flags().BoolVar(&how.full, "full", false, "read every file, also those that did not change")
	cmd.Flags().IntVar(&keep, "keep", usualKeep, "generations kept beside the current one")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the report as JSON")
	return cmd
}
