package cli

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// The variables that hold a key each.
const (
	readKeyVariable  = "KIOSQUE_READ_KEY"
	adminKeyVariable = "KIOSQUE_ADMIN_KEY"
)

// keyVariables are those of a server, clusterVariables those of whoever asks a cluster.
var (
	keyVariables     = []string{adminKeyVariable, readKeyVariable}
	clusterVariables = []string{apiKeyVariable, headerVariable, passwordVariable}
)

// ofOthers is how variables begin that are no settings and no slips: Kubernetes sets some for a service that is called
// kiosque, and the tests and measurements of the program have theirs.
var ofOthers = []string{"KIOSQUE_SERVICE_", "KIOSQUE_PORT", "KIOSQUE_REQUIRE", "KIOSQUE_CHROMIUM", "KIOSQUE_SCREENSHOTS", "KIOSQUE_TORTURE", "KIOSQUE_BENCH_",
	"KIOSQUE_QUESTIONS", "KIOSQUE_CHECK_", "KIOSQUE_CLUSTER", "KIOSQUE_ARCHIVE"}

// warn says which variables look like settings and are none. Their values may be keys, and are not told.
func (p *program) warn(root *cobra.Command) {
	known := variablesOf(root)
	for _, assignment := range os.Environ() {
		name, value, _ := strings.Cut(assignment, "=")
		foreign := slices.ContainsFunc(ofOthers, func(prefix string) bool { return strings.HasPrefix(name, prefix) })
		if !strings.HasPrefix(name, variables) || value == "" || foreign || slices.Contains(known, name) {
			continue
		}
		_, _ = fmt.Fprintf(p.err, "kiosque: the environment has %s, which is no setting%s\n", plain(name), meant(name, known))
	}
}

// variablesOf are the variables that some command reads.
func variablesOf(root *cobra.Command) []string {
	known := slices.Concat(keyVariables, clusterVariables)
	add := func(f *pflag.Flag) {
		if f.Name != "help" {
			known = append(known, variable(f.Name))
		}
	}
	root.PersistentFlags().VisitAll(add)
	for _, c := range commands(root) {
		c.LocalFlags().VisitAll(add)
	}
	return known
}
