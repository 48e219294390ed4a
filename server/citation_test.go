package server

import (
	"context"
	"errors"
	"io/fs"
	"net/http"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kiosque/article"
	"kiosque/citation"
	"kiosque/index"
	"kiosque/query"
	"kiosque/web"
)

// telling one article, and others by their ids.
func ofArticles(all ...article.Article) fake {
	return fake{
		article: func(_ context.Context, id string) (article.Article, error) {
			for _, a := range all {
				if a.ID == id {
					return a, nil
				}
			}
			return article.Article{}, index.ErrNotFound
		},
		search: func(_ context.Context, q query.Query) (index.Result, error) {
			r := index.Result{Generation: "000001"}
			for _, a := range all {
				if q.Story == "" || a.Story == q.Story {
					r.Hits = append(r.Hits, index.Hit{Article: a})
				}
			}
			r.Total = len(r.Hits)
			r.Hits = r.Hits[:min(len(r.Hits), q.Size)]
			return r, nil
		},
	}
}

// plainArticle is an article of paragraphs.
func plainArticle(id string, paragraphs ...string) article.Article {
	a := article.Article{ID: id, Path: id + ".txt", Source: "Le Journal", Lang: "fr", Text: strings.Join(paragraphs, "\n\n")}
	at := 0
	for _, p := range paragraphs {
		a.Passages = append(a.Passages, article.Passage{Span: article.Span{Start: at, End: at + len(p)}, Kind: article.KindBody, Lang: "fr"})
		at += len(p) + len("\n\n")
	}
	return a
}

func TestTheTextOfAnArticleHasTheSumThatIsCited(t *testing.T) {
	h := overSeeds(t)
	for _, hit := range decode[answer](t, get(h, "/search?size=100")).Hits {
		raw := get(h, "/articles/"+hit.ID+"/raw")
		text := bodyOf(t, raw)
		if raw.Header.Get("Content-Type") != typeText || raw.Header.Get("X-Content-Type-Options") != "nosniff" || raw.Header.Get("Content-Security-Policy") != headers["Content-Security-Policy"] {
			t.Errorf("%s: %v", hit.ID, raw.Header)
		}
		if want := decode[articleJSON](t, get(h, "/articles/"+hit.ID)).Text; text != want || text == "" {
			t.Errorf("%s: the text is not the one that is stored", hit.ID)
		}
		sum := citation.Sum(text)
		for _, format := range []string{"", "?format=text", "?format=bibtex", "?format=ris", "?format=csl"} {
			r := get(h, "/articles/"+hit.ID+"/citation"+format)
			reference, generation := bodyOf(t, r), r.Header.Get(generationHeader)
			if r.StatusCode != 200 || !strings.Contains(reference, sum) || generation == "" || !strings.Contains(reference, generation) {
				t.Errorf("%s%s: %d, generation %q, %s", hit.ID, format, r.StatusCode, generation, reference)
			}
		}
		page := bodyOf(t, get(h, "/read/"+hit.ID))
		if have := texts(t, page, ".fixity code"); !slices.Equal(have, []string{sum}) {
			t.Errorf("%s: the page shows %q, not %s", hit.ID, have, sum)
		}
		for _, link := range linksOf(t, page, ".cite a") {
			if r := get(h, link); r.StatusCode != 200 {
				t.Errorf("%s leads to %d", link, r.StatusCode)
			}
		}
	}
}

func TestAReferenceIsAFileOfItsFormat(t *testing.T) {
	a := plainArticle("a b~é", "Texte.")
	h := New(ofArticles(a), Options{Logger: quiet})
	for format, want := range map[string][2]string{
		"text":   {typeText, "a-b--.txt"},
		"bibtex": {"application/x-bibtex; charset=utf-8", "a-b--.bib"},
		"ris":    {"application/x-research-info-systems; charset=utf-8", "a-b--.ris"},
		"csl":    {"application/vnd.citationstyles.csl+json; charset=utf-8", "a-b--.json"},
	} {
		r := get(h, "/articles/"+url.PathEscape(a.ID)+"/citation?format="+format)
		if have := r.Header.Get("Content-Type"); have != want[0] {
			t.Errorf("%s: %s", format, have)
		}
		if have := r.Header.Get("Content-Disposition"); have != `attachment; filename="`+want[1]+`"` {
			t.Errorf("%s: %s", format, have)
		}
	}
	for address, want := range map[string]string{"?ui=fr": "SHA-256 du texte", "?ui=en": "SHA-256 of the text"} {
		if text := bodyOf(t, get(h, "/articles/"+url.PathEscape(a.ID)+"/citation"+address)); !strings.Contains(text, want) || !strings.HasPrefix(text, "«") && !strings.HasPrefix(text, "“") {
			t.Errorf("%s: %s", address, text)
		}
	}
}

func TestAWrongFormatIsToldWithTheRightOnes(t *testing.T) {
	h := New(ofArticles(plainArticle("a", "Texte.")), Options{Logger: quiet})
	for _, address := range []string{"?format=", "?format=pdf", "?format=ris&format=csl", "?format=BIBTEX"} {
		r := get(h, "/articles/a/citation"+address)
		p := decode[problem](t, r)
		if r.StatusCode != 400 || p.Parameter != "format" || p.Expected != "one of text, bibtex, ris, csl" {
			t.Errorf("%s: %d %+v", address, r.StatusCode, p)
		}
	}
	for address, want := range map[string]int{"/articles/a/citation?q=b": 400, "/articles/b/citation": 404, "/articles/a/raw?q=b": 400, "/articles/b/raw": 404, "/articles/b/file": 404} {
		if r := get(h, address); r.StatusCode != want {
			t.Errorf("%s: %d", address, r.StatusCode)
		}
	}
}

func TestAReferenceNamesWhereTheArchiveWasReached(t *testing.T) {
	s := newServer(fake{}, Options{Logger: quiet, TrustedProxies: []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")}})
	address := func(r *http.Request) string {
		return (&request{frame: web.Frame{Origin: s.origin(r)}}).addressOf("a/b")
	}
	for _, c := range []struct{ host, from, proto, want string }{
		{"archive.example", "192.0.2.1:1", "https", "https://archive.example/read/a%2Fb"},
		{"archive.example", "198.51.100.1:1", "https", "http://archive.example/read/a%2Fb"},
		{"127.0.0.1:8080", "192.0.2.1:1", "", "http://127.0.0.1:8080/read/a%2Fb"},
		{"[::1]:8080", "", "javascript", "http://[::1]:8080/read/a%2Fb"},
		{"", "", "", ""}, {"a}b", "", "", ""}, {"a b", "", "", ""}, {"a/b", "", "", ""}, {"user@a", "", "", ""}, {"a\r\nb", "", "", ""},
	} {
		r := &http.Request{Host: c.host, RemoteAddr: c.from, Header: http.Header{"X-Forwarded-Proto": {c.proto}}}
		if have := address(r); have != c.want {
			t.Errorf("%+v: have %q", c, have)
		}
		r.Header = http.Header{"Forwarded": {"for=203.0.113.9;proto=" + c.proto}}
		if have := address(r); have != c.want {
			t.Errorf("%+v, as RFC 7239 has it: have %q", c, have)
		}
	}
}

func TestNothingThatSomebodyWroteBreaksOutOfAReference(t *testing.T) {
	var all []article.Article
	for i, text := range evil {
		a := evilArticle(i, text)
		a.ID = strings.ReplaceAll(a.ID, "/", "~") // a slash is no part of an address's variable
		all = append(all, a)
	}
	h := New(ofArticles(all...), Options{Logger: quiet})
	for _, a := range all {
		at := "/articles/" + url.PathEscape(a.ID)
		wantNoMarkup(t, at, bodyOf(t, get(h, "/read/"+url.PathEscape(a.ID)+"/compare?with="+url.QueryEscape(all[0].ID), "Accept", "text/html")))
		for _, address := range []string{"/raw", "/citation", "/citation?format=bibtex", "/citation?format=ris", "/citation?format=csl"} {
			r := get(h, at+address)
			text := bodyOf(t, r)
			name := r.Header.Get("Content-Disposition")
			if r.StatusCode != 200 || !regexp.MustCompile(`^(inline|attachment); filename="[A-Za-z0-9._-]+"$`).MatchString(name) || r.Header.Get("X-Content-Type-Options") != "nosniff" {
				t.Errorf("%s%s: %d %q", at, address, r.StatusCode, name)
			}
			if address == "/raw" {
				continue
			}
			if strings.ContainsAny(text, "\x00\x1b\u202e\u2066") && address != "/citation" || strings.Count(text, "\n@") > 0 || strings.Count(text, "\nER  - ") > 1 {
				t.Errorf("%s%s: %q", at, address, text)
			}
		}
	}
}

// lying are files in memory.
type lying map[string]string

func (l lying) IsArticle(path string) bool { return !strings.HasSuffix(path, ".jsonl") }

func (l lying) Read(path string) ([]byte, error) {
	if text, ok := l[path]; ok {
		return []byte(text), nil
	}
	return nil, fs.ErrNotExist
}

func TestAFileIsGivenAsItLiesAndCannotRun(t *testing.T) {
	page, gone, record := plainArticle("page", "Texte."), plainArticle("gone", "Texte."), plainArticle("record", "Texte.")
	page.Path, record.Path = "un/été.html", "all.jsonl"
	engine := ofArticles(page, gone, record)
	h := New(engine, Options{Logger: quiet, Files: lying{"un/été.html": "<script>alert(1)</script>\xe9"}})
	r := get(h, "/articles/page/file")
	if text := bodyOf(t, r); text != "<script>alert(1)</script>\xe9" || r.Header.Get("Content-Type") != typeBytes ||
		!strings.HasPrefix(r.Header.Get("Content-Security-Policy"), "sandbox;") || r.Header.Get("X-Content-Type-Options") != "nosniff" ||
		r.Header.Get("Content-Disposition") != `attachment; filename="un--t-.html"` {
		t.Errorf("%q %v", text, r.Header)
	}
	for _, c := range []struct {
		h             http.Handler
		address, want string
		status        int
	}{
		{h, "gone", errFileGone.Error(), 410}, {h, "record", errManyOfAFile.Error(), 404},
		{New(engine, Options{Logger: quiet}), "page", errNoFiles.Error(), 404},
	} {
		p := decode[problem](t, get(c.h, "/articles/"+c.address+"/file", "Accept", "application/json"))
		if p.Status != c.status || p.Detail != c.want {
			t.Errorf("%s: %+v", c.address, p)
		}
		shown := bodyOf(t, get(c.h, "/articles/"+c.address+"/file?ui=en", "Accept", "text/html"))
		if have := texts(t, shown, "h1"); len(have) != 1 || !strings.Contains(have[0], "ile") {
			t.Errorf("%s: the page says %q", c.address, have)
		}
	}
	for id, want := range map[string]bool{"page": true, "gone": true, "record": false} {
		links := linksOf(t, bodyOf(t, get(h, "/read/"+id)), ".cite a")
		if slices.Contains(links, "/articles/"+id+"/file") != want {
			t.Errorf("%s: links %q", id, links)
		}
	}
}

func TestCopiesOfAStoryAreListedAndCompared(t *testing.T) {
	var all []article.Article
	for i := range 30 {
		a := plainArticle("a"+string(rune('A'+i)), "Un début.", "La fin de l’histoire "+string(rune('A'+i))+".")
		a.Story = "aA"
		all = append(all, a)
	}
	h := New(ofArticles(all...), Options{Logger: quiet})
	page := bodyOf(t, get(h, "/read/aB?q=fin"))
	links := linksOf(t, page, ".copies li > a")
	if len(links) != copiesOnPage || links[0] != "/read/aA?q=fin" || slices.Contains(links, "/read/aB?q=fin") {
		t.Errorf("links %q", links)
	}
	if have := texts(t, page, "#copies-title"); !slices.Equal(have, []string{"29 other copies"}) {
		t.Errorf("the title is %q", have)
	}
	compare := linksOf(t, page, ".copies .to-compare")
	if len(compare) != copiesOnPage+1 || compare[0] != "/read/aB/compare?q=fin&with=aA" || compare[copiesOnPage] != "/?copies=all&story=aA" {
		t.Fatalf("compared by %q", compare)
	}
	page = bodyOf(t, get(h, compare[0]))
	if gone, come := texts(t, page, ".stretch del"), texts(t, page, ".stretch ins"); !slices.Equal(gone, []string{"B"}) || !slices.Equal(come, []string{"A"}) {
		t.Errorf("gone %q, come %q", gone, come)
	}
	if have := linksOf(t, page, ".back a, .legend a"); !slices.Equal(have, []string{"/read/aB?q=fin", "/read/aA/compare?q=fin&with=aB"}) {
		t.Errorf("ways on %q", have)
	}
	if have := linksOf(t, page, ".languages a"); !slices.Contains(have, "/read/aB/compare?q=fin&ui=fr&with=aA") {
		t.Errorf("the same in French at %q", have)
	}
}

func TestWhatCannotBeComparedIsSaid(t *testing.T) {
	h := New(ofArticles(plainArticle("a", "Texte.")), Options{Logger: quiet})
	for address, want := range map[string]int{
		"/read/a/compare": 400, "/read/a/compare?with=": 400, "/read/a/compare?with=b": 404,
		"/read/b/compare?with=a": 404, "/read/a/compare?with=a": 200, "/read/a/compare?with=a&x=y": 400, "/read/a/compare?with=" + strings.Repeat("a", 400): 404,
	} {
		r := get(h, address, "Accept", "text/html")
		if r.StatusCode != want {
			t.Errorf("%.50s: %d, want %d", address, r.StatusCode, want)
		}
		if text := bodyOf(t, r); want == 400 && strings.Contains(address, "with") && !strings.Contains(address, "x=") && !strings.Contains(text, "the id of an article") {
			t.Errorf("%s does not say what is right: %s", address, text)
		}
	}
	if have := texts(t, bodyOf(t, get(h, "/read/a/compare?with=a&with=b")), ".lede"); !strings.Contains(have[0], "one value") {
		t.Errorf("of two it says %q", have)
	}
}

func TestAPageIsRightWithoutItsCopies(t *testing.T) {
	a := plainArticle("a", "Texte.")
	a.Story = "s"
	engine := ofArticles(a)
	engine.search = func(context.Context, query.Query) (index.Result, error) { return index.Result{}, errors.New("no") }
	if r := get(New(engine, Options{Logger: quiet}), "/read/a"); r.StatusCode != 200 || len(texts(t, bodyOf(t, r), ".copies")) != 0 {
		t.Errorf("%d", r.StatusCode)
	}
}
