package cli

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"kiosque/query"
	"kiosque/web/atlas"
)

// shells are those that completions are made for.
var shells = map[string]func(root *cobra.Command) error{
	"bash":       func(root *cobra.Command) error { return root.GenBashCompletionV2(root.OutOrStdout(), true) },
	"zsh":        func(root *cobra.Command) error { return root.GenZshCompletion(root.OutOrStdout()) },
	"fish":       func(root *cobra.Command) error { return root.GenFishCompletion(root.OutOrStdout(), true) },
	"powershell": func(root *cobra.Command) error { return root.GenPowerShellCompletionWithDesc(root.OutOrStdout()) },
}

func newCompletion(*program) *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Print a script that lets your shell complete commands, flags and their values",
		Long: "Prints a script for a shell, which completes commands, flags, and values such as\n" +
			"countries and the generations of the archive.",
		Example: "  source <(kiosque completion bash)                                     # this shell\n" +
			"  kiosque completion bash > /etc/bash_completion.d/kiosque              # every shell\n" +
			"  kiosque completion zsh > \"${fpath[1]}/_kiosque\"\n" +
			"  kiosque completion fish > ~/.config/fish/completions/kiosque.fish\n" +
			"  kiosque completion powershell | Out-String | Invoke-Expression",
		Annotations:       map[string]string{bare: "yes"},
		Args:              argument("the name of a shell: bash, zsh, fish or powershell"),
		ValidArgsFunction: cobra.FixedCompletions([]string{"bash", "fish", "powershell", "zsh"}, cobra.ShellCompDirectiveNoFileComp),
		RunE: func(cmd *cobra.Command, args []string) error {
			script, known := shells[args[0]]
			if !known {
				return usage(fmt.Errorf("shell %q: expected bash, zsh, fish or powershell", args[0]))
			}
			return script(cmd.Root())
		},
	}
}

// valuesOf are what some flags may be set to.
var valuesOf = map[string]func() []string{
	"lang":      values("fr", "en", "und\tanother language"),
	"ui":        values("fr", "en"),
	"sort":      values(query.Relevance, query.Newest, query.Oldest, query.Added),
	"scope":     values(query.Body, query.Raw),
	"copies":    values(query.Folded, query.All),
	"translate": values("on", "off"),
	"relax":     values("on", "off"),
	"explain":   values("on", "off"),
	"bom":       values("on", "off"),
	"country":   countryCodes,
}

func values[T ~string](all ...T) func() []string {
	return func() (texts []string) {
		for _, v := range all {
			texts = append(texts, string(v))
		}
		return texts
	}
}

// countryCodes are those of the atlas, each with its name.
func countryCodes() (all []string) {
	for _, c := range atlas.Countries() {
		if region, err := language.ParseRegion(c.Code); err == nil {
			all = append(all, c.Code+"\t"+display.English.Regions().Name(region))
		}
	}
	return all
}

// complete says, wherever a value is typed, what it may be: one of a few, a folder, a file, or nothing that is known.
func complete(p *program, root *cobra.Command) {
	_ = root.MarkPersistentFlagDirname("data")
	_ = root.MarkPersistentFlagFilename(configName, "toml")
	for _, c := range commands(root) {
		completeFlags(c)
		switch c.Name() {
		case "generations", "rollback":
			c.ValidArgsFunction = p.generationNames
		case "search", "suggest", "similar", "associated", "export":
			c.ValidArgsFunction = cobra.NoFileCompletions
		}
	}
}

// completeFlags leaves files to the shell, for flags that are not known here.
func completeFlags(c *cobra.Command) {
	for name, of := range valuesOf {
		if c.LocalNonPersistentFlags().Lookup(name) != nil {
			_ = c.RegisterFlagCompletionFunc(name, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
				return of(), cobra.ShellCompDirectiveNoFileComp
			})
		}
	}
	for _, folder := range []string{"sets", "runs", "against"} {
		if c.LocalNonPersistentFlags().Lookup(folder) != nil {
			_ = c.MarkFlagDirname(folder)
		}
	}
}

// generationNames completes the name of a generation from the archive, whose folder comes from where it always does.
func (p *program) generationNames(cmd *cobra.Command, args []string, _ string) (names []string, _ cobra.ShellCompDirective) {
	if len(args) > 0 || p.configure(cmd) != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	_ = p.keep(cmd.Context(), func(e engine) error {
		all, err := e.Generations(cmd.Context())
		for _, g := range all {
			names = append(names, fmt.Sprintf("%s\t%s, %d articles", g.Name, day(g.Created), g.Articles))
		}
		return err
	})
	return slices.Clip(names), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}
