// Package deploy has what stands around the program where it is served: proxies, units of systemd,
// containers. Its tests put the real proxies, with the files that stand here, before the real program.
package deploy

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"kiosque/torture/program"
)

func TestMain(m *testing.M) { os.Exit(program.Main(m)) }

// proxies are those that we ship a file for, and what starts them with it: in the foreground, in a
// folder of their own, before a server, on an address.
var proxies = map[string]func(t *testing.T, folder, server, address string) *exec.Cmd{
	"nginx": nginx,
	"caddy": caddy,
}

// nginx is started with its file as it is, but for addresses and the certificate.
func nginx(t *testing.T, folder, server, address string) *exec.Cmd {
	certificate, key := certificate(t, folder)
	site := replaced(t, "nginx.conf",
		"server 127.0.0.1:8080;", "server "+server+";",
		"listen 443 ssl", "listen "+address+" ssl",
		"/etc/nginx/tls/fullchain.pem", certificate,
		"/etc/nginx/tls/privkey.pem", key)
	var temporary strings.Builder
	for _, kind := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		fmt.Fprintf(&temporary, "%s_temp_path %s;\n", kind, filepath.Join(folder, kind))
	}
	whole := filepath.Join(folder, "nginx.conf")
	text := fmt.Sprintf("daemon off; master_process off; pid %s; error_log stderr;\nevents {}\nhttp {\naccess_log off;\n%s%s}\n",
		filepath.Join(folder, "pid"), temporary.String(), site)
	if err := os.WriteFile(whole, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return exec.Command("nginx", "-p", folder, "-c", whole)
}

// caddy is started with its file as it is: the site and the server come from the environment. It signs a
// certificate by itself.
func caddy(t *testing.T, folder, server, address string) *exec.Cmd {
	options := "{\nadmin off\nskip_install_trust\nauto_https disable_redirects\n}\n"
	whole := filepath.Join(folder, "Caddyfile")
	if err := os.WriteFile(whole, []byte(options+replaced(t, "Caddyfile")), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("caddy", "run", "--adapter", "caddyfile", "--config", whole)
	cmd.Env = append(os.Environ(), "KIOSQUE_SITE=https://"+address, "KIOSQUE_UPSTREAM="+server, "XDG_DATA_HOME="+folder, "XDG_CONFIG_HOME="+folder)
	return cmd
}

// replaced reads a file of this folder and puts other texts in the place of some, each of which must be there.
func replaced(t *testing.T, name string, oldNew ...string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for pair := range slices.Chunk(oldNew, 2) {
		if !strings.Contains(string(text), pair[0]) {
			t.Fatalf("%s has no %q", name, pair[0])
		}
	}
	return strings.NewReplacer(oldNew...).Replace(string(text))
}

func TestReadersAreServedBehindTheProxiesThatWeShip(t *testing.T) {
	for name, start := range proxies {
		t.Run(name, func(t *testing.T) {
			if _, err := exec.LookPath(name); err != nil {
				program.Require(t, "proxies", name+" is not installed")
			}
			s := program.Plain.Serve(t, t.TempDir(), "--base-path", "/archive", "--trusted-proxies", "127.0.0.1", "--rate", "5")
			p := behind(t, name, start, strings.TrimPrefix(s.Address, "http://"))
			t.Run("the page, what belongs to it and what it leads to", p.walk)
			t.Run("a search by the form, and an article", p.search)
			t.Run("addresses are those of the proxy", p.addresses)
			t.Run("the root leads to the archive", p.root)
			t.Run("what is for those who keep it is not there", p.private)
			t.Run("every client has its own rate", p.rates)
		})
	}
}

// proxy is a proxy that runs.
type proxy struct{ address string }

// behind starts a proxy before a server and waits until it answers; it ends with the test.
func behind(t *testing.T, name string, start func(*testing.T, string, string, string) *exec.Cmd, server string) proxy {
	t.Helper()
	p := proxy{free(t)}
	cmd := start(t, t.TempDir(), server, p.address)
	log := &strings.Builder{}
	cmd.Stdout, cmd.Stderr = log, log
	program.EndWithUs(cmd)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if t.Failed() {
			t.Logf("%s: %s", name, log)
		}
	})
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if response, err := p.client("127.0.0.9").Get("https://" + p.address + "/archive/healthz"); err == nil {
			_ = response.Body.Close()
			return p
		}
	}
	t.Fatal("the proxy does not answer")
	return p
}

// free returns an address on which nobody listens.
func free(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String()
}

// client asks from an address of the loopback, as one of many readers, and follows no redirect.
func (p proxy) client(from string) *http.Client {
	dialer := &net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(from)}}
	return &http.Client{
		Timeout:       10 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
				return dialer.DialContext(ctx, network, p.address)
			},
			TLSClientConfig:   &tls.Config{InsecureSkipVerify: true}, // it signed its certificate itself
			ForceAttemptHTTP2: true,
		},
	}
}

// answer is what came back.
type answer struct {
	status int
	header http.Header
	body   string
}

// get asks for a path as a browser does, from an address of the loopback, with headers by name and value.
func (p proxy) get(t *testing.T, from, path string, header ...string) answer {
	t.Helper()
	request, err := http.NewRequest(http.MethodGet, "https://"+p.address+path, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Accept", "text/html")
	for pair := range slices.Chunk(header, 2) {
		request.Header.Set(pair[0], pair[1])
	}
	response, err := p.client(from).Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{response.StatusCode, response.Header, string(body)}
}

var links = regexp.MustCompile(` (?:href|src|action)="(/[^"]*)"`)

// on returns the addresses on this site that a page names.
func on(page string) (all []string) {
	for _, m := range links.FindAllStringSubmatch(page, -1) {
		all = append(all, strings.NewReplacer("&amp;", "&", "&#43;", "+").Replace(m[1]))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// readers have an address each, so that none asks too often.
func reader(i int) string { return fmt.Sprintf("127.0.1.%d", 1+i%200) }

func (p proxy) walk(t *testing.T) {
	for _, page := range []string{"/archive/", "/archive/?q=cyberattaque"} {
		found := on(p.get(t, "127.0.0.2", page).body)
		if len(found) < 10 {
			t.Fatalf("%s leads to %v", page, found)
		}
		for i, path := range found {
			got := p.get(t, reader(i), path)
			if !strings.HasPrefix(path, "/archive/") || got.status != http.StatusOK {
				t.Errorf("%s leads to %s: status %d", page, path, got.status)
			}
		}
	}
}

func (p proxy) search(t *testing.T) {
	first := p.get(t, "127.0.0.3", "/archive/")
	if !strings.Contains(first.body, `action="/archive/"`) {
		t.Fatal("the first page has no form that searches under the base")
	}
	found := p.get(t, "127.0.0.3", "/archive/?"+url.Values{"q": {"cyberattaque"}}.Encode())
	article := regexp.MustCompile(`href="(/archive/read/[^"]*)"`).FindStringSubmatch(found.body)
	if found.status != http.StatusOK || article == nil {
		t.Fatalf("the search answers with status %d and leads to no article", found.status)
	}
	if read := p.get(t, "127.0.0.3", strings.ReplaceAll(article[1], "&amp;", "&")); read.status != http.StatusOK || !strings.Contains(read.body, "<mark") {
		t.Errorf("the article: status %d, marked: %t", read.status, strings.Contains(read.body, "<mark"))
	}
}

// A reference names the address at which its reader came, and the cookie of the language is for TLS alone.
func (p proxy) addresses(t *testing.T) {
	found := p.get(t, "127.0.0.4", "/archive/search?q=cyberattaque", "Accept", "application/json")
	id := regexp.MustCompile(`"id":"([^"]+)"`).FindStringSubmatch(found.body)
	if id == nil {
		t.Fatalf("no article in %s", found.body)
	}
	cited := p.get(t, "127.0.0.4", "/archive/articles/"+url.PathEscape(id[1])+"/citation?format=bibtex")
	if !strings.Contains(cited.body, "https://"+p.address+"/archive/read/") {
		t.Errorf("the reference has another address: %s", cited.body)
	}
	if cookie := p.get(t, "127.0.0.4", "/archive/?ui=en").header.Get("Set-Cookie"); !strings.Contains(cookie, "Secure") || !strings.Contains(cookie, "Path=/archive") {
		t.Errorf("the cookie of the language is %q", cookie)
	}
}

func (p proxy) root(t *testing.T) {
	for path, status := range map[string]int{"/": http.StatusFound, "/archive": http.StatusPermanentRedirect} {
		if got := p.get(t, "127.0.0.5", path); got.status != status || !strings.HasSuffix(got.header.Get("Location"), "/archive/") {
			t.Errorf("%s: status %d to %q", path, got.status, got.header.Get("Location"))
		}
	}
}

// Who answers with the program's policy is the program: it must not have been asked.
func (p proxy) private(t *testing.T) {
	for _, path := range []string{"/archive/metrics", "/archive/admin", "/archive/admin/rebuild", "/archive/%61dmin/rebuild", "/archive//admin/rebuild", "/archive/x/../metrics"} {
		got := p.get(t, "127.0.0.6", path)
		if got.status != http.StatusNotFound && got.status/100 != 3 || got.header.Get("Content-Security-Policy") != "" {
			t.Errorf("%s: status %d, from the program: %t", path, got.status, got.header.Get("Content-Security-Policy") != "")
		}
	}
}

// Whoever asks too often is told so, whatever it says of itself; another is not.
func (p proxy) rates(t *testing.T) {
	var refused int
	for i := range 60 {
		others := fmt.Sprintf("192.0.2.%d", i)
		if p.get(t, "127.0.0.7", "/archive/", "X-Forwarded-For", others, "Forwarded", "for="+others).status == http.StatusTooManyRequests {
			refused++
		}
	}
	if refused == 0 {
		t.Error("who says to be another with every request may ask as often as it likes")
	}
	if got := p.get(t, "127.0.0.8", "/archive/"); got.status != http.StatusOK {
		t.Errorf("another client: status %d", got.status)
	}
}

// certificate makes one that is signed by its own key and returns where both lie.
func certificate(t *testing.T, folder string) (certificate, key string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	shape := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	signed, err := x509.CreateCertificate(rand.Reader, shape, shape, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	coded, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return filed(t, folder, "CERTIFICATE", signed), filed(t, folder, "PRIVATE KEY", coded)
}

func filed(t *testing.T, folder, kind string, content []byte) string {
	t.Helper()
	path := filepath.Join(folder, strings.ReplaceAll(kind, " ", "-")+".pem")
	if err := os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: content}), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
