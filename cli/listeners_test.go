package cli_test

import (
	"context"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"kiosque/torture/program"
)

// socketIn returns a place for a socket: its path must be short, which that of a test's folder may not be.
func socketIn(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "kq")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return filepath.Join(dir, "s.sock")
}

// by returns a client that asks by a Unix socket, whatever the host.
func by(t *testing.T, path string) *http.Client {
	t.Helper()
	transport := &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "unix", path)
	}}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport, Timeout: program.RequestDeadline}
}

// asked asks by a client and returns the status and the body; headers are names and values in turn.
func asked(t *testing.T, client *http.Client, address string, headers ...string) (status int, body string) {
	t.Helper()
	return askedBy(t, client, http.MethodGet, address, headers...)
}

// askedBy is asked by a method.
func askedBy(t *testing.T, client *http.Client, method, address string, headers ...string) (status int, body string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), program.RequestDeadline)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, method, address, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	answer, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(text)
}

func TestAnArchiveIsServedByAUnixSocket(t *testing.T) {
	path, data := socketIn(t), t.TempDir()
	s := program.Plain.Serve(t, data, "--addr", "unix:"+path)
	if s.Address != "unix:"+path {
		t.Fatalf("it says that it answers at %s", s.Address)
	}
	info, err := os.Lstat(path)
	if err != nil || info.Mode() != fs.ModeSocket|0o660 {
		t.Errorf("%v %v", info.Mode(), err)
	}
	if status, body := asked(t, by(t, path), "http://kiosque/search?q=europol"); status != 200 || !strings.Contains(body, `"total"`) {
		t.Errorf("%d %s", status, body)
	}
	if got := ended(t, "health", "--addr", "unix:"+path); got.status != 0 || got.out != "ready\n" {
		t.Errorf("%+v", got)
	}
	if got := ended(t, "serve", "--addr", "unix:"+path, "--data", t.TempDir()); got.status != 1 || !strings.Contains(got.err, "another server listens") {
		t.Errorf("a second server: %+v", got)
	}
	s.Stop()
	if _, err := os.Lstat(path); err == nil {
		t.Error("the socket stays when its server has ended")
	}
	if said := s.Log(); strings.Contains(said, "TLS") {
		t.Errorf("said %q", said)
	}
}

func TestASocketThatAKilledServerLeftIsTakenOver(t *testing.T) {
	path, data := socketIn(t), t.TempDir()
	program.Plain.Serve(t, data, "--addr", "unix:"+path).Kill()
	if _, err := os.Lstat(path); err != nil {
		t.Fatal(err)
	}
	if got := ended(t, "health", "--addr", "unix:"+path); got.status != 1 {
		t.Errorf("%+v", got)
	}
	program.Plain.Serve(t, data, "--addr", "unix:"+path, "--socket-mode", "0600")
	if info, err := os.Lstat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info, err)
	}
	if status, _ := asked(t, by(t, path), "http://kiosque/healthz"); status != 200 {
		t.Error(status)
	}
}

func TestAFileInThePlaceOfASocketStays(t *testing.T) {
	path := socketIn(t)
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	got := ended(t, "serve", "--addr", "unix:"+path, "--data", t.TempDir())
	if text, _ := os.ReadFile(path); got.status != 1 || !strings.Contains(got.err, "no socket") || string(text) != "mine" {
		t.Errorf("%+v, it holds %q", got, text)
	}
}

func TestReadersBehindASocketAreToldApartByATrustedProxy(t *testing.T) {
	path := socketIn(t)
	program.Plain.Serve(t, t.TempDir(), "--addr", "unix:"+path, "--trusted-proxies", "unix,10.0.0.0/8", "--rate", "0.1")
	client := by(t, path)
	for _, c := range []struct {
		reader string
		want   int
	}{{"192.0.2.1", 200}, {"192.0.2.1", 429}, {"192.0.2.2", 200}, {"192.0.2.2", 429}} {
		if status, _ := asked(t, client, "http://kiosque/search", "X-Forwarded-For", c.reader); status != c.want {
			t.Errorf("%s has %d, want %d", c.reader, status, c.want)
		}
	}
}

// activated starts the program as systemd does: with sockets from file 3 on, and variables that name its process.
func activated(t *testing.T, variables string, sockets []*os.File, data string, flags ...string) *exec.Cmd {
	t.Helper()
	cmd := program.Plain.Server(t, data, flags...)
	cmd.Args = append([]string{"sh", "-c", variables + ` exec "$0" "$@"`, cmd.Path}, cmd.Args[1:]...)
	cmd.Path = "/bin/sh"
	cmd.ExtraFiles = sockets
	return cmd
}

// passed opens a socket to be passed.
func passed(t *testing.T, network, address string) (file *os.File, at string) {
	t.Helper()
	l, err := net.Listen(network, address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	if file, err = l.(interface{ File() (*os.File, error) }).File(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	return file, l.Addr().String()
}

const meant = `LISTEN_PID=$$ LISTEN_FDS=2 LISTEN_FDNAMES=web:local`

func TestSocketsOfSystemdAreTaken(t *testing.T) {
	path := socketIn(t)
	first, address := passed(t, "tcp", "127.0.0.1:0")
	second, _ := passed(t, "unix", path)
	s := program.Start(t, activated(t, meant, []*os.File{first, second}, t.TempDir()), "")
	if s.Address != "http://"+address {
		t.Errorf("it answers at %s, passed was %s", s.Address, address)
	}
	if answer := s.Get("/search?q=europol"); answer.Status != 200 {
		t.Errorf("%d %s", answer.Status, answer.Body)
	}
	if status, _ := asked(t, by(t, path), "http://kiosque/readyz"); status != 200 {
		t.Error(status)
	}
	s.Stop()
	if _, err := os.Lstat(path); err != nil {
		t.Error("the socket of systemd is removed")
	}
}

func TestVariablesOfAnotherProcessAreNotObeyed(t *testing.T) {
	file, address := passed(t, "tcp", "127.0.0.1:0")
	s := program.Start(t, activated(t, "LISTEN_PID=1 LISTEN_FDS=1", []*os.File{file}, t.TempDir()), "")
	if s.Address == "http://"+address {
		t.Error("a socket is taken that was passed to another process")
	}
}

func TestWhatSystemdPassesWronglyIsToldInOneSentence(t *testing.T) {
	plain, err := os.CreateTemp(t.TempDir(), "file")
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Close()
	for variables, says := range map[string]string{
		"LISTEN_PID=$$ LISTEN_FDS=1 LISTEN_FDNAMES=web": "socket web",
		"LISTEN_PID=$$ LISTEN_FDS=many":                 "LISTEN_FDS",
		"LISTEN_PID=$$ LISTEN_FDS=100000":               "LISTEN_FDS",
	} {
		got := program.End(t, activated(t, variables, []*os.File{plain}, t.TempDir()))
		if got.Status != 1 || !strings.Contains(got.Err, says) || strings.Count(got.Err, "\n") != 1 {
			t.Errorf("%s: status %d, said %q", variables, got.Status, got.Err)
		}
	}
}

// managed listens as a service manager does, and returns the socket and what waits for a text.
func managed(t *testing.T) (path string, await func(state string)) {
	t.Helper()
	path = socketIn(t)
	conn, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: path, Net: "unixgram"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	told := make(chan string, 100)
	go func() {
		for text := make([]byte, 4096); ; {
			n, err := conn.Read(text)
			if err != nil {
				close(told)
				return
			}
			told <- string(text[:n])
		}
	}()
	return path, func(state string) {
		t.Helper()
		for text := range told {
			if strings.Contains("\n"+text+"\n", "\n"+state+"\n") {
				return
			}
		}
		t.Errorf("the manager was never told %s", state)
	}
}

func TestAServiceManagerIsTold(t *testing.T) {
	path, await := managed(t)
	cmd := program.Plain.Server(t, t.TempDir())
	cmd.Env = append(cmd.Env, "NOTIFY_SOCKET="+path, "WATCHDOG_USEC=100000")
	s := program.Start(t, cmd, "")
	await("READY=1")
	await("WATCHDOG=1")
	await("WATCHDOG=1")
	s.Stop()
	await("STOPPING=1")
}
