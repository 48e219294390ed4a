package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"kiosque/server"
)

const (
	usualHelp = 10  // suggestions, similar articles, things that go with a question
	mostHelp  = 100 // of them
)

func newSuggest(p *program) *cobra.Command {
	var asJSON bool
	var size int
	var ui string
	cmd := &cobra.Command{
		Use:   "suggest WORDS…",
		Short: "Show how what is being typed may go on: words, organisations, countries, titles",
		Long: "Prints what the search box of the page would propose: words, organisations, countries\n" +
			"and titles of the archive that go on from WORDS, with how many articles have each.",
		Example: "  kiosque suggest cyberat\n  kiosque suggest --ui fr germ",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := someWords(args, size); err != nil {
				return err
			}
			return p.suggest(cmd.Context(), strings.Join(args, " "), ui, size, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the JSON of the API")
	cmd.Flags().IntVar(&size, "size", usualHelp, "suggestions at most")
	cmd.Flags().StringVar(&ui, "ui", "en", "language that countries are shown in: fr or en")
	return cmd
}

func (p *program) suggest(ctx context.Context, typed, ui string, size int, asJSON bool) error {
	return p.ask(ctx, func(ctx context.Context, e engine) error {
		found, err := e.Suggest(ctx, typed, ui, size)
		if err != nil {
			return err
		}
		if asJSON {
			return p.json(server.Suggestions(found))
		}
		for _, s := range found {
			_, _ = fmt.Fprintf(p.out, "%-12s  %6d  %s\n", s.Kind, s.Count, plain(s.Text))
		}
		return nil
	})
}

// someWords refuses a command line that asks for nothing, or for too much.
func someWords(args []string, size int) error {
	if strings.TrimSpace(strings.Join(args, " ")) == "" {
		return usage(errors.New("expected words"))
	}
	return fitting(size)
}

func fitting(size int) error {
	if size < 1 || size > mostHelp {
		return usage(fmt.Errorf("size: expected a whole number from 1 to %d", mostHelp))
	}
	return nil
}
