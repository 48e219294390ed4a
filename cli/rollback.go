package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"kiosque/index/embedded"
)

func newRollback(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "rollback [NAME]",
		Short: "Make an earlier generation the archive that answers again",
		Long: "Verifies a generation that is kept and makes it current: the one of that name, or\n" +
			"the newest that is older than the current one. A running server takes it by\n" +
			"itself. Nothing is removed: rollback with the name of the other goes forth again.",
		Example: "  kiosque rollback\n  kiosque rollback 000007",
		Args:    atMostOne("the name of a generation"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.keep(func(e *embedded.Engine) error {
				g, err := e.Rollback(cmd.Context(), strings.Join(args, ""))
				if err != nil {
					return err
				}
				_, _ = fmt.Fprintln(p.out, told(g)+", is current")
				return nil
			})
		},
	}
}
