package server

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"kiosque/feed"
	"kiosque/index"
	"kiosque/query"
)

// atom is what these tests read of a feed; package feed proves the rest.
type atom struct {
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomEntry struct {
	ID        string     `xml:"id"`
	Title     string     `xml:"title"`
	Updated   string     `xml:"updated"`
	Published string     `xml:"published"`
	Author    string     `xml:"author>name"`
	Source    string     `xml:"source>title"`
	Links     []atomLink `xml:"link"`
	Summary   string     `xml:"summary"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

func readAtom(t *testing.T, r *http.Response) atom {
	t.Helper()
	var f atom
	body := bodyOf(t, r)
	if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != "application/atom+xml; charset=utf-8" {
		t.Fatalf("%d %s: %s", r.StatusCode, r.Header.Get("Content-Type"), body)
	}
	if err := xml.Unmarshal([]byte(body), &f); err != nil {
		t.Fatalf("%v: %s", err, body)
	}
	return f
}

func (f atom) link(rel string) string {
	i := slices.IndexFunc(f.Links, func(l atomLink) bool { return l.Rel == rel })
	return f.Links[i].Href
}

func idsOf(f atom) (ids []string) {
	for _, e := range f.Entries {
		ids = append(ids, e.ID)
	}
	return ids
}

// followed serves articles, and keeps the last question.
func followed(asked *query.Query, hits ...index.Hit) http.Handler {
	return New(fake{search: func(_ context.Context, q query.Query) (index.Result, error) {
		*asked = q
		return index.Result{Hits: hits, Total: len(hits)}, nil
	}}, Options{Logger: quiet})
}

func TestAFeedAsksForWhatCameLastAndIsNeverRelaxed(t *testing.T) {
	var asked query.Query
	h := followed(&asked)
	for address, want := range map[string]func(*query.Query){
		"/feed?q=police":                            func(q *query.Query) { q.Text = "police" },
		"/feed?format=json&country=BE&size=":        func(q *query.Query) { q.Filters[query.Country] = []string{"BE"} },
		"/feed?sort=oldest&size=7&relax=on":         func(q *query.Query) { q.Sort, q.Size = query.Oldest, 7 },
		"/feed?translate=off&explain=on&unit=month": func(q *query.Query) { q.Translate = false },
		"/feed?sort=relevance&page=&share=on":       func(q *query.Query) { q.Sort = query.Relevance },
	} {
		q := query.New()
		q.Sort, q.Size, q.Relax = query.Added, feedSize, false
		want(&q)
		if r := get(h, address); r.StatusCode != http.StatusOK || asked.Values().Encode() != q.Values().Encode() {
			t.Errorf("%s: %d, asks %s, want %s", address, r.StatusCode, asked.Values().Encode(), q.Values().Encode())
		}
	}
}

func TestAFeedRefusesWhatItHasNot(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet})
	for address, parameter := range map[string]string{
		"/feed?page=2": "page", "/feed?page=1": "page", "/feed?cursor=x": "cursor", "/feed?format=rss": "format", "/feed?format=atom&format=json": "format",
		"/feed?size=0": "size", "/feed?size=101": "size", "/feed?sort=best": "sort", "/feed?fields=title": "fields", "/feed?ui=xx": "ui",
	} {
		r := get(h, address)
		if p := decode[problem](t, r); r.StatusCode != http.StatusBadRequest || p.Parameter != parameter {
			t.Errorf("%s: %d %+v", address, r.StatusCode, p)
		}
	}
}

func TestAnEntrySaysWhatIsKnownOfItsArticle(t *testing.T) {
	day, year := plainArticle("a", "Début de l’article. Fin."), plainArticle("b", "Autre.")
	day.Date.Value, day.Author, day.URL = "2017-03-12", "Zoé", "https://journal.test/x?a=b&c=d"
	year.Date.Value, year.Source, year.URL = "2017", year.Path, "javascript:alert(1)"
	came := time.Date(2026, time.November, 21, 6, 0, 0, 0, time.UTC)
	fragments := []index.Fragment{{Field: "title", Text: "Titre"}, {Field: "body", Text: "l’article"}, {Field: "body", Text: "Fin."}}
	var asked query.Query
	h := followed(&asked, index.Hit{Article: day, Added: index.Arrival{Generation: "000002", At: came}, Fragments: fragments}, index.Hit{Article: year})
	f := readAtom(t, get(h, "https://archive.test/feed?q=a&country=BE&ui=fr"))
	want := []atomEntry{
		{
			ID: feed.ArticleID("a"), Title: "Sans titre", Updated: "2026-11-21T06:00:00Z", Published: "2017-03-12T00:00:00Z", Author: "Zoé", Source: "Le Journal",
			Links: []atomLink{{"alternate", "https://archive.test/read/a?ui=fr"}, {"via", day.URL}}, Summary: "l’article … Fin.",
		},
		{
			ID: feed.ArticleID("b"), Title: "Sans titre", Updated: "2026-11-20T08:00:00Z", Author: "auteur inconnu",
			Links: []atomLink{{"alternate", "https://archive.test/read/b?ui=fr"}}, Summary: "Autre.",
		},
	}
	for i := range want {
		have := f.Entries[i]
		if links := have.Links; !slices.Equal(links, want[i].Links) {
			t.Errorf("entry %d has the links %v", i, links)
		}
		if have.Links, want[i].Links = nil, nil; have.ID != want[i].ID || have.Title != want[i].Title || have.Updated != want[i].Updated ||
			have.Published != want[i].Published || have.Author != want[i].Author || have.Source != want[i].Source || have.Summary != want[i].Summary {
			t.Errorf("entry %d: %+v, want %+v", i, have, want[i])
		}
	}
	if f.Title != "Kiosque – a (Belgique)" || f.Updated != "2026-11-21T06:00:00Z" || f.link("self") != "https://archive.test/feed?country=BE&q=a&ui=fr" {
		t.Errorf("have %+v", f)
	}
	if empty := readAtom(t, get(New(fake{}, Options{Logger: quiet}), "/feed?ui=en")); empty.Updated != "2026-11-20T08:00:00Z" || empty.Title != "Kiosque – all articles" {
		t.Errorf("an empty feed: %+v", empty)
	}
}

func TestIDsAreThoseOfTheArticlesWhateverIsAskedAndWhere(t *testing.T) {
	first, second := overSeeds(t), overSeeds(t)
	all := readAtom(t, get(first, "http://a.test/feed"))
	if len(all.Entries) != 5 || !slices.Equal(idsOf(all), idsOf(readAtom(t, get(second, "http://b.test/feed?ui=fr")))) {
		t.Errorf("another archive of the same has other ids: %v", idsOf(all))
	}
	for _, address := range []string{"/feed?q=cyberattaque", "/feed?q=cyberattaque&size=1", "/feed?q=cyberattaque&ui=fr"} {
		f := readAtom(t, get(first, address))
		if f.ID != feed.QuestionID("q=cyberattaque&relax=off&sort=added") || len(f.Entries) == 0 {
			t.Errorf("%s has the id %s", address, f.ID)
		}
		for _, id := range idsOf(f) {
			if !slices.Contains(idsOf(all), id) {
				t.Errorf("%s has an entry %s", address, id)
			}
		}
	}
	var j struct {
		Items []struct{ ID string } `json:"items"`
	}
	r := get(first, "/feed?format=json")
	if err := json.NewDecoder(r.Body).Decode(&j); err != nil || r.Header.Get("Content-Type") != "application/feed+json; charset=utf-8" {
		t.Errorf("%v, %s", err, r.Header.Get("Content-Type"))
	}
	for i, item := range j.Items {
		if item.ID != all.Entries[i].ID {
			t.Errorf("as JSON it is %s", item.ID)
		}
	}
}

// The page that shows a search leads to its feed, in its language; what the feed leads to is there.
func TestAPageOfResultsLeadsToItsFeed(t *testing.T) {
	h := overSeeds(t)
	for _, c := range []struct{ address, wanted string }{
		{"/?q=cyberattaque&country=BE&page=1&size=20&sort=newest&explain=on&unit=year&ui=fr", "country=BE&format=atom&q=cyberattaque&ui=fr"},
		{"/?ui=en", "format=atom&ui=en"},
		{"/?q=Amazon&ui=en", "format=atom&q=Amazon&ui=en"},
	} {
		page := bodyOf(t, get(h, c.address))
		links := linksOf(t, page, `link[rel=alternate][type="application/atom+xml"], .follow a`)
		if !slices.Equal(links, []string{"/feed?" + c.wanted, "/feed?" + c.wanted}) {
			t.Errorf("%s leads to %v", c.address, links)
			continue
		}
		readAtom(t, get(h, links[0]))
		if r := get(h, linksOf(t, page, `link[type="application/feed+json"]`)[0]); r.StatusCode != http.StatusOK {
			t.Errorf("%s as JSON: %d", c.address, r.StatusCode)
		}
	}
	f := readAtom(t, get(h, "/feed?q=cyberattaque"))
	for _, e := range f.Entries {
		if r := get(h, e.Links[0].Href); r.StatusCode != http.StatusOK || !strings.HasPrefix(e.Links[0].Href, "http://example.com/read/") {
			t.Errorf("%s: %d", e.Links[0].Href, r.StatusCode)
		}
	}
	if page := bodyOf(t, get(h, "/read/001_be0063f260622af6.txt")); len(linksOf(t, page, `link[rel=alternate]`)) != 0 {
		t.Error("the page of an article has a feed")
	}
}

func TestAFeedOpensWithAKeyAlone(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet, ReadKeys: NewKeys("secret")})
	for _, address := range []string{"/feed", "/opensearch.xml"} {
		if r := get(h, address); r.StatusCode != http.StatusUnauthorized || !strings.HasPrefix(r.Header.Get("WWW-Authenticate"), "Basic ") {
			t.Errorf("%s without a key: %d", address, r.StatusCode)
		}
		if r := get(h, address, "Authorization", "Basic eDpzZWNyZXQ="); r.StatusCode != http.StatusOK {
			t.Errorf("%s with a key: %d", address, r.StatusCode)
		}
	}
}

// evilHits are articles that want to break out of whatever names them.
func evilHits() (hits []index.Hit) {
	for i, text := range evil {
		a := evilArticle(i, text)
		a.ID = "evil" + string(rune('a'+i))
		hits = append(hits, index.Hit{Article: a, Fragments: []index.Fragment{{Field: "body", Text: text}}})
	}
	return hits
}

func TestNothingBreaksOutOfAFeed(t *testing.T) {
	var asked query.Query
	h := followed(&asked, evilHits()...)
	for _, text := range append(evil, "") {
		for _, format := range []string{"atom", "json"} {
			r := get(h, "/feed?format="+format+"&q="+url.QueryEscape(text)+"&org="+url.QueryEscape(text))
			body := bodyOf(t, r)
			if r.StatusCode == http.StatusBadRequest { // no name of an organisation
				continue
			}
			if strings.ContainsAny(body, "\x00\x1b\x0b") || strings.Contains(body, "<script") || strings.Contains(body, "<img") {
				t.Errorf("%q: %s", text, body)
			}
			if format == "json" {
				if !json.Valid([]byte(body)) {
					t.Errorf("%q: no JSON: %s", text, body)
				}
				continue
			}
			var f atom
			if err := xml.Unmarshal([]byte(body), &f); err != nil || len(f.Entries) != len(evil) {
				t.Errorf("%q: %v, %d entries", text, err, len(f.Entries))
			}
		}
	}
}

func FuzzAnyAddressHasAFeedThatIsWellFormed(f *testing.F) {
	var asked query.Query
	h := followed(&asked, evilHits()[:3]...)
	for _, text := range evil {
		f.Add("q=" + url.QueryEscape(text))
	}
	f.Add("format=json&q=a&ui=fr")
	f.Fuzz(func(t *testing.T, raw string) {
		if len(raw) > 1000 {
			return
		}
		request, w := httptest.NewRequest(http.MethodGet, "/feed", nil), httptest.NewRecorder()
		request.URL.RawQuery = raw
		h.ServeHTTP(w, request)
		r := w.Result()
		if r.StatusCode == http.StatusBadRequest {
			return
		}
		if r.Header.Get("Content-Type") == "application/feed+json; charset=utf-8" {
			if err := json.NewDecoder(r.Body).Decode(&struct{}{}); err != nil {
				t.Errorf("%q: %v", raw, err)
			}
			return
		}
		for d := xml.NewDecoder(r.Body); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				return
			} else if err != nil {
				t.Fatalf("%q: %v", raw, err)
			}
		}
	})
}

func TestTheMetadataOfAHostileArticleStaysMetadata(t *testing.T) {
	for i, text := range evil {
		a := evilArticle(i, text)
		a.ID = "evil"
		h := New(ofArticles(a), Options{Logger: quiet})
		page := bodyOf(t, get(h, "/read/evil", "Accept", "text/html"))
		wantNoMarkup(t, text, page)
		if n := len(texts(t, page, `html > head > meta[property^="og:"]`)); n < 5 {
			t.Errorf("%q: %d metadata of Open Graph", text, n)
		}
	}
}
