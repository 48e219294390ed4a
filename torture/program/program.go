// Package program builds Kiosque and speaks to it as a user does: by its commands, and to a
// server over HTTP. It is test code that several packages share.
//
// In come the arguments of a command line, out comes how it ended, or a server that runs
// until the test is over. Programs start at the root of the module, so that the seeds are
// the corpus, and without the KIOSQUE_ variables of whoever runs the tests.
package program

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kiosque/cli"
)

// A test binary that imports this package knows those of the program, so that its result
// is not taken from the cache when they change.
var _ = cli.Run

// Deadlines, far above what a slow machine needs.
const (
	CommandDeadline = 3 * time.Minute  // of a command
	RequestDeadline = 20 * time.Second // of a request
	StartDeadline   = time.Minute      // until a server answers
)

// Binary is the program, built on first use.
type Binary struct {
	name  string
	flags []string // of go build
	once  sync.Once
	err   error
}

// The binaries there are.
var (
	Plain = &Binary{name: "kiosque"}
	Race  = &Binary{name: "kiosque-race", flags: []string{"-race"}} // its exit status is 66 when it has seen a race
)

// folder holds the binaries while tests run.
var folder string

// Main runs the tests of a package and returns their status; TestMain calls it.
func Main(m *testing.M) int {
	var err error
	if folder, err = os.MkdirTemp("", "kiosque-test-"); err != nil {
		panic(err)
	}
	defer func() { _ = os.RemoveAll(folder) }()
	if err := os.Chmod(folder, 0o755); err != nil { // other users of this machine start it too
		panic(err)
	}
	return m.Run()
}

// root is the folder of the module.
var root = sync.OnceValues(func() (string, error) {
	out, err := exec.Command("go", "env", "GOMOD").Output()
	return filepath.Dir(strings.TrimSpace(string(out))), err
})

// Path builds the program and returns where it lies.
func (b *Binary) Path(t testing.TB) string {
	t.Helper()
	path := filepath.Join(folder, b.name)
	b.once.Do(func() {
		arguments := append([]string{"build", "-o", path}, b.flags...)
		if out, err := exec.Command("go", append(arguments, "kiosque")...).CombinedOutput(); err != nil {
			b.err = fmt.Errorf("%w\n%s", err, out)
		}
	})
	if b.err != nil {
		t.Fatalf("build the program: %v", b.err)
	}
	return path
}

// Command returns a command of the program. It is killed at its deadline, and with the test.
func (b *Binary) Command(t testing.TB, arguments ...string) *exec.Cmd {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), CommandDeadline)
	t.Cleanup(cancel)
	return b.command(ctx, t, arguments)
}

// Server returns the command that serves data on a free port, for Start. It has no deadline.
func (b *Binary) Server(t testing.TB, data string, flags ...string) *exec.Cmd {
	t.Helper()
	return b.command(context.Background(), t, append([]string{"serve", "--addr", "127.0.0.1:0", "--data", data}, flags...))
}

func (b *Binary) command(ctx context.Context, t testing.TB, arguments []string) *exec.Cmd {
	t.Helper()
	path := b.Path(t)
	dir, err := root()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(ctx, path, arguments...)
	cmd.Dir = dir
	cmd.Env = slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "KIOSQUE_") })
	EndWithUs(cmd)
	return cmd
}

// Outcome is how a command ended.
type Outcome struct {
	Out, Err string
	Status   int // -1 when a signal ended it
	Took     time.Duration
}

// Run runs a command to its end.
func (b *Binary) Run(t testing.TB, arguments ...string) Outcome {
	t.Helper()
	return End(t, b.Command(t, arguments...))
}

// End runs cmd to its end.
func End(t testing.TB, cmd *exec.Cmd) Outcome {
	t.Helper()
	return Begin(t, cmd)()
}

// Begin starts cmd and returns what waits for its end.
func Begin(t testing.TB, cmd *exec.Cmd) (end func() Outcome) {
	t.Helper()
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	began := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return func() Outcome {
		t.Helper()
		var exit *exec.ExitError
		if err := cmd.Wait(); err != nil && !errors.As(err, &exit) {
			t.Fatal(err)
		}
		return Outcome{out.String(), errs.String(), cmd.ProcessState.ExitCode(), time.Since(began)}
	}
}

// Required tells whether KIOSQUE_REQUIRE, a list parted by commas, has name.
func Required(name string) bool {
	return slices.Contains(strings.Split(os.Getenv("KIOSQUE_REQUIRE"), ","), name)
}

// Require skips a test for which something is missing, or fails it where KIOSQUE_REQUIRE
// says that it must be there.
func Require(t testing.TB, name, missing string) {
	t.Helper()
	if Required(name) {
		t.Fatalf("KIOSQUE_REQUIRE names %s: %s", name, missing)
	}
	t.Skipf("%s: %s", name, missing)
}
