package cli

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"kiosque/analyzers"
)

func newVersion(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of the program and of its analysers",
		Args:  noArguments,
		Run: func(*cobra.Command, []string) {
			_, _ = fmt.Fprintf(p.out, "kiosque %s, analysers %s\n", version(), analyzers.Version())
		},
	}
}

// version is the module's version, or the commit that a checkout was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return s.Value
		}
	}
	return info.Main.Version
}
