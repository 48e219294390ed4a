package server

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"kiosque/article"
	"kiosque/corpus/extract/organisations"
	"kiosque/index"
	"kiosque/index/embedded"
	"kiosque/index/indextest"
	"kiosque/query"
)

// evil is text that would do something wherever it is not taken as text. All of it has the word "perfide", to be found by.
var evil = []string{
	`perfide<script>alert(1)</script>`, `perfide</title></textarea></style><img src=x onerror=alert(1)>`, `perfide" autofocus onfocus="alert(1)`,
	`perfide' onmouseover='alert(1)`, "perfide\r\nSet-Cookie: a=b\r\n\r\n<html>", "perfide {{.}} {n} %s ${7*7}", "perfide\x1b[31m\x1b]0;title\x07",
	"perfide\x00\u202e\u2066\u2028", `perfide\u003cscript\u003e`, `perfide <!--<script>`, `perfide &lt;b&gt; &#60;i&#62;`, "perfide\u2069\u202edetrevni", `perfide]]>`, "perfide\xff\xfe+ADw-script+AD4-",
}

// evilArticle is made of one evil text.
func evilArticle(i int, text string) article.Article {
	text = strings.ToValidUTF8(text, "?")
	a := indextest.New(fmt.Sprintf("%d/%s", i, text), "fr", text, "Le corps est "+text+". Fin "+text, "Ici "+text)
	a.Path, a.Source, a.Author, a.URL = text, text, text, "javascript:alert(1)//"+text
	span := article.Span{Start: 0, End: len(text)}
	fact := article.Fact{Value: text, Main: true, Evidence: []article.Evidence{{Span: span, Words: text, Rule: text}}}
	a.Organisations, a.Mentioned = []article.Fact{fact}, []article.Fact{{Value: "2015"}}
	a.Countries = []article.Fact{{Value: "BE", Evidence: fact.Evidence}}
	a.Date = article.Date{Value: "2017-03-12", Evidence: fact.Evidence}
	a.Passages[len(a.Passages)-1].Reason = text
	return a
}

func overEvil(t *testing.T, log *slog.Logger) (http.Handler, []string) {
	t.Helper()
	engine, err := embedded.Open(t.TempDir(), embedded.Options{Logger: quiet, Body: organisations.Default().Body})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = engine.Close() })
	var all []article.Article
	var ids []string
	for i, text := range evil {
		all = append(all, evilArticle(i, text))
		ids = append(ids, all[i].ID)
	}
	indextest.Rebuild(t, engine, all)
	return New(engine, Options{Logger: log}), ids
}

// evilAddresses ask for everything that shows an article or repeats what was typed.
func evilAddresses(ids []string) (all []string) {
	for _, path := range []string{"/", "/search", "/map", "/with", "/associated", "/suggest", "/values/org", "/values/source", "/facets/org"} {
		all = append(all, path+"?q=perfide", path+"?q=perf", path+"?q=perfide&explain=on&scope=raw&copies=all&size=100&ui=fr")
		for _, text := range evil {
			text = url.QueryEscape(text)
			all = append(all, path+"?q="+text, path+"?q=perfide&org="+text, path+"?source="+text, path+"?"+text+"="+text, path+"?page="+text, path+"?ui="+text, path+"?untranslated="+text, path+"?find="+text, path+"?prefix="+text, path+"?order="+text, "/read/x?hit="+text, "/read/x?passage="+text)
		}
	}
	for _, id := range ids {
		id = url.PathEscape(id)
		all = append(all, "/read/"+id+"?q=perfide&scope=raw", "/read/"+id+"?q=perfide&hit=1&removed=on&passage=0-10", "/read/"+id+"?q=perfide&hit=2&size=1&passage=60-70", "/articles/"+id, "/articles/"+id+"/similar")
	}
	for _, text := range evil {
		all = append(all, "/read/"+url.PathEscape(text), "/articles/"+url.PathEscape(text), "/static/"+url.PathEscape(text), "/"+url.PathEscape(text))
	}
	return all
}

func TestNothingThatSomebodyWroteBecomesMarkup(t *testing.T) {
	h, ids := overEvil(t, quiet)
	found := 0
	for _, address := range evilAddresses(ids) {
		r := get(h, address, "Accept", "text/html")
		text := bodyOf(t, r)
		found += strings.Count(text, "perfide")
		switch r.Header.Get("Content-Type") {
		case typePage:
			wantNoMarkup(t, address, text)
		case typeJSON, typeProblem:
			if strings.ContainsAny(text, "<>&\x00\x1b") || strings.Contains(strings.TrimSuffix(text, "\n"), "\n") {
				t.Errorf("%s: JSON that may be taken for something else: %s", address, text)
			}
		default:
			t.Errorf("%s: %s", address, r.Header.Get("Content-Type"))
		}
		if r.Header.Get("X-Content-Type-Options") != "nosniff" || r.StatusCode >= 500 {
			t.Errorf("%s: %d, may be sniffed", address, r.StatusCode)
		}
	}
	if found < 1000 {
		t.Errorf("the evil texts stand in the answers only %d times: nothing was tried", found)
	}
}

// ours are the elements and attributes that may do something, as the templates have them.
func wantNoMarkup(t *testing.T, address, page string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			t.Errorf("%s: a comment %q", address, n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "img", "iframe", "object", "embed", "style", "textarea", "base", "i":
			t.Errorf("%s: an element %s", address, n.Data)
		case "script":
			if len(n.Attr) != 2 || !strings.HasPrefix(n.Attr[0].Val, "/static/script.js?v=") || n.FirstChild != nil {
				t.Errorf("%s: a script %v", address, n.Attr)
			}
		}
		for _, a := range n.Attr {
			wantHarmless(t, address, n.Data, a)
		}
	}
}

func wantHarmless(t *testing.T, address, element string, a html.Attribute) {
	t.Helper()
	switch {
	case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "autofocus" && element != "input":
		t.Errorf("%s: %s has %s=%q", address, element, a.Key, a.Val)
	case a.Key == "href" && element == "link" && strings.HasPrefix(a.Val, "http://example.com/read/"): // the one address of an article
	case a.Key == "href" || a.Key == "src" || a.Key == "action":
		if !strings.HasPrefix(a.Val, "/") && !strings.HasPrefix(a.Val, "#") || strings.HasPrefix(a.Val, "//") {
			t.Errorf("%s: %s leads to %q", address, element, a.Val)
		}
	}
}

// What turns the direction of writing ends where the text ends that has it.
func TestNoTextTurnsTheRestOfThePage(t *testing.T) {
	h, ids := overEvil(t, quiet)
	for _, address := range evilAddresses(ids) {
		r := get(h, address, "Accept", "text/html")
		if r.Header.Get("Content-Type") != typePage {
			continue
		}
		root, err := html.Parse(r.Body)
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			if n.Type != html.TextNode {
				continue
			}
			begun, ended := strings.Count(n.Data, "\u202e")+strings.Count(n.Data, "\u2066"), strings.Count(n.Data, "\u202c")+strings.Count(n.Data, "\u2069")
			if begun < ended || begun > 0 && !strings.ContainsAny(n.Data, "\u202c\u2069") {
				t.Errorf("%s: %+q turns what follows", address, n.Data)
			}
		}
	}
}

func TestNothingThatIsAskedReachesAHeaderOrTheLog(t *testing.T) {
	var log sharedLog
	h, ids := overEvil(t, slog.New(slog.NewTextHandler(&log, nil)))
	address := open(t, h, 0)
	for _, asked := range evilAddresses(ids)[:200] {
		c := dial(t, address, "GET "+asked+" HTTP/1.1\r\nHost: kiosque\r\nConnection: close\r\nCookie: ui=perfide\r\nAccept-Language: perfide\r\nX-Request-Id: perfide\r\n\r\n")
		head, _, _ := strings.Cut(readAll(t, c), "\r\n\r\n")
		if strings.Contains(head, "perfide") || strings.Contains(head, "a=b") || strings.ContainsAny(head, "\x00\x1b") {
			t.Errorf("%s: the headers are\n%s", asked, head)
		}
	}
	lines := bufio.NewScanner(strings.NewReader(log.String()))
	for lines.Scan() {
		line := lines.Text()
		if !strings.HasPrefix(line, "time=") || strings.Contains(line, "perfide") || strings.ContainsAny(line, "\x00\x1b") {
			t.Errorf("the log has %q", line)
		}
	}
}

// sharedLog takes what several requests log at once.
type sharedLog struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *sharedLog) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(line)
}

func (l *sharedLog) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

func readAll(t *testing.T, r io.Reader) string {
	t.Helper()
	all, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(all)
}

// An error of the engine may hold what was asked; the log has one line of it, with its signs escaped.
func TestAnErrorIsOneLineOfTheLog(t *testing.T) {
	var log strings.Builder
	for _, text := range evil {
		log.Reset()
		h := New(failing503(fmt.Errorf("cannot read %s", text)), Options{Logger: slog.New(slog.NewTextHandler(&log, nil))})
		get(h, "/search?q=a")
		if strings.Count(log.String(), "\n") != 2 || strings.ContainsAny(log.String(), "\x00\x1b\r\u202e") {
			t.Errorf("the log has %q", log.String())
		}
	}
}

// everyAddress has one of every route of the table, and of every way to fail.
func everyAddress() []string {
	all := []string{"/nowhere", "//evil.example", "/read//x", "/read/x/", "/SEARCH", "/static/", "/static/none", "/?page=0", "/search?page=0", "/search?q=" + strings.Repeat("a", maxAddress)}
	for _, r := range table {
		all = append(all, strings.NewReplacer(":id", "x", ":name", "style.css").Replace(r.path))
	}
	return all
}

func TestEveryRouteHasTheHeadersOfSafetyWhateverItAnswers(t *testing.T) {
	panics := fake{search: func(context.Context, query.Query) (index.Result, error) { panic("boom") }}
	for name, e := range map[string]fake{"answers": {}, "fails": failing503(index.ErrUnavailable), "panics": panics} {
		h := New(e, Options{Logger: quiet})
		for _, address := range everyAddress() {
			for _, method := range []string{"GET", "HEAD", "POST", "OPTIONS", "PROPFIND"} {
				r := do(h, method, address, "Accept", "text/html", "Origin", "https://evil.example")
				for header, value := range headers {
					if r.Header.Get(header) != value {
						t.Errorf("%s, %s %.40s (%d): %s is %q", name, method, address, r.StatusCode, header, r.Header.Get(header))
					}
				}
				if r.Header.Get("Location") != "" || r.Header.Get("Access-Control-Allow-Origin") != "" || r.Header.Get("Content-Type") == "" {
					t.Errorf("%s, %s %.40s: %v", name, method, address, r.Header)
				}
			}
		}
	}
	policy := headers["Content-Security-Policy"]
	if strings.Contains(policy, "unsafe") || strings.Contains(policy, "*") || !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, "frame-ancestors 'none'") {
		t.Errorf("the policy is %q", policy)
	}
}
