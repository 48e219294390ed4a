package cli_test

import (
	"crypto/tls"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"kiosque/torture/program"
)

func TestTheServerIsWatchedByItsFigures(t *testing.T) {
	s := program.Plain.Serve(t, t.TempDir(), "--pprof-addr", "127.0.0.1:0")
	s.Get("/search?q=europol")
	answer := s.Get("/metrics")
	if answer.Status != 200 || !strings.HasPrefix(answer.Media(), "text/plain; version=0.0.4") {
		t.Fatalf("%d %s", answer.Status, answer.Media())
	}
	for _, line := range []string{
		`kiosque_searches_total{outcome="found"} 1`, `kiosque_generation_info{generation="000001"} 1`, `kiosque_generation_articles 5`,
		`kiosque_rebuilds_total{outcome="done"} 1`, `kiosque_connections_open 1`, `kiosque_http_requests_total{route="/search",status="2xx"} 1`,
	} {
		if !strings.Contains(answer.Body, line+"\n") {
			t.Errorf("there is no line %s", line)
		}
	}
	for _, name := range []string{"kiosque_generation_age_seconds ", "go_goroutines ", "process_resident_memory_bytes ", "kiosque_build_info{"} {
		if !strings.Contains(answer.Body, "\n"+name) {
			t.Errorf("there is no %s", name)
		}
	}
	table, err := os.ReadFile("../docs/operations.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, figure := range regexp.MustCompile(`(?m)^# HELP (kiosque_\S+)`).FindAllStringSubmatch(answer.Body, -1) {
		if !strings.Contains(string(table), "`"+figure[1]+"`") {
			t.Errorf("docs/operations.md does not tell of %s", figure[1])
		}
	}
	profiles := regexp.MustCompile(`msg=pprof address=(\S+)`).FindStringSubmatch(s.Log())
	if profiles == nil {
		t.Fatalf("no address of profiles in %s", s.Log())
	}
	if status, body := asked(t, http.DefaultClient, profiles[1]+"/debug/pprof/"); status != 200 {
		t.Errorf("%d %s", status, body)
	}
}

func TestFiguresCanHaveAnAddressOfTheirOwnOrNone(t *testing.T) {
	path := socketIn(t)
	s := program.Plain.Serve(t, t.TempDir(), "--metrics", "unix:"+path)
	if have := s.Get("/metrics").Status; have != 404 {
		t.Errorf("at the address of the archive: %d", have)
	}
	if status, body := asked(t, by(t, path), "http://figures/metrics"); status != 200 || !strings.Contains(body, "kiosque_connections_open 1\n") {
		t.Errorf("%d %s", status, body)
	}
	if status, _ := asked(t, by(t, path), "http://figures/search"); status != 404 {
		t.Errorf("the archive at the address of the figures: %d", status)
	}
	if have := program.Plain.Serve(t, t.TempDir(), "--metrics", "off").Get("/metrics").Status; have != 404 {
		t.Errorf("switched off: %d", have)
	}
}

func TestTheLogIsJSONWhereThatIsAsked(t *testing.T) {
	s := program.Plain.Serve(t, t.TempDir(), "--log-format", "json", "--log-queries", "--log-clients")
	s.Get("/search?q=europol")
	s.Stop()
	requests, loud := 0, false
	for line := range strings.Lines(s.Log()) {
		var record struct{ Msg, Level, Query, Client string }
		if err := json.Unmarshal([]byte(line), &record); err != nil {
			t.Errorf("%v: %s", err, line)
		}
		if record.Query == "q=europol" && record.Client == "127.0.0.1/32" {
			requests++
		}
		loud = loud || record.Level == "WARN" && strings.Contains(record.Msg, "READERS")
	}
	if requests != 1 || !loud {
		t.Errorf("%d requests, loud %v:\n%s", requests, loud, s.Log())
	}
}

func TestTheLogIsQuietWhereThatIsAsked(t *testing.T) {
	s := program.Plain.Serve(t, t.TempDir(), "--log-level", "warn")
	s.Get("/search?q=europol")
	s.Stop()
	if s.Log() != "" {
		t.Error(s.Log())
	}
}

func TestWhatMakesNoSenseAboutRunningIsToldInOneSentence(t *testing.T) {
	for _, c := range []struct {
		status    int
		says      string
		arguments []string
	}{
		{2, "log-format", []string{"--log-format", "xml"}},
		{2, "log-level", []string{"--log-level", "all"}},
		{2, "pprof-addr", []string{"--pprof-addr", "0.0.0.0:6060"}},
		{2, "pprof-addr", []string{"--pprof-addr", ":6060"}},
		{2, "pprof-addr", []string{"--pprof-addr", "archive.example:6060"}},
		{2, "tls-key", []string{"--tls-cert", "c.pem"}},
		{2, "tls-cert", []string{"--tls-key", "k.pem"}},
		{2, "Unix socket", []string{"--tls-cert", "c.pem", "--tls-key", "k.pem", "--addr", "unix:/nowhere/s.sock"}},
		{2, "hsts", []string{"--hsts", "1h"}},
		{2, "hsts", []string{"--hsts", "-1h"}},
		{2, "socket-mode", []string{"--socket-mode", "rw"}},
		{2, "socket-mode", []string{"--socket-mode", "7777"}},
		{2, "addr", []string{"--addr", "unix:"}},
		{1, "none.pem", []string{"--tls-cert", "none.pem", "--tls-key", "none.pem"}},
		{1, "s.sock", []string{"--addr", "unix:/nowhere/s.sock"}},
		{1, "metrics", []string{"--metrics", "unix:/nowhere/s.sock"}},
	} {
		got := ended(t, append([]string{"serve", "--addr", "127.0.0.1:0", "--data", t.TempDir()}, c.arguments...)...)
		if got.status != c.status || !strings.Contains(got.err, c.says) || strings.Count(got.err, "\n") != 1 {
			t.Errorf("%v: status %d, said %q", c.arguments, got.status, got.err)
		}
	}
}

func TestTheServerSpeaksTLSAndTakesANewCertificate(t *testing.T) {
	dir := t.TempDir()
	cert, key := filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	first := certify(t, cert, key)
	s := program.Plain.Serve(t, t.TempDir(), "--addr", "0.0.0.0:0", "--tls-cert", cert, "--tls-key", key)
	_, port, _ := strings.Cut(strings.TrimPrefix(s.Address, "https://"), "]:")
	address := "127.0.0.1:" + port
	if !strings.HasPrefix(s.Address, "https://") {
		t.Fatal(s.Address)
	}
	if have := serialAt(t, address); have != first {
		t.Errorf("%s is shown, want %s", have, first)
	}
	if got := ended(t, "health", "--addr", address, "--tls-cert", cert); got.status != 0 {
		t.Errorf("%+v", got)
	}
	if got := ended(t, "health", "--addr", address); got.status != 1 {
		t.Errorf("without TLS: %+v", got)
	}
	if err := os.WriteFile(cert, []byte("garbage"), 0o600); err != nil {
		t.Fatal(err)
	}
	time.Sleep(2500 * time.Millisecond) // until the files are looked at again
	if have := serialAt(t, address); have != first {
		t.Errorf("beside garbage %s is shown", have)
	}
	second := certify(t, cert, key)
	for deadline := time.Now().Add(20 * time.Second); serialAt(t, address) != second; time.Sleep(200 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the new certificate is not taken")
		}
	}
	s.Stop()
	if said := s.Log(); strings.Contains(said, "no TLS") || !strings.Contains(said, "Whoever reaches this address") || strings.Count(said, "level=ERROR") != 1 {
		t.Errorf("said %q", said)
	}
}

// serialAt returns the number of the certificate that is shown.
func serialAt(t *testing.T, address string) string {
	t.Helper()
	c, err := tls.Dial("tcp", address, &tls.Config{InsecureSkipVerify: true, NextProtos: []string{"h2"}})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if have := c.ConnectionState().NegotiatedProtocol; have != "h2" {
		t.Errorf("negotiated %q", have)
	}
	return fmt.Sprint(c.ConnectionState().PeerCertificates[0].SerialNumber)
}

// Who asks slowly, or reads an export slowly, keeps nobody from ending a server: it is cut, and the log tells.
func TestWhatLastsLongerThanTheEndIsCut(t *testing.T) {
	s := program.Plain.Serve(t, t.TempDir())
	slow, err := net.Dial("tcp", strings.TrimPrefix(s.Address, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close()
	if _, err := fmt.Fprint(slow, "POST /searches HTTP/1.1\r\nHost: archive\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"); err != nil {
		t.Fatal(err)
	}
	time.Sleep(100 * time.Millisecond)
	began := time.Now()
	s.Stop() // with status 0
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("the end took %s", took)
	}
	if strings.Count(s.Log(), "requests under way were cut") != 1 {
		t.Errorf("the log does not tell of what was cut: %s", s.Log())
	}
}

// A container is stopped, or a unit, at any time: that is no failure.
func TestAServerMayBeEndedWhileItBuildsItsFirstArchive(t *testing.T) {
	corpus, data := filepath.Join(t.TempDir(), "many.jsonl"), t.TempDir()
	var rows strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&rows, `{"id":"%d","title":"Harbour report %d","text":"The harbour of town %d was closed on 4 May 2019 for %d days, its master said."}`+"\n", i, i, i*7, i*13)
	}
	if err := os.WriteFile(corpus, []byte(rows.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := program.Plain.Server(t, data, "--corpus", corpus)
	end := program.Begin(t, cmd)
	for deadline := time.Now().Add(program.StartDeadline); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if _, err := os.Stat(filepath.Join(data, "lock")); err == nil {
			break
		}
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if got := end(); got.Status != 0 || !strings.Contains(got.Err, "told to end") {
		t.Errorf("status %d: %s", got.Status, got.Err)
	}
}
