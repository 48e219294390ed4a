package program

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// Server is a server that runs.
type Server struct {
	t       testing.TB
	Address string // "http://127.0.0.1:41234", "https://…" with a certificate, or "unix:/run/kiosque.sock"
	Data    string // its folder of generations
	cmd     *exec.Cmd
	log     log
	drained chan struct{}
	ended   sync.Once
}

// log keeps what a program writes, for whoever asks while it goes on.
type log struct {
	mu   sync.Mutex
	text bytes.Buffer
}

// Write keeps text.
func (l *log) Write(text []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(text)
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

var printedAddress = regexp.MustCompile(`https?://[][0-9.:]+|unix:/[^ ,]+`)

// Serve starts a server on a free port and waits until it says where it answers. It is
// ended with the test, as Ctrl-C or a container engine would; its status must then be 0.
func (b *Binary) Serve(t testing.TB, data string, flags ...string) *Server {
	t.Helper()
	return Start(t, b.Server(t, data, flags...), data)
}

// Start is Serve of a command that Binary.Server has made.
func Start(t testing.TB, cmd *exec.Cmd, data string) *Server {
	t.Helper()
	s := &Server{t: t, Data: data, cmd: cmd, drained: make(chan struct{})}
	cmd.Stderr = &s.log
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	printed := make(chan string, 1)
	go func() {
		defer close(s.drained)
		findAddress(out, printed)
	}()
	t.Cleanup(s.Stop)
	s.await(printed)
	return s
}

func (s *Server) await(printed <-chan string) {
	s.t.Helper()
	select {
	case address, ok := <-printed:
		if !ok {
			s.t.Fatalf("the server ended without printing its address:\n%s", s.Log())
		}
		s.Address = address
	case <-time.After(StartDeadline):
		s.t.Fatal("the server printed no address in time")
	}
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

// PID is the number of the server's process.
func (s *Server) PID() int { return s.cmd.Process.Pid }

// Log returns what the server wrote on standard error so far.
func (s *Server) Log() string { return s.log.String() }

// Stop ends the server with SIGTERM; it must end with status 0. A second time it does nothing.
func (s *Server) Stop() {
	s.ended.Do(func() {
		if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
			s.t.Error(err)
		}
		if err := s.wait(); err != nil {
			s.t.Errorf("SIGTERM ended the server with %v, want status 0", err)
		}
		if s.t.Failed() {
			s.t.Logf("what the server logged last:\n%s", last(s.Log(), 20))
		}
	})
}

// Kill ends the server at once, as kill -9 does.
func (s *Server) Kill() { s.EndBy(syscall.SIGKILL) }

// EndBy ends the server by a signal that it does not survive.
func (s *Server) EndBy(signal os.Signal) {
	s.ended.Do(func() {
		if err := s.cmd.Process.Signal(signal); err != nil {
			s.t.Errorf("%v to the server: %v", signal, err)
		}
		_ = s.wait() // its status is that of who was killed
	})
}

func (s *Server) wait() error {
	<-s.drained
	return s.cmd.Wait()
}

// last returns the last n lines of text.
func last(text string, n int) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}

// Answer is what came back for a request.
type Answer struct {
	Status int
	Header http.Header
	Body   string
}

// Media is the media type of the answer.
func (a Answer) Media() string { return a.Header.Get("Content-Type") }

// Ask asks for a path.
func (s *Server) Ask(client *http.Client, path string) (Answer, error) {
	response, err := client.Get(s.Address + path)
	if err != nil {
		return Answer{}, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return Answer{response.StatusCode, response.Header, string(body)}, err
}

var client = &http.Client{Timeout: RequestDeadline}

// Get asks for a path and ends the test where nothing answers.
func (s *Server) Get(path string) Answer {
	s.t.Helper()
	answer, err := s.Ask(client, path)
	if err != nil {
		s.t.Fatal(err)
	}
	return answer
}

// Decode asks for a path that answers with JSON and status 200.
func Decode[T any](s *Server, path string) (value T) {
	s.t.Helper()
	answer := s.Get(path)
	if answer.Status != http.StatusOK {
		s.t.Fatalf("GET %s: status %d: %s", path, answer.Status, answer.Body)
	}
	if err := json.Unmarshal([]byte(answer.Body), &value); err != nil {
		s.t.Fatalf("GET %s: %v", path, err)
	}
	return value
}
