package server

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"kiosque/index"
)

// logged returns the record of one request, by name, and its text.
func logged(t *testing.T, o Options, engine index.Engine, address string, headers ...string) (record map[string]any, text string) {
	t.Helper()
	var b bytes.Buffer
	o.Logger = slog.New(slog.NewJSONHandler(&b, nil))
	get(New(engine, o), address, headers...)
	for line := range strings.Lines(b.String()) {
		record = map[string]any{}
		if err := json.Unmarshal([]byte(line), &record); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
	}
	if record["msg"] != "request" {
		t.Fatalf("the last record is %v", record)
	}
	return record, b.String()
}

func TestARequestIsOneRecord(t *testing.T) {
	const trace = "4bf92f3577b34da6a3ce929d0e0e4736"
	record, _ := logged(t, Options{}, telling(index.Result{Total: 1}), "/search?q=secretword", "Traceparent", "00-"+trace+"-00f067aa0ba902b7-01")
	for name, want := range map[string]any{"route": "/search", "status": 200.0, "method": "GET", "generation": "000001", "trace": trace} {
		if record[name] != want {
			t.Errorf("%s is %v, want %v", name, record[name], want)
		}
	}
	if record["bytes"].(float64) < 100 || len(record["id"].(string)) != 16 {
		t.Errorf("%v", record)
	}
}

func TestReadersAreInTheLogOnlyWhereThatIsAsked(t *testing.T) {
	for _, address := range []string{"/search?q=secretword&country=FR", "/?q=secretword", "/search?q=secretword&page=0", "/suggest?q=secretword", "/read/x?q=secretword", "/search?q=secretword%ZZ"} {
		if _, text := logged(t, Options{}, fake{}, address); strings.Contains(text, "secretword") || strings.Contains(text, "192.0.2") {
			t.Errorf("%s: %s", address, text)
		}
	}
	record, _ := logged(t, Options{LogQueries: true}, fake{}, "/search?country=FR&q=secretword&page=1")
	if record["query"] != "country=FR&q=secretword" || record["client"] != nil {
		t.Errorf("%v", record)
	}
	record, _ = logged(t, Options{LogClients: true}, fake{}, "/search?q=secretword")
	if record["client"] != "192.0.2.1/32" || record["query"] != nil {
		t.Errorf("%v", record)
	}
}

func TestAnAnswerThatIsCutOffIsLoggedToo(t *testing.T) {
	var b bytes.Buffer
	s := newServer(fake{}, Options{Logger: slog.New(slog.NewTextHandler(&b, nil))})
	table = append(table, route{path: "/cut", answer: func(*server, *request) (response, error) { panic(http.ErrAbortHandler) }, open: true})
	defer func() { table = table[:len(table)-1] }()
	func() {
		defer func() { _ = recover() }()
		get(s.routes(), "/cut")
	}()
	if !strings.Contains(b.String(), "route=/cut") {
		t.Errorf("%q", b.String())
	}
}

func TestNothingIsMadeOfARecordThatNobodyWants(t *testing.T) {
	var b bytes.Buffer
	get(New(fake{}, Options{Logger: slog.New(slog.NewTextHandler(&b, &slog.HandlerOptions{Level: slog.LevelWarn}))}), "/")
	if b.Len() > 0 {
		t.Error(b.String())
	}
}

func TestATraceIsTakenWhereItIsWellFormed(t *testing.T) {
	const trace, parent = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
	for header, want := range map[string]string{
		"00-" + trace + "-" + parent + "-01":                                    trace,
		"00-" + trace + "-" + parent + "-00":                                    trace,
		"cc-" + trace + "-" + parent + "-01-what-comes-later":                   trace,
		"00-" + trace + "-" + parent + "-01-more":                               "",
		"ff-" + trace + "-" + parent + "-01":                                    "",
		"0-" + trace + "-" + parent + "-01":                                     "",
		"00-" + strings.ToUpper(trace) + "-" + parent + "-01":                   "",
		"00-" + strings.Repeat("0", 32) + "-" + parent + "-1":                   "",
		"00-" + strings.Repeat("0", 32) + "-" + parent + "-01":                  "",
		"00-" + trace + "-" + strings.Repeat("0", 16) + "-01":                   "",
		"00-" + trace[1:] + "-" + parent + "-01":                                "",
		"00-" + trace + "-" + parent:                                            "",
		"00-" + strings.Replace(trace, "4b", "\x1b[", 1) + "-" + parent + "-01": "",
		"": "",
	} {
		if have := traceOf(header); have != want {
			t.Errorf("%q: %q, want %q", header, have, want)
		}
	}
}

func FuzzTrace(f *testing.F) {
	f.Add("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
	f.Fuzz(func(t *testing.T, header string) {
		if trace := traceOf(header); trace != "" && (!isHex(trace, traceDigits) || !strings.Contains(header, "-"+trace+"-")) {
			t.Errorf("%q of %q", trace, header)
		}
	})
}

func TestWhatTheServerOfGoSaysHasNoAddress(t *testing.T) {
	for line, want := range map[string]string{
		"http: TLS handshake error from 192.0.2.1:5: EOF\n":                      "",
		"http: TLS handshake error from [2001:db8::1]:5: tls: no cipher: none\n": "",
		"http2: server connection error from 192.0.2.1:5: connection error: X\n": "http2: server connection error: connection error: X",
		"http: panic serving 192.0.2.1:5: boom\n":                                "http: panic: boom",
		"http: Accept error: accept tcp: too many open files; retrying in 5ms\n": "http: Accept error: accept tcp: too many open files; retrying in 5ms",
	} {
		var b bytes.Buffer
		errorLog(slog.New(slog.NewJSONHandler(&b, nil))).Print(line)
		if want == "" && b.Len() > 0 || want != "" && !strings.Contains(b.String(), `"msg":"`+want+`"`) || strings.Contains(b.String(), "192.0.2") {
			t.Errorf("%q is logged as %q", line, b.String())
		}
	}
}

func TestAnAnswerThatIsCutTellsNothingOfItsClient(t *testing.T) {
	e, log := newLong(100_000_000), &lockedBuffer{}
	s := newServer(e, Options{Logger: slog.New(slog.NewTextHandler(log, nil))})
	s.patience = 300 * time.Millisecond
	c := dial(t, open(t, compressed(s.routes()), 10), exportAsked) // and never a read
	_, port, _ := net.SplitHostPort(c.LocalAddr().String())
	e.untilLetGo(t)
	for deadline := time.Now().Add(10 * time.Second); !strings.Contains(log.String(), "answer cut") && time.Now().Before(deadline); {
		time.Sleep(time.Millisecond)
	}
	if text := log.String(); !strings.Contains(text, "answer cut") || strings.Contains(text, ":"+port) {
		t.Errorf("port %s in %s", port, text)
	}
}

// lockedBuffer is a log that is read while others write.
type lockedBuffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}
