package read

import (
	"bytes"
	"compress/gzip"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func gzipped(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestARecordStatesItsFacts(t *testing.T) {
	line := `{"id":"a1","title":" Un  titre ","text":"Corps\r\ndu texte","url":"https://x.example/1","date":"2017-03-12T10:00:00Z",` +
		`"lang":"fr_FR","source":"La Source","author":"A. B.","countries":["FR","Belgique"],"organisations":"ONU; Union européenne","other":{"a":[1]}}`
	docs, refused := readAll(t, corpus(t, map[string]string{"a.jsonl": line}), Options{})
	want := Document{ID: "a1", Path: "a.jsonl", Text: "Corps\ndu texte", User: Metadata{
		Title: "Un titre", URL: "https://x.example/1", Date: "2017-03-12", Lang: "fr", Source: "La Source", Author: "A. B.",
		Countries: []string{"FR", "Belgique"}, Organisations: []string{"ONU", "Union européenne"},
	}}
	if len(docs) != 1 || !reflect.DeepEqual(docs[0], want) || len(refused) > 0 {
		t.Errorf("read %+v\nwant %+v\nrefused %v", docs, want, refused)
	}
}

func TestABadLineIsRefusedAndTheOthersGoOn(t *testing.T) {
	file := strings.Join([]string{
		`{"text":"un"}`,
		`{"text":`,
		`{"text":12}`,
		`{"text":"x","countries":{"a":1}}`,
		`{"text":"x","title":["a"]}`,
		`["text"]`,
		`{"title":"x"}`,
		`{"text":"  "}`,
		`{"text":"` + strings.Repeat("x", 5000) + `"}`,
		`{"text":"x","date":"31/02/2017"}`,
		`{"text":"x","lang":"?"}`,
		`{"text":null,"html":"<p>deux"}`,
		"{\"text\":\"caf\xe9\"}",
	}, "\n")
	want := []string{
		`a.jsonl:2: JSON: unexpected end of JSON input`,
		`a.jsonl:3: field "text": want a string`,
		`a.jsonl:4: field "countries": want a string or an array of strings`,
		`a.jsonl:5: field "title": want a string`,
		`a.jsonl:6: not a JSON object`,
		`a.jsonl:7: no text: "text" or "html" is needed`,
		`a.jsonl:8: empty`,
		`a.jsonl:9: larger than 4 KiB`,
		`a.jsonl:10: date "31/02/2017": no such day`,
		`a.jsonl:11: lang "?": not a language (want fr, en or another tag of BCP 47)`,
	}
	docs, refused := readAll(t, corpus(t, map[string]string{"a.jsonl": file}), Options{MaxArticleBytes: 4096})
	var got []string
	for _, r := range refused {
		got = append(got, r.Error())
		if keeps := r.Line == 10 || r.Line == 11; r.Kept != keeps {
			t.Errorf("%v: Kept is %v", r, r.Kept)
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("refused\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(docs) != 5 || docs[3].Text != "deux" || docs[4].Text != "café" {
		t.Errorf("read %+v", docs)
	}
}

func TestAFileOfObjectsIsReadOneByOne(t *testing.T) {
	file := "[\n{\"text\":\"a } ] \\\" b\"},\nnonsense\n{\"text\":\"" + strings.Repeat("x", 2000) + "\"},\n{\"text\":\"c\",\n\"x\":[{}]}\n]\n{\"text\":"
	docs, refused := readAll(t, corpus(t, map[string]string{"a.json": file}), Options{MaxArticleBytes: 1024})
	if len(docs) != 2 || docs[0].Text != `a } ] " b` || docs[1].Text != "c" {
		t.Errorf("read %+v", docs)
	}
	want := []string{"a.json:3: not a JSON object", "a.json:4: larger than 1 KiB", "a.json:8: object without end: unexpected EOF"}
	for i, r := range refused {
		if i >= len(want) || r.Error() != want[i] {
			t.Errorf("refused %q, want %q", r, want)
		}
	}
	if len(refused) != len(want) {
		t.Errorf("refused %v", refused)
	}
}

func TestAGzippedFileOfRecordsIsBounded(t *testing.T) {
	bomb := gzipped(t, strings.Repeat("\n", 4<<20))
	good := gzipped(t, strings.Repeat(`{"text":"a"}`+"\n", 1000))
	docs, refused := readAll(t, corpus(t, map[string]string{"a.jsonl.gz": bomb, "b.jsonl.gz": good, "c.jsonl.gz": good[:len(good)-9]}), Options{MaxBytes: 1 << 20})
	if len(docs) < 1000 || len(refused) != 2 || !strings.HasPrefix(refused[0].Error(), "a.jsonl.gz:") ||
		!strings.Contains(refused[0].Reason, "expands to too much") || !strings.Contains(refused[1].Reason, "unexpected EOF") {
		t.Errorf("read %d, refused %v", len(docs), refused)
	}
}

func TestRecordsMayBeUTF16(t *testing.T) {
	docs, refused := readAll(t, corpus(t, map[string]string{
		"a.jsonl": utf16(t, "{\"text\":\"été\"}\n{\"text\":\"hiver\"}\n", true), "b.jsonl": "\ufeff{\"text\":\"x\"}",
	}), Options{})
	if len(docs) != 3 || docs[0].Text != "été" || len(refused) > 0 {
		t.Errorf("read %+v, refused %v", docs, refused)
	}
}

// clean tells what is wrong with a text that should be clean, "" for nothing.
func clean(s string) string {
	switch {
	case !utf8.ValidString(s):
		return "not UTF-8"
	case !norm.NFC.IsNormalString(s):
		return "not NFC"
	case scrub(s) != s:
		return "holds characters that should be gone"
	case tidy(s) != s:
		return "not the same when cleaned again"
	}
	return ""
}

func FuzzJSONLines(f *testing.F) {
	f.Add([]byte(`{"text":"a","date":"12/03/2017","countries":"FR;BE"}`+"\n{\n"), true)
	f.Add([]byte(`[{"html":"<p>x","id":3},{"text":"\ud800\u0000"}]`), false)
	f.Fuzz(func(t *testing.T, b []byte, byLine bool) {
		name := "a.json"
		if byLine {
			name = "a.jsonl"
		}
		docs, refused := readAll(t, corpus(t, map[string]string{name: string(b)}), Options{MaxArticleBytes: 4096})
		for _, d := range docs {
			for _, s := range []string{d.Text, d.User.Title, d.User.Source, d.User.Author} {
				if why := clean(s); why != "" {
					t.Errorf("%q is %s", s, why)
				}
			}
			if !safe(d.ID) || blank(d.Text) {
				t.Errorf("document %+v", d)
			}
		}
		if len(docs)+len(refused) == 0 {
			t.Error("neither read nor refused")
		}
	})
}
