package cli_test

import (
	"os"
	"os/exec"
	"testing"

	"kiosque/torture/program"
)

// The tests of this package start the program that a user starts, on the
// reference corpus, and speak to it as a user does: through its command line
// and HTTP.

func TestMain(m *testing.M) { os.Exit(program.Main(m)) }

// outcome is how a command ended.
type outcome struct {
	out, err string
	status   int
}

// ended runs a command to its end.
func ended(t *testing.T, arguments ...string) outcome {
	t.Helper()
	got := program.Plain.Run(t, arguments...)
	return outcome{got.Out, got.Err, got.Status}
}

// site is a running server.
type site struct {
	*program.Server
	address string // "http://127.0.0.1:41234"
}

// serve starts a server on a free port and ends it with the test.
func serve(t *testing.T, data string) site {
	t.Helper()
	s := program.Plain.Serve(t, data)
	return site{s, s.Address}
}

// get asks for a path and returns the status, the media type and the body.
func (s site) get(path string) (status int, media, body string) {
	answer := s.Get(path)
	return answer.Status, answer.Media(), answer.Body
}

// decode asks for a path that answers with JSON and status 200.
func decode[T any](s site, path string) T { return program.Decode[T](s.Server, path) }

// command returns a command of the program that was not started.
func command(t *testing.T, arguments ...string) *exec.Cmd {
	t.Helper()
	return program.Plain.Command(t, arguments...)
}
