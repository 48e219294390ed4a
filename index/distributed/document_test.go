package distributed

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/formula"
	"kiosque/index/indextest"
)

// TestADocumentSaysWhereWordsStandAndWhatTheyCount, by an article as long as the mean of each field.
func TestADocumentSaysWhereWordsStandAndWhatTheyCount(t *testing.T) {
	text := "Police strike\nThe policemen of the police informed"
	a := article.Article{
		ID: "one", Path: "one.txt", Source: "one.txt", Text: text, Lang: article.English,
		Title: article.Title{Span: article.Span{Start: 0, End: 13}, Origin: article.Found}, Story: "none",
		Passages: []article.Passage{
			{Span: article.Span{Start: 0, End: 13}, Kind: article.KindTitle}, {Span: article.Span{Start: 14, End: len(text)}, Kind: article.KindBody},
		},
		Date: article.Date{Value: "2017-03"},
	}
	have := documentOf(t, a, language{Means: map[string]float64{formula.Title: 2, formula.Body: 3, formula.Removed: 1}})
	want := map[string]any{
		"id": "one", "place": 7.0, "came": "06000001 01700000000000000000", "first": 20170301.0, "last": 20170331.0, "story": "none", "told": "=none", "month": "2017-03", "titled": "Police strike",
		"year": []any{"2017"}, "lang": []any{"en"}, "article": have["article"],
		"title_en":  "polic¦=police\nstrike¦=strike\n",
		"body_en":   "∅\npoliceman¦=policemen\n∅\n∅\npolic¦=police\ninform¦=informed\n",
		"words_en":  "polic|2048\n=police|2048\nstrike|1024\n=strike|1024\npoliceman|1024\n=policemen|1024\ninform|1024\n=informed|1024\n",
		"titles_en": "polic|1024\n=police|1024\nstrike|1024\n=strike|1024\n",
		"leads_en":  "policeman|1024\npolic|1024\ninform|1024\n",
		"kin_en":    "police|1024\ninform|1024\n",
	}
	if !reflect.DeepEqual(have, want) {
		t.Errorf("have %#v\nwant %#v", have, want)
	}
	if stored, _ := json.Marshal(have["article"]); !strings.Contains(string(stored), `"text":"Police strike\nThe`) {
		t.Errorf("the article is %s", stored)
	}
}

// TestDocumentsAreJSON, which gives back the article as it was.
func TestDocumentsAreJSON(t *testing.T) {
	for _, want := range indextest.Random(3, 200) {
		var have struct{ Article article.Article }
		if err := json.Unmarshal(written(t, want, language{}), &have); err != nil {
			t.Fatalf("%s: %v", want.ID, err)
		}
		if want.Reading = have.Article.Reading; !reflect.DeepEqual(have.Article, want) {
			t.Errorf("have %+v\nwant %+v", have.Article, want)
		}
	}
}

func documentOf(t *testing.T, a article.Article, l language) (fields map[string]any) {
	t.Helper()
	if err := json.Unmarshal(written(t, a, l), &fields); err != nil {
		t.Fatal(err)
	}
	return fields
}

func written(t *testing.T, a article.Article, l language) []byte {
	t.Helper()
	all, err := newAnalysed(&a)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := newPage().document(nil, &all, 7, index.Arrival{Generation: "000001", At: time.Unix(1_700_000_000, 0)}, l)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// FuzzAppendString: a string is what package encoding/json reads back, bytes that are no UTF-8 replaced.
func FuzzAppendString(f *testing.F) {
	for _, s := range []string{"", "a\nb", `"\`, "\x00\x1f", "é¦∅", "\xff", "a\xe2\x82", "\u2028", "\U0001f600\xf0\x9f"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want, _ := json.Marshal(s)
		var have, wanted string
		if err := json.Unmarshal(appendString(nil, s), &have); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if _ = json.Unmarshal(want, &wanted); have != wanted {
			t.Errorf("%q became %q, want %q", s, have, wanted)
		}
	})
}
