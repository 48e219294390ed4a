package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"kiosque/query"
)

// bare marks commands that read no settings: they work whatever those are.
const bare = "bare"

func isBare(cmd *cobra.Command) bool {
	return cmd.Annotations[bare] != "" || cmd.Name() == "help" || strings.HasPrefix(cmd.Name(), cobra.ShellCompRequestCmd)
}

// grouped adds commands under a heading of the help.
func grouped(root *cobra.Command, heading string, all ...*cobra.Command) {
	if !root.ContainsGroup(heading) {
		root.AddGroup(&cobra.Group{ID: heading, Title: heading})
	}
	for _, c := range all {
		c.GroupID = heading
		root.AddCommand(c)
	}
	root.SetHelpCommandGroupID("The program:")
}

// exits are the statuses that most commands end with.
const exits = "Exit status: 0 done, 1 failed, 2 the command line or a setting was not understood."

// exitsOfAll are those of the program.
const exitsOfAll = "Exit status: 0 done, 1 failed, 2 the command line or a setting was not understood, 3 a\nrebuild was refused, for too much would be lost."

// explain ends the help of each command that does not say itself how it ends with that.
func explain(root *cobra.Command) {
	root.Long += "\n\n" + exitsOfAll
	for _, c := range commands(root) {
		if c.Long == "" {
			c.Long = c.Short + "."
		}
		if !strings.Contains(c.Long, "Exit status: 0") {
			c.Long += "\n\n" + exits
		}
	}
}

// helpful begins the error of a command line that was not understood with where the value stands, unless in a flag, and ends
// it with where to read on.
func (p *program) helpful(failed error, called *cobra.Command) error {
	var wrong *query.Error
	if !errors.Is(failed, errUsage) && !errors.As(failed, &wrong) {
		return failed
	}
	text := p.placed(strings.TrimSuffix(failed.Error(), ": "+errUsage.Error()))
	read := called.CommandPath()
	if p.file != "" && strings.HasPrefix(text, p.file) {
		read = called.Root().Name() + " " + configName
	}
	return usage(fmt.Errorf("%s; see %s --help", text, read))
}

// names are those of the commands below one.
func names(cmd *cobra.Command) (all []string) {
	for _, c := range cmd.Commands() {
		all = append(all, c.Name())
	}
	return all
}
