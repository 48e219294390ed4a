package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// configName is the name of the command, and of the flag for the file that it is about.
const configName = "config"

// showing is how the settings of a command are shown.
type showing struct {
	of            *cobra.Command
	asJSON, write bool
}

func newConfig(p *program, root *cobra.Command) *cobra.Command {
	cmd := &cobra.Command{
		Use:   configName,
		Short: "Show what every setting is, and where each comes from; write a file of them",
		Long: "Prints the settings that a command would work with, serve unless one is named, and\n" +
			"where each comes from: a flag, the environment, a line of a file, or its default. It\n" +
			"takes the flags of that command. Of a key it says that it is set, and no more.\n\n" +
			"A flag beats the environment, the environment beats the file. The file is the one of\n" +
			"--config, or of KIOSQUE_CONFIG; else kiosque.toml in the working directory; else\n" +
			"/etc/kiosque/kiosque.toml. One is read, never two. Its settings have the names of the\n" +
			"flags of kiosque serve and kiosque rebuild: addr = \"127.0.0.1:8080\". A name that is no\n" +
			"setting, or a value that it cannot have, is an error, whichever command is called.\n\n" +
			"--write prints such a file: every setting with what it means and its default, all as\n" +
			"comments. It holds no key; read-key-file and admin-key-file name files of keys.",
		Example: "  kiosque config\n  kiosque config rebuild --corpus articles/\n  kiosque config --json | jq '.settings[] | select(.origin != \"default\")'\n" +
			"  kiosque config --write > kiosque.toml",
	}
	for _, c := range root.Commands() {
		if c.RunE != nil && !isBare(c) && c.Name() != "evaluate" {
			cmd.AddCommand(configOf(p, c))
		}
	}
	return showingSettings(p, cmd, showing{of: command(root, "serve")})
}

// configOf shows the settings of one command.
func configOf(p *program, of *cobra.Command) *cobra.Command {
	return showingSettings(p, &cobra.Command{
		Use:         of.Name(),
		Short:       "Show the settings of kiosque " + of.Name(),
		Annotations: of.Annotations,
		Example:     "  kiosque config " + of.Name() + "\n  kiosque config " + of.Name() + " --json",
	}, showing{of: of})
}

// showingSettings makes cmd show settings: it takes the flags of the command that has them.
func showingSettings(p *program, cmd *cobra.Command, s showing) *cobra.Command {
	cmd.Args = noArguments
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if s.write {
			return p.writeConfig(cmd.Root())
		}
		if s.asJSON {
			return p.json(p.described(cmd, s))
		}
		return p.showSettings(p.described(cmd, s))
	}
	cmd.Flags().BoolVar(&s.asJSON, "json", false, "print JSON")
	if cmd.Name() == configName {
		cmd.Flags().BoolVar(&s.write, "write", false, "print a file of all settings, as comments")
	}
	s.of.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
		if cmd.Flags().Lookup(f.Name) == nil {
			cmd.Flags().AddFlag(f)
		}
	})
	return cmd
}

// effective are the settings of a command, as JSON has them.
type effective struct {
	Command  string  `json:"command"`
	File     string  `json:"file"` // that was read; "" for none
	Settings []value `json:"settings"`
}

// value is what a setting is, and by what. Of a key the value is "set".
type value struct {
	Name     string `json:"name"`
	Value    any    `json:"value"`
	Origin   string `json:"origin"`          // flag, environment, file, default
	Where    string `json:"where,omitempty"` // a variable, or a file and its line
	Variable string `json:"variable"`
}

// described are the values that a command would work with.
func (p *program) described(cmd *cobra.Command, s showing) effective {
	e := effective{Command: s.of.Name(), File: p.file}
	each(cmd.Flags(), func(f *pflag.Flag) {
		if f.Name != "write" {
			from := p.from.of(f.Name)
			e.Settings = append(e.Settings, value{f.Name, p.shownSetting(f), from.kind, from.where, variable(f.Name)})
		}
	})
	if s.of.Name() == "serve" {
		e.Settings = append(e.Settings, secretsSet(keyVariables)...)
	}
	e.Settings = append(e.Settings, secretsSet(clusterVariables)...)
	return e
}

// shownSetting is the value of a flag, as JSON has it, without a password that may stand in an address.
func (p *program) shownSetting(f *pflag.Flag) any {
	if f.Name == ofCluster+"url" {
		return append([]string{}, p.keeping.shownURLs()...)
	}
	return inJSON(f)
}

// secretsSet are the keys that the environment has, of those that may stand there.
func secretsSet(may []string) (all []value) {
	for _, v := range may {
		if os.Getenv(v) != "" {
			name := strings.ReplaceAll(strings.ToLower(strings.TrimPrefix(v, variables)), "_", "-")
			all = append(all, value{name, "set", byEnvironment, v, v})
		}
	}
	return all
}

func (p *program) showSettings(e effective) error {
	pen := newPen(p.out)
	table := tabwriter.NewWriter(p.out, 0, 0, 2, ' ', 0)
	for _, v := range e.Settings {
		_, _ = fmt.Fprintf(table, "%s\t%s\t%s\n", v.Name, plain(v.text()), pen.dim(origin{v.Origin, v.Where}.String()))
	}
	return table.Flush()
}

// text is a value as a line shows it.
func (v value) text() string {
	switch is := v.Value.(type) {
	case []string:
		return strings.Join(is, ", ")
	case json.RawMessage:
		return string(is)
	}
	return fmt.Sprint(v.Value)
}
