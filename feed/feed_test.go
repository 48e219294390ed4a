package feed

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func sample() Feed {
	came := time.Date(2026, time.November, 20, 9, 30, 0, 5, time.FixedZone("", 3600))
	return Feed{
		ID: QuestionID("q=police"), Title: "Kiosque – police", Lang: "fr", Author: "Kiosque", Unsigned: "auteur inconnu", Updated: came,
		Self: "https://archive.test/feed?q=police&ui=fr", Page: "https://archive.test/?q=police", Search: "https://archive.test/opensearch.xml",
		Entries: []Entry{
			{
				ID: ArticleID("a"), Title: "Une <b>", Lang: "fr", Page: "https://archive.test/read/a", Original: "https://journal.test/?a=b&c", Author: "Zoé",
				Source: "Le Journal", Published: "2017-03-12", Added: came, Summary: "La police & la banque",
			},
			{ID: ArticleID("b"), Title: "Two", Lang: "und", Page: "https://archive.test/read/b", Added: came},
		},
	}
}

func write(t testing.TB, name string, f Feed) []byte {
	t.Helper()
	for _, format := range Formats() {
		if format.Name == name {
			var b bytes.Buffer
			if err := format.Write(&b, &f); err != nil {
				t.Fatal(err)
			}
			return b.Bytes()
		}
	}
	t.Fatalf("no format %s", name)
	return nil
}

// element is one of a document, with its namespace.
type element struct {
	name     xml.Name
	attr     map[xml.Name]string
	text     string
	children []*element
}

const atomSpace = "http://www.w3.org/2005/Atom"

var langName = xml.Name{Space: "http://www.w3.org/XML/1998/namespace", Local: "lang"}

// read reads a document, which has to be well-formed, UTF-8, and of letters of XML 1.0 alone.
func read(t testing.TB, document []byte) *element {
	t.Helper()
	if !utf8.Valid(document) {
		t.Fatalf("no UTF-8: %q", document)
	}
	top := &element{}
	open := []*element{top}
	d := xml.NewDecoder(bytes.NewReader(document))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, document)
		}
		last := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: token.Name, attr: map[xml.Name]string{}}
			for _, a := range token.Attr {
				e.attr[a.Name] = a.Value
			}
			last.children = append(last.children, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			last.text += string(token)
		}
	}
	if len(top.children) != 1 {
		t.Fatalf("%d roots", len(top.children))
	}
	return top.children[0]
}

func (e *element) all(name string) (found []*element) {
	for _, c := range e.children {
		if c.name == (xml.Name{Space: atomSpace, Local: name}) {
			found = append(found, c)
		}
	}
	return found
}

func (e *element) get(name string) string { return e.attr[xml.Name{Local: name}] }

// What RFC 4287 lets an element have, and how often: "1" once, "?" at most once, "*" any number.
var atomChildren = map[string]map[string]string{
	"feed": { // section 4.1.1
		"author": "*", "category": "*", "contributor": "*", "generator": "?", "icon": "?", "id": "1", "link": "*", "logo": "?", "rights": "?",
		"subtitle": "?", "title": "1", "updated": "1", "entry": "*",
	},
	"entry": { // section 4.1.2
		"author": "*", "category": "*", "content": "?", "contributor": "*", "id": "1", "link": "*", "published": "?", "rights": "?", "source": "?",
		"summary": "?", "title": "1", "updated": "1",
	},
	"author": {"name": "1", "uri": "?", "email": "?"},
	"source": {"title": "?", "id": "?", "updated": "?", "author": "*", "link": "*"},
	"title":  {}, "summary": {}, "id": {}, "updated": {}, "published": {}, "name": {}, "generator": {}, "link": {},
}

var (
	isMoment   = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$`) // RFC 3339, as section 3.3 has it
	isLanguage = regexp.MustCompile(`^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$`)
	isMedia    = regexp.MustCompile(`^[^/\s]+/[^/\s]+$`)
)

// check states every MUST of RFC 4287, sections 2 to 4.2, about what we write.
func check(t testing.TB, feed *element) {
	t.Helper()
	if feed.name != (xml.Name{Space: atomSpace, Local: "feed"}) {
		t.Errorf("the root is %v", feed.name)
	}
	checkElement(t, feed)
	seen := map[string]bool{}
	for _, entry := range feed.all("entry") {
		if len(feed.all("author")) == 0 && len(entry.all("author")) == 0 {
			t.Error("neither feed nor entry has an author")
		}
		if !slices.ContainsFunc(entry.all("link"), func(l *element) bool { return l.get("rel") == "alternate" }) {
			t.Error("an entry without content has no alternate link")
		}
		for _, id := range entry.all("id") {
			if seen[id.text] {
				t.Errorf("the id %s stands twice", id.text)
			}
			seen[id.text] = true
		}
	}
}

func checkElement(t testing.TB, e *element) {
	t.Helper()
	allowed, known := atomChildren[e.name.Local]
	if !known || e.name.Space != atomSpace {
		t.Errorf("an element %v", e.name)
	}
	for _, c := range e.children {
		if allowed[c.name.Local] == "" {
			t.Errorf("%s has a %s", e.name.Local, c.name.Local)
		}
		checkElement(t, c)
	}
	for name, often := range allowed {
		if n := len(e.all(name)); often == "1" && n != 1 || often == "?" && n > 1 {
			t.Errorf("%s has %d of %s", e.name.Local, n, name)
		}
	}
	if entries := e.all("entry"); len(entries) > 0 && e.children[len(e.children)-len(entries)] != entries[0] {
		t.Error("an entry stands before what is said of the feed")
	}
	checkValue(t, e)
	checkAlternates(t, e)
}

func checkValue(t testing.TB, e *element) {
	t.Helper()
	switch e.name.Local {
	case "id":
		if u, err := url.Parse(e.text); err != nil || !u.IsAbs() {
			t.Errorf("the id %q is no absolute IRI", e.text)
		}
	case "updated", "published":
		if _, err := time.Parse(time.RFC3339, e.text); err != nil || !isMoment.MatchString(e.text) {
			t.Errorf("%s is %q", e.name.Local, e.text)
		}
	case "link":
		if _, err := url.Parse(e.get("href")); err != nil || e.get("href") == "" {
			t.Errorf("a link to %q", e.get("href"))
		}
		if media := e.get("type"); media != "" && !isMedia.MatchString(media) {
			t.Errorf("a link of the type %q", media)
		}
	}
	if lang, has := e.attr[langName]; has && !isLanguage.MatchString(lang) {
		t.Errorf("the language %q", lang)
	}
}

// checkAlternates wants no two alternate links of one type and language.
func checkAlternates(t testing.TB, e *element) {
	t.Helper()
	seen := map[string]bool{}
	for _, l := range e.all("link") {
		key := l.get("type") + " " + l.get("hreflang")
		if rel := l.get("rel"); (rel == "" || rel == "alternate") && seen[key] {
			t.Errorf("two alternate links of %s", key)
		} else if rel == "alternate" {
			seen[key] = true
		}
	}
}

func TestAnAtomFeedKeepsRFC4287(t *testing.T) {
	f := sample()
	feed := read(t, write(t, "atom", f))
	check(t, feed)
	if have := feed.attr[langName]; have != "fr" {
		t.Errorf("in the language %q", have)
	}
	entries := feed.all("entry")
	if len(entries) != 2 {
		t.Fatalf("%d entries", len(entries))
	}
	first, second := entries[0], entries[1]
	for name, want := range map[string]string{"title": "Une <b>", "updated": "2026-11-20T08:30:00Z", "published": "2017-03-12T00:00:00Z", "summary": "La police & la banque"} {
		if have := first.all(name)[0].text; have != want {
			t.Errorf("%s is %q, want %q", name, have, want)
		}
	}
	if have := second.all("author")[0].all("name")[0].text; have != f.Unsigned {
		t.Errorf("nobody is called %q", have)
	}
	if len(second.all("published"))+len(second.all("source"))+len(second.all("summary")) != 0 {
		t.Error("what is not known is said")
	}
	empty := f
	empty.Entries = nil
	check(t, read(t, write(t, "atom", empty)))
}

// checkJSON states what JSON Feed 1.1 requires, and the forms of what it lets stand.
func checkJSON(t testing.TB, document []byte) map[string]any {
	t.Helper()
	var f map[string]any
	if err := json.Unmarshal(document, &f); err != nil {
		t.Fatalf("%v: %s", err, document)
	}
	_, titled := f["title"].(string)
	items, listed := f["items"].([]any)
	if f["version"] != "https://jsonfeed.org/version/1.1" || !titled || !listed {
		t.Errorf("required members are missing: %s", document)
	}
	for _, one := range items {
		item := one.(map[string]any)
		_, text := item["content_text"].(string)
		_, markup := item["content_html"].(string)
		if id, ok := item["id"].(string); !ok || id == "" || !text && !markup {
			t.Errorf("an item without id or content: %v", item)
		}
		for _, name := range []string{"date_published", "date_modified"} {
			if at, has := item[name]; has && !isMoment.MatchString(fmt.Sprint(at)) {
				t.Errorf("%s is %v", name, at)
			}
		}
	}
	return f
}

func TestAJSONFeedHasWhatItsVersionRequires(t *testing.T) {
	f := checkJSON(t, write(t, "json", sample()))
	items := f["items"].([]any)
	first, second := items[0].(map[string]any), items[1].(map[string]any)
	if first["id"] != ArticleID("a") || first["title"] != "Une <b>" || first["external_url"] != "https://journal.test/?a=b&c" || first["date_published"] != "2017-03-12T00:00:00Z" {
		t.Errorf("have %v", first)
	}
	for _, name := range []string{"authors", "date_published", "external_url"} {
		if _, said := second[name]; said {
			t.Errorf("what is not known is said: %s", name)
		}
	}
	empty := sample()
	empty.Entries = nil
	if items := checkJSON(t, write(t, "json", empty))["items"]; items == nil {
		t.Error("an empty feed has no list")
	}
}

// Readers remember these ids: they never change.
func TestIDsStayAsTheyWere(t *testing.T) {
	for have, want := range map[string]string{
		ArticleID("001_be0063f260622af6.txt"): "urn:uuid:1681566a-b799-52f2-8661-d7895950f6c1",
		QuestionID("q=cyberattaque"):          "urn:uuid:2c4e582a-6599-519c-a484-135a32ae57a7",
	} {
		if have != want {
			t.Errorf("have %s, want %s", have, want)
		}
	}
	if form := regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`); !form.MatchString(ArticleID("")) {
		t.Errorf("no UUID of version 5: %s", ArticleID(""))
	}
	if ArticleID("a") == QuestionID("a") || ArticleID("a") == ArticleID("b") {
		t.Error("two things bear one id")
	}
}

func FuzzNoTextBreaksAFeed(f *testing.F) {
	for _, seed := range []string{"", "]]>", "<b>&amp;", "a\x00\x1b\x0b\ufffe\uffff\ufffd", "\xff\xc3", "\r\n\t ", "\u2028\u202e", "</title></entry>", "\U0010ffff"} {
		f.Add(seed, "https://a.test/"+seed)
	}
	f.Fuzz(func(t *testing.T, said, address string) {
		v := sample()
		v.Title, v.Unsigned, v.Entries[0].Title, v.Entries[0].Author, v.Entries[0].Source, v.Entries[0].Summary = said, said, said, said, said, said
		v.Entries[0].Original, v.Self = address, url.QueryEscape(address)+"/"
		atom := read(t, write(t, "atom", v))
		entry := atom.all("entry")[0]
		if len(atom.all("entry")) != 2 || entry.all("link")[0].get("href") != v.Entries[0].Page {
			t.Errorf("%q changes the feed", said)
		}
		want := strings.Map(lawful, said)
		if have := entry.all("title")[0].text; have != want {
			t.Errorf("%q became %q", want, have)
		}
		first := checkJSON(t, write(t, "json", v))["items"].([]any)[0].(map[string]any)
		if first["title"] != want || first["content_text"] != want {
			t.Errorf("%q became %q", want, first["title"])
		}
	})
}
