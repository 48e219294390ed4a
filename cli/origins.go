package cli

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Where a value may come from.
const (
	byFlag        = "flag"
	byEnvironment = "environment"
	byFile        = "file"
	byDefault     = "default"
)

// origin is where a value comes from.
type origin struct {
	kind  string
	where string // a variable, or a file and its line; "" for others
}

func (o origin) String() string {
	if o.where != "" {
		return o.where
	}
	return o.kind
}

// origins are those of the flags of a command, by name.
type origins map[string]origin

// of is the origin of a flag.
func (o origins) of(flag string) origin {
	if from, known := o[flag]; known {
		return from
	}
	return origin{kind: byDefault}
}

// names are the flags that are given a value and whose names begin with prefix, in order.
func (o origins) names(prefix string) (all []string) {
	for _, name := range slices.Sorted(maps.Keys(o)) {
		if strings.HasPrefix(name, prefix) {
			all = append(all, name)
		}
	}
	return all
}

// configure gives every flag of a command that the command line does not set its value from the environment, else from
// the file of settings; others keep their default.
func (p *program) configure(cmd *cobra.Command) error {
	p.from = origins{}
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Changed {
			p.from[f.Name] = origin{kind: byFlag}
		}
	})
	if err := p.fromEnvironment(cmd.Flags()); err != nil {
		return err
	}
	return p.fromFile(cmd)
}

// fromEnvironment sets every flag that the command line does not from its
// variable; an empty one is none.
func (p *program) fromEnvironment(flags *pflag.FlagSet) error {
	var errs []error
	flags.VisitAll(func(f *pflag.Flag) {
		name := variable(f.Name)
		value := os.Getenv(name)
		if value == "" || f.Changed || f.Name == "help" {
			return
		}
		p.from[f.Name] = origin{byEnvironment, name}
		if err := flags.Set(f.Name, value); err != nil {
			errs = append(errs, usage(fmt.Errorf("%s: %w", name, err)))
		}
	})
	return errors.Join(errs...)
}

// fromFile sets every flag that nothing else does from the file of settings.
func (p *program) fromFile(cmd *cobra.Command) error {
	entries, err := p.entries(cmd.Root())
	for _, e := range entries {
		f := cmd.Flags().Lookup(e.name)
		if f == nil || f.Changed {
			continue
		}
		p.from[f.Name] = origin{byFile, e.place()}
		if err := e.set(f); err != nil {
			return err
		}
	}
	return err
}

// leading is the flag with which the errors of wrong values begin.
var leading = regexp.MustCompile(`^[a-z][a-z-]*`)

// placed says of a value that was refused where it stands, unless on the command line, where everybody sees it.
func (p *program) placed(text string) string {
	if from := p.from.of(leading.FindString(text)); from.where != "" {
		return from.where + ": " + text
	}
	return text
}
