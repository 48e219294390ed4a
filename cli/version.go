package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"kiosque/analyzers"
	"kiosque/index/vocabulary"
	"kiosque/lexicon"
	"kiosque/web/atlas"
)

func newVersion(p *program) *cobra.Command {
	var notices, sbom, asJSON bool
	cmd := &cobra.Command{
		Use:         "version",
		Short:       "Print the version of the program and of its analysers, or what it was built from",
		Example:     "  kiosque version\n  kiosque version --json | jq -r .version\n  kiosque version --sbom > kiosque.cdx.json",
		Annotations: map[string]string{bare: "yes"},
		Args:        noArguments,
		RunE: func(*cobra.Command, []string) error {
			if sbom {
				return p.bill()
			}
			is := versions{version(), analyzers.Version(), runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH}
			if err := p.say(asJSON, is, fmt.Sprintf("kiosque %s, analysers %s", is.Version, is.Analysers)); err != nil {
				return err
			}
			if notices {
				_, _ = fmt.Fprintf(p.out, "\n%s\n%s\n%s", lexicon.Notice(), vocabulary.Notice(), atlas.Notice())
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&notices, "notices", false, "print the licences of the word lists and of the map in it too")
	cmd.Flags().BoolVar(&sbom, "sbom", false, "print the modules that it was built from, with their versions: a bill of materials in CycloneDX")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON: the versions, and those of Go and of the system it was built for")
	cmd.MarkFlagsMutuallyExclusive("notices", "sbom", "json")
	return cmd
}

// release is set by whoever builds one: -ldflags "-X kiosque/cli.release=1.2.3".
var release string

// version is that of the release, else the commit that a checkout was built
// from, else the module's version.
func version() string {
	if release != "" {
		return release
	}
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
