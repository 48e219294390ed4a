package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"kiosque/index/embedded"
)

func newRebuild(p *program) *cobra.Command {
	var s source
	cmd := &cobra.Command{
		Use:   "rebuild",
		Short: "Read the corpus again and make it the archive that answers",
		Long: "Reads, cleans and indexes the corpus into a new generation beside the one that\n" +
			"answers, and swaps it in when it is whole. A running server goes on answering\n" +
			"and takes the new one by itself. What could not be read is listed.",
		Example: "  kiosque rebuild --corpus articles/ --data data/",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			e, err := embedded.Open(p.data, embedded.Options{Logger: p.logger(), WriteOnly: true})
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, e.Close()) }()
			return p.rebuild(cmd.Context(), e, s)
		},
	}
	s.rootFlag(cmd)
	s.flags(cmd)
	return cmd
}
