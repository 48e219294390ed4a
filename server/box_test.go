package server

import (
	"context"
	"crypto/tls"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kiosque/index"
	"kiosque/index/vocabulary"
	"kiosque/query"
)

func TestASuggestionSaysInTheLanguageOfTheReaderWhatItLeadsTo(t *testing.T) {
	h := New(fake{suggestions: []vocabulary.Suggestion{
		{Text: "Europol", Kind: vocabulary.KindOrganisation, Value: "Europol", Count: 12}, {Text: "Titre", Kind: vocabulary.KindTitle, Value: "a1", Count: 1},
	}}, Options{Logger: quiet})
	for ui, want := range map[string][3]string{
		"fr": {"filtrer par organisation · 12 articles", "ouvre l’article", "2 suggestions"},
		"en": {"filter by organisation · 12 articles", "opens the article", "2 suggestions"},
	} {
		have := decode[suggestionsJSON](t, get(h, "/suggest?q=e&ui="+ui))
		if (have.Suggestions[0].Note != want[0]) || have.Suggestions[1].Note != want[1] || have.Summary != want[2] {
			t.Errorf("%s: have %+v", ui, have)
		}
	}
}

// What a page asks of the server by script goes to the server alone.
func TestThePolicyLetsThePageAskItsServerAlone(t *testing.T) {
	if policy := headers["Content-Security-Policy"]; !strings.Contains(policy, "connect-src 'self';") {
		t.Errorf("the policy is %q", policy)
	}
}

func TestEveryExampleIsReadAsItIsMeant(t *testing.T) {
	h := overSeeds(t)
	for _, ui := range []string{"fr", "en"} {
		page := bodyOf(t, get(h, "/?ui="+ui))
		links := linksOf(t, page, ".syntax dt a")
		found := 0
		for _, link := range links {
			a := decode[answer](t, get(h, "/search?"+strings.TrimPrefix(link, "/?")))
			for _, n := range a.Notes {
				if n.Code == query.UnknownField || n.Code == query.BadValue || n.Code == query.Empty {
					t.Errorf("%s: %+v", link, n)
				}
			}
			if a.Total > 0 {
				found++
			}
		}
		if len(links) < 10 || found < 8 {
			t.Errorf("%s: %d of %d examples find something in five articles", ui, found, len(links))
		}
	}
}

// empties are questions that nothing in the seeds answers, as readers ask them.
var empties = []string{
	"q=xyzzyq", "q=titre:zanzibar", "q=titre:zanzibar+pays:Belgique", "q=Europol&country=TV", "q=Europol&year=1912", "year=1912", "q=xyzzyq&country=BE",
	"q=%22Europol+mondiale+chameau%22", "q=%22chameau+bleu%22+Europol", "q=Europol+-Europol", "q=Europol+SAUF+cyberattaque+SAUF+Europol",
	"q=police&from=1900-01-01&to=1910-01-01", "q=Europol&country=TV&org=Nobody&lang=en", "q=Europol+chameau&relax=off", "q=cyberattaque&source=Nowhere",
	"q=Amazon", "q=Europol&copies=all&country=TV", "q=Europol+pays:Tuvalu", "q=%3Dattaquassions", "q=(Europol+ET+Tuvalu)+OU+(zzyq+ET+qqxz)",
}

// Whatever way out of an empty page is offered, something is found there; and a chip that takes a
// filter away says how much.
func TestEveryWayOutOfAnEmptyPageLeadsToSomething(t *testing.T) {
	h := overSeeds(t)
	ways := 0
	for _, raw := range empties {
		page := bodyOf(t, get(h, "/?"+raw+"&ui=en"))
		if found := texts(t, page, ".hit"); len(found) != 0 {
			t.Errorf("%s finds %d articles", raw, len(found))
		}
		for _, link := range linksOf(t, page, ".ways a, main .clear, .alone a") {
			ways++
			if a := decode[answer](t, get(h, "/search?"+strings.TrimPrefix(strings.TrimPrefix(link, "/"), "?"))); a.Total == 0 {
				t.Errorf("%s: %s leads to nothing", raw, link)
			}
		}
		counts := texts(t, page, "main .chips:not(.noted) li .without")
		for i, link := range linksOf(t, page, "main .chips:not(.noted) a:not(.clear)") {
			a := decode[answer](t, get(h, "/search?"+strings.TrimPrefix(strings.TrimPrefix(link, "/"), "?")))
			if want := strings.Split(counts[i], " ")[0]; want != strconv.Itoa(a.Total) {
				t.Errorf("%s: %s finds %d articles, the chip says %s", raw, link, a.Total, want)
			}
		}
	}
	if ways < len(empties) {
		t.Errorf("only %d ways out of %d empty pages", ways, len(empties))
	}
}

func cookieOf(t *testing.T, h http.Handler, r *http.Request) *http.Cookie {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	all := w.Result().Cookies()
	if len(all) != 1 {
		t.Fatalf("%d cookies", len(all))
	}
	return all[0]
}

func TestTheCookieOfTheLanguageTellsNobodyElse(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet, TrustedProxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.1/32")}})
	for _, c := range []struct {
		name, from, header, value string
		tls, secure               bool
	}{
		{name: "plain", from: "192.0.2.1:1"},
		{name: "over TLS", from: "192.0.2.1:1", tls: true, secure: true},
		{name: "a trusted proxy over TLS", from: "10.0.0.1:1", header: "X-Forwarded-Proto", value: "https", secure: true},
		{name: "a trusted proxy, as RFC 7239 has it", from: "10.0.0.1:1", header: "Forwarded", value: "for=192.0.2.9;proto=https", secure: true},
		{name: "a trusted proxy, in quotation marks", from: "10.0.0.1:1", header: "Forwarded", value: `for="[2001:db8::1]"; Proto="HTTPS"`, secure: true},
		{name: "a trusted proxy after another", from: "10.0.0.1:1", header: "X-Forwarded-Proto", value: "https, http", secure: true},
		{name: "a trusted proxy whose name only looks so", from: "10.0.0.1:1", header: "Forwarded", value: "for=192.0.2.9;by=_proto=https"},
		{name: "a trusted proxy without", from: "10.0.0.1:1", header: "X-Forwarded-Proto", value: "http"},
		{name: "somebody who says so", from: "192.0.2.1:1", header: "X-Forwarded-Proto", value: "https"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/?ui=fr", nil)
		r.RemoteAddr = c.from
		if c.header != "" {
			r.Header.Set(c.header, c.value)
		}
		if c.tls {
			r.TLS = &tls.ConnectionState{}
		}
		k := cookieOf(t, h, r)
		if k.Value != "fr" || k.Path != "/" || !k.HttpOnly || k.SameSite != http.SameSiteLaxMode || k.MaxAge != 365*24*60*60 || k.Domain != "" {
			t.Errorf("%s: %+v", c.name, k)
		}
		if k.Secure != c.secure {
			t.Errorf("%s: secure is %t", c.name, k.Secure)
		}
	}
}

func TestAPageSaysWhatItsLanguageDependsOn(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet})
	for _, address := range []string{"/", "/?ui=fr", "/?page=0", "/nowhere", "/suggest?q=a", "/read/none"} {
		vary := get(h, address, "Accept", "text/html").Header.Get("Vary")
		for _, name := range []string{"Accept-Language", "Cookie"} {
			if !strings.Contains(vary, name) {
				t.Errorf("%s: varies with %q", address, vary)
			}
		}
	}
}

func TestAnAnswerThatDidNotComeSaysWhenAndHowToAskAgain(t *testing.T) {
	slow := New(failing503(context.DeadlineExceeded), Options{Logger: quiet})
	r := get(slow, "/?q=police+attaque&page=2&ui=fr", "Accept", "text/html")
	page := bodyOf(t, r)
	if r.StatusCode != 503 || r.Header.Get("Retry-After") != "5" {
		t.Errorf("%d, Retry-After %q", r.StatusCode, r.Header.Get("Retry-After"))
	}
	if have := texts(t, page, ".again"); !slices.Equal(have, []string{"Patientez 5\u00a0secondes. Réessayer"}) && !slices.Equal(have, []string{"Patientez 5 secondes. Réessayer"}) {
		t.Errorf("have %q", have)
	}
	if have := linksOf(t, page, ".again a"); len(have) != 1 || !sameAddress(t, have[0], "/?q=police+attaque&page=2&ui=fr") {
		t.Errorf("have %q", have)
	}
	if have := linksOf(t, page, ".ways a"); len(have) != 2 {
		t.Errorf("have %q", have)
	}
	gone := New(fake{search: func(context.Context, query.Query) (index.Result, error) { return index.Result{}, index.ErrCursor }}, Options{Logger: quiet})
	if have := linksOf(t, bodyOf(t, get(gone, "/?q=police&cursor=x", "Accept", "text/html")), ".ways a"); !slices.Equal(have, []string{"/?q=police"}) {
		t.Errorf("have %q", have)
	}
}

func TestTooManyRequestsAreToldInWords(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet, Rate: 0.1})
	for range 2 {
		r := get(h, "/?q=a&ui=en", "Accept", "text/html")
		if r.StatusCode != http.StatusTooManyRequests {
			continue
		}
		want := "Please wait " + r.Header.Get("Retry-After") + " seconds. Try again"
		if have := texts(t, bodyOf(t, r), ".again"); !slices.Equal(have, []string{want}) {
			t.Errorf("have %q, want %q", have, want)
		}
		return
	}
	t.Error("two requests at once are not too many")
}

func sameAddress(t *testing.T, a, b string) bool {
	t.Helper()
	one, err := url.Parse(a)
	if err != nil {
		t.Fatal(err)
	}
	other, err := url.Parse(b)
	if err != nil {
		t.Fatal(err)
	}
	return one.Path == other.Path && one.Query().Encode() == other.Query().Encode()
}
