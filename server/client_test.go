package server

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
)

func TestAClientIsItsAddressUnlessATrustedProxySaysOtherwise(t *testing.T) {
	s := newServer(fake{}, Options{Logger: quiet, TrustedProxies: []netip.Prefix{
		netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("2001:db8:1::/48"),
	}})
	for _, c := range []struct{ from, forwardedFor, forwarded, want string }{
		{"192.0.2.1:1", "", "", "192.0.2.1/32"},
		{"[2001:db8::1:2]:1", "", "", "2001:db8::/64"},
		{"[::ffff:192.0.2.1]:1", "", "", "192.0.2.1/32"},
		{"192.0.2.1:1", "198.51.100.7", "for=198.51.100.7", "192.0.2.1/32"},
		{"10.1.2.3:1", "198.51.100.7", "", "198.51.100.7/32"},
		{"10.1.2.3:1", "1.2.3.4, 198.51.100.7", "", "198.51.100.7/32"},
		{"10.1.2.3:1", "1.2.3.4, 198.51.100.7, 10.9.9.9", "", "198.51.100.7/32"},
		{"10.1.2.3:1", "10.4.4.4, 10.9.9.9", "", "10.4.4.4/32"},
		{"10.1.2.3:1", "198.51.100.7:4711", "", "198.51.100.7/32"},
		{"10.1.2.3:1", "evil, 10.9.9.9", "", "10.9.9.9/32"},
		{"10.1.2.3:1", "unknown", "", "10.1.2.3/32"},
		{"10.1.2.3:1", "", `for=1.2.3.4, for="[2001:db8:2::1]:4711";proto=http;by=10.1.2.3`, "2001:db8:2::/64"},
		{"[2001:db8:1::5]:1", "", `For="198.51.100.7"`, "198.51.100.7/32"},
		{"10.1.2.3:1", "198.51.100.7", "for=1.2.3.4", "10.1.2.3/32"},
		{"10.1.2.3:1", "198.51.100.7", "for=198.51.100.7", "198.51.100.7/32"},
		{"nonsense", "198.51.100.7", "", "invalid Prefix"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = c.from
		for name, value := range map[string]string{"X-Forwarded-For": c.forwardedFor, "Forwarded": c.forwarded} {
			if value != "" {
				r.Header.Set(name, value)
			}
		}
		if have := s.client(r).String(); have != c.want {
			t.Errorf("%+v: have %s", c, have)
		}
	}
}

// from asks for an address as another client, and returns the answer.
func from(h http.Handler, client, address string, headers ...string) *http.Response {
	r := httptest.NewRequest(http.MethodGet, address, nil)
	r.RemoteAddr = client
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func TestAClientThatSendsTooManyIsToldSoAndOthersAreNot(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet, Rate: 0.5, TrustedProxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.1/32")}})
	for i := range secondsOfBurst / 2 {
		if r := from(h, "192.0.2.1:1", "/search"); r.StatusCode != 200 {
			t.Fatalf("request %d: %d", i, r.StatusCode)
		}
	}
	r := from(h, "192.0.2.1:2", "/?ui=fr", "Accept", "text/html")
	if text := bodyOf(t, r); r.StatusCode != 429 || r.Header.Get("Retry-After") != "2" || !strings.Contains(text, "Trop de demandes") {
		t.Errorf("one too many: %d, retry %q: %s", r.StatusCode, r.Header.Get("Retry-After"), text)
	}
	for _, address := range []string{"/healthz", "/readyz", "/static/style.css"} {
		if r := from(h, "192.0.2.1:3", address); r.StatusCode != 200 {
			t.Errorf("%s: %d", address, r.StatusCode)
		}
	}
	for _, address := range []string{"/nowhere", "/robots.txt", "/search?page=0", "/favicon.ico"} {
		if r := from(h, "192.0.2.1:3", address); r.StatusCode != 429 {
			t.Errorf("%s is not counted: %d", address, r.StatusCode)
		}
	}
	for _, other := range []string{"192.0.2.2:1", "[2001:db8::1]:1", "10.0.0.1:1"} {
		if r := from(h, other, "/search"); r.StatusCode != 200 {
			t.Errorf("%s: %d", other, r.StatusCode)
		}
	}
	if r := from(h, "10.0.0.1:1", "/search", "X-Forwarded-For", "192.0.2.1"); r.StatusCode != 429 {
		t.Errorf("the same client through a proxy: %d", r.StatusCode)
	}
}

func TestOnlySoManyClientsAreRemembered(t *testing.T) {
	r := newRates(1)
	for i := range 3 * maxClients {
		_ = r.take(netip.PrefixFrom(netip.AddrFrom4([4]byte{10, byte(i >> 16), byte(i >> 8), byte(i)}), 32))
	}
	if r.clients.Len() != maxClients {
		t.Errorf("%d clients are remembered", r.clients.Len())
	}
}

func TestWithoutARateNobodyIsCounted(t *testing.T) {
	s := newServer(fake{}, Options{Logger: quiet})
	h := s.routes()
	for range 500 {
		if r := from(h, "192.0.2.1:1", "/robots.txt"); r.StatusCode != 200 {
			t.Fatal(r.StatusCode)
		}
	}
	if s.rates.clients.Len() != 0 {
		t.Error("clients are remembered for nothing")
	}
}
