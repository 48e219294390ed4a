package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// ofOneCall are the flags that say what one call is to do: they stand in no file, where they would be forgotten.
var ofOneCall = []string{"config", "finish", "force", "full", "help", "json", "part", "quiet"}

// lasting are the commands whose flags describe an archive and its server, and so may stand in a file. Other commands take
// from it what they have by the same name; a question has none: a filter that nobody typed would be silent.
var lasting = []string{"serve", "rebuild"}

// A setting is a flag that may stand in a file, under the same name.
type setting struct {
	*pflag.Flag
	commands []string // that have it; none: all have
}

// settingsOf returns the settings that there are: those of all commands first, then each where it first comes, by name.
func settingsOf(root *cobra.Command) (all []setting) {
	each(root.PersistentFlags(), func(f *pflag.Flag) { all = append(all, setting{Flag: f}) })
	for _, name := range lasting {
		each(command(root, name).LocalNonPersistentFlags(), func(f *pflag.Flag) {
			if at := slices.IndexFunc(all, func(s setting) bool { return s.Name == f.Name }); at < 0 {
				all = append(all, setting{f, having(root, f.Name)})
			}
		})
	}
	return all
}

// each gives the flags of a set that are no matter of one call.
func each(flags *pflag.FlagSet, yield func(*pflag.Flag)) {
	flags.VisitAll(func(f *pflag.Flag) {
		if !slices.Contains(ofOneCall, f.Name) {
			yield(f)
		}
	})
}

// command is the command of that name.
func command(root *cobra.Command, name string) *cobra.Command {
	for _, c := range root.Commands() {
		if c.Name() == name {
			return c
		}
	}
	return root
}

// commands returns the commands that users call, those below others too, in the order of help.
func commands(root *cobra.Command) (all []*cobra.Command) {
	for _, c := range root.Commands() {
		if !c.Hidden && c.Name() != "help" {
			all = append(append(all, c), commands(c)...)
		}
	}
	return all
}

// having names the commands that have a flag themselves, but for those that show what it is set to.
func having(root *cobra.Command, flag string) (names []string) {
	for _, c := range commands(root) {
		name := named(c)
		if c.LocalNonPersistentFlags().Lookup(flag) != nil && !strings.HasPrefix(name, configName) {
			names = append(names, name)
		}
	}
	return names
}

// named is what a command is called after the program's name: "evaluate relevance".
func named(cmd *cobra.Command) string {
	return strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()+" ")
}

// variable is the one in the environment that stands for a flag.
func variable(flag string) string {
	return variables + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// variables is how the names of all variables of the program begin.
const variables = "KIOSQUE_"
