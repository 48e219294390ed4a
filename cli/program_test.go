package cli_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"kiosque/cli"
)

// The tests of this package start the program that a user starts, on the
// reference corpus, and speak to it as a user does: through its command line,
// HTTP and a browser.

// Deadlines, far above what a slow machine needs.
const (
	programDeadline = 3 * time.Minute
	requestDeadline = 20 * time.Second
	startDeadline   = time.Minute
)

// The test binary knows the program's packages, so that its result is not taken
// from the cache when they change.
var _ = cli.Run

// executable is the path of the program, set by TestMain and built on first use.
var executable string

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	folder, err := os.MkdirTemp("", "kiosque-test-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	executable = filepath.Join(folder, "kiosque")
	return m.Run()
}

var build = sync.OnceValues(func() (string, error) {
	out, err := exec.Command("go", "build", "-o", executable, "..").CombinedOutput()
	return string(out), err
})

// require skips a test for which something is missing, or fails it where
// KIOSQUE_REQUIRE, a list parted by commas, says that it must be there.
func require(t *testing.T, name, missing string) {
	t.Helper()
	if slices.Contains(strings.Split(os.Getenv("KIOSQUE_REQUIRE"), ","), name) {
		t.Fatalf("KIOSQUE_REQUIRE names %s: %s", name, missing)
	}
	t.Skipf("%s: %s", name, missing)
}

// kiosque returns a command of the program, in a clean environment, on the reference corpus.
func kiosque(t *testing.T, arguments ...string) *exec.Cmd {
	t.Helper()
	if out, err := build(); err != nil {
		t.Fatalf("build the program: %v\n%s", err, out)
	}
	ctx, cancel := context.WithTimeout(context.Background(), programDeadline)
	t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, executable, arguments...)
	cmd.Dir = ".."
	cmd.Env = slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "KIOSQUE_") })
	return cmd
}

// outcome is how a command ended.
type outcome struct {
	out, err string
	status   int
}

// ended runs a command to its end.
func ended(t *testing.T, arguments ...string) outcome {
	t.Helper()
	var out, errs bytes.Buffer
	cmd := kiosque(t, arguments...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return outcome{out.String(), errs.String(), cmd.ProcessState.ExitCode()}
}

// site is a running server.
type site struct {
	t       *testing.T
	address string // "http://127.0.0.1:41234"
	data    string
}

var printedAddress = regexp.MustCompile(`http://[0-9.:]+`)

// serve starts a server on a free port and ends it with the test, as Ctrl-C or a
// container engine would; it must then end with status 0.
func serve(t *testing.T, data string) site {
	t.Helper()
	cmd := kiosque(t, "serve", "--addr", "127.0.0.1:0", "--data", data)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	printed, drained := make(chan string, 1), make(chan struct{})
	go func() {
		defer close(drained)
		findAddress(out, printed)
	}()
	t.Cleanup(func() { end(t, cmd, drained, &errs) })
	select {
	case address, ok := <-printed:
		if !ok {
			t.Fatal("the server ended without printing its address")
		}
		return site{t, address, data}
	case <-time.After(startDeadline):
		t.Fatal("the server printed no address in time")
	}
	return site{}
}

// findAddress reads all of out, and sends the first address in it.
func findAddress(out io.Reader, found chan<- string) {
	defer close(found)
	lines, sent := bufio.NewScanner(out), false
	for lines.Scan() {
		if address := printedAddress.FindString(lines.Text()); address != "" && !sent {
			found <- address
			sent = true
		}
	}
}

func end(t *testing.T, cmd *exec.Cmd, drained <-chan struct{}, errs *bytes.Buffer) {
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Error(err)
	}
	<-drained
	if err := cmd.Wait(); err != nil {
		t.Errorf("SIGTERM ended the server with %v, want status 0", err)
	}
	if t.Failed() {
		t.Logf("what the server logged last:\n%s", last(errs.String(), 40))
	}
}

// last returns the last n lines of text.
func last(text string, n int) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}

// get asks for a path and returns the status, the media type and the body.
func (s site) get(path string) (status int, media, body string) {
	s.t.Helper()
	client := http.Client{Timeout: requestDeadline}
	answer, err := client.Get(s.address + path)
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	content, err := io.ReadAll(answer.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return answer.StatusCode, answer.Header.Get("Content-Type"), string(content)
}

// decode asks for a path that answers with JSON and status 200.
func decode[T any](s site, path string) (value T) {
	s.t.Helper()
	status, _, body := s.get(path)
	if status != http.StatusOK {
		s.t.Fatalf("GET %s: status %d: %s", path, status, body)
	}
	if err := json.Unmarshal([]byte(body), &value); err != nil {
		s.t.Fatalf("GET %s: %v", path, err)
	}
	return value
}
