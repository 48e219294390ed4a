package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"kiosque/index"
)

func newRollback(p *program) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "rollback [NAME]",
		Short: "Make an earlier generation the archive that answers again",
		Long: "Verifies a generation that is kept and makes it current: the one of that name, or\n" +
			"the newest that is older than the current one. A running server takes it by\n" +
			"itself. Nothing is removed: rollback with the name of the other goes forth again.",
		Example: "  kiosque rollback\n  kiosque rollback 000007\n  kiosque rollback --json | jq .generation",
		Args:    atMostOne("the name of a generation"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.makeCurrent(cmd.Context(), asJSON, func(e engine) (index.Generation, error) {
				return e.Rollback(cmd.Context(), strings.Join(args, ""))
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the generation as JSON, as kiosque generations does")
	return cmd
}
