package cli_test

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kiosque/torture/program"
)

const (
	readKey  = "c0ffee00c0ffee00-read"
	adminKey = "c0ffee00c0ffee00-admin"
)

// keyFile writes a file of keys.
func keyFile(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "keys")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// send sends a request with a key, "" for none, and returns the status and the body.
func send(t *testing.T, s *program.Server, method, path, key string) (status int, body string) {
	t.Helper()
	var headers []string
	if key != "" {
		headers = []string{"Authorization", "Bearer " + key}
	}
	return askedBy(t, http.DefaultClient, method, s.Address+path, headers...)
}

func TestAnArchiveWithKeysOpensToThoseWhoHaveThem(t *testing.T) {
	s := program.Plain.Serve(t, t.TempDir(), "--read-key-file", keyFile(t, "another key of somebody\r\n\n "+readKey+"\n"), "--admin-key-file", keyFile(t, adminKey))
	for _, c := range []struct {
		method, path, key string
		want              int
	}{
		{"GET", "/", "", 401}, {"GET", "/search?q=europol", "", 401}, {"GET", "/search?q=europol", readKey, 200}, {"GET", "/search?q=europol", adminKey, 200},
		{"GET", "/search?q=europol", readKey + "x", 401}, {"GET", "/readyz", "", 200}, {"GET", "/healthz", "", 200},
		{"GET", "/admin/generations", readKey, 401}, {"GET", "/admin/generations", adminKey, 200}, {"POST", "/admin/rebuild", readKey, 401},
		{"POST", "/admin/rollback", adminKey, 409},
	} {
		if have, body := send(t, s, c.method, c.path, c.key); have != c.want {
			t.Errorf("%s %s with %q: %d %s", c.method, c.path, c.key, have, body)
		}
	}
}

func TestAnAdministratorRebuildsAndRollsBack(t *testing.T) {
	s := program.Plain.Serve(t, t.TempDir(), "--admin-key-file", keyFile(t, adminKey))
	first := program.Decode[found](s, "/search").Generation
	if status, body := send(t, s, "POST", "/admin/rebuild", adminKey); status != 202 {
		t.Fatalf("%d %s", status, body)
	}
	var report struct {
		State, Error string
		Generation   struct{ Generation string }
	}
	for deadline := time.Now().Add(program.StartDeadline); report.State != "done" && time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		_, body := send(t, s, "GET", "/admin/rebuild", adminKey)
		if err := json.Unmarshal([]byte(body), &report); err != nil || report.State == "failed" {
			t.Fatalf("%v: %s", err, body)
		}
	}
	if second := program.Decode[found](s, "/search").Generation; second == first || second != report.Generation.Generation {
		t.Errorf("after the rebuild generation %s answers, reported is %+v", second, report)
	}
	if status, body := send(t, s, "POST", "/admin/rollback", adminKey); status != 200 {
		t.Fatalf("%d %s", status, body)
	}
	if back := program.Decode[found](s, "/search").Generation; back != first {
		t.Errorf("after the way back generation %s answers, want %s", back, first)
	}
}

func TestLimitsAndKeysThatMakeNoSenseAreToldInOneSentence(t *testing.T) {
	for _, c := range []struct {
		status    int
		says      string
		arguments []string
	}{
		{2, "max-searches", []string{"--max-searches", "-1"}},
		{2, "search-timeout", []string{"--search-timeout", "0s"}},
		{2, "max-connections", []string{"--max-connections", "0"}},
		{2, "rate", []string{"--rate", "-2"}},
		{2, "rate", []string{"--rate", "NaN"}},
		{2, "trusted-proxies", []string{"--trusted-proxies", "10.0.0.0/8,proxy.example"}},
		{1, "no such file", []string{"--read-key-file", filepath.Join(t.TempDir(), "none")}},
		{1, "at least 16", []string{"--read-key-file", keyFile(t, "short\n")}},
		{1, "has none", []string{"--admin-key-file", keyFile(t, "\n \n")}},
		{1, "no file of keys", []string{"--admin-key-file", keyFile(t, strings.Repeat("x", 100_000))}},
	} {
		got := ended(t, append([]string{"serve", "--addr", "127.0.0.1:0", "--data", t.TempDir()}, c.arguments...)...)
		if got.status != c.status || !strings.Contains(got.err, c.says) || strings.Count(got.err, "\n") != 1 {
			t.Errorf("%v: status %d, said %q", c.arguments, got.status, got.err)
		}
		if strings.Contains(got.err, "short") {
			t.Errorf("a key is printed: %s", got.err)
		}
	}
}

func TestServingToOthersSaysWhatItMeans(t *testing.T) {
	for _, c := range []struct {
		address string
		keys    bool
		warned  bool
	}{{"0.0.0.0:0", false, true}, {"0.0.0.0:0", true, false}, {"127.0.0.1:0", false, false}} {
		flags := []string{"--addr", c.address}
		if c.keys {
			flags = append(flags, "--read-key-file", keyFile(t, readKey))
		}
		s := program.Plain.Serve(t, t.TempDir(), flags...)
		s.Stop()
		if said := s.Log(); strings.Contains(said, "no TLS") != c.warned {
			t.Errorf("%+v: said %q", c, said)
		}
	}
}
