package server

import (
	"bytes"
	"encoding/json"
	"flag"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// measured is what differs from run to run, or with the ranking, which is judged elsewhere.
var measured = regexp.MustCompile(`"(took_ms|score)": [0-9.e-]+`)

// indented returns JSON fit to be read in a difference, measured values as 0.
func indented(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	if err := json.Indent(&b, []byte(text), "", "  "); err != nil {
		t.Fatal(err)
	}
	return measured.ReplaceAllString(b.String(), `"$1": 0`)
}

func TestTheJSONOfASearchIsThatOfTheGoldenFile(t *testing.T) {
	const golden = "testdata/europol-BE.json"
	r := get(overSeeds(t), "/search?q=europol&country=BE&ui=fr")
	if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != typeJSON {
		t.Fatalf("have %d %s", r.StatusCode, r.Header.Get("Content-Type"))
	}
	have := indented(t, bodyOf(t, r))
	if *update {
		if err := os.WriteFile(golden, []byte(have), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if have != string(want) {
		t.Errorf("differs from %s; run the test with -update and read the difference:\n%s", golden, have)
	}
}

func TestEmptyListsAreListsAndNeverNull(t *testing.T) {
	for _, address := range []string{"/search", "/search?q=zzzz", "/search?q=de"} {
		if text := bodyOf(t, get(New(fake{}, Options{Logger: quiet}), address)); strings.Contains(text, "null") {
			t.Errorf("%s: %s", address, text)
		}
	}
}

func TestMarksAreByteRangesOfTheirFragment(t *testing.T) {
	a := decode[answer](t, get(overSeeds(t), "/search?q=allemagne"))
	if a.Total != 2 {
		t.Errorf("Allemagne finds %d articles, want 2", a.Total)
	}
	for _, h := range a.Hits {
		for _, f := range h.Fragments {
			for _, m := range f.Marks {
				word := f.Text[m[0]:m[1]]
				if !strings.HasPrefix(strings.ToLower(word), "allemand") && word != "Allemagne" {
					t.Errorf("%s: marked %q", h.ID, word)
				}
			}
		}
	}
}

func TestTheCountBesideACountryIsTheTotalAfterChoosingIt(t *testing.T) {
	h := overSeeds(t)
	all := decode[answer](t, get(h, "/search?q=cyberattaque"))
	if all.Total != 4 {
		t.Errorf("cyberattaque finds %d articles, want 4", all.Total)
	}
	for _, v := range all.Facets.Country {
		one := decode[answer](t, get(h, "/search?q=cyberattaque&country="+v.Value))
		if one.Total != v.Count {
			t.Errorf("%s: %d beside the box, %d after the click", v.Value, v.Count, one.Total)
		}
		if len(one.Facets.Country) != len(all.Facets.Country) {
			t.Errorf("%s hides other countries", v.Value)
		}
	}
}

func TestThePageShowsHitsFacetsAndMarks(t *testing.T) {
	page := bodyOf(t, get(overSeeds(t), "/?q=cyberattaque&country=BE&ui=fr"))
	if have := texts(t, page, "h1"); !slices.Equal(have, []string{"2 articles pour «\u202fcyberattaque\u202f»"}) {
		t.Errorf("have %q", have)
	}
	if have := texts(t, page, ".facet [checked] + label .value"); !slices.Equal(have, []string{"Belgique"}) {
		t.Errorf("ticked: %q", have)
	}
	if have := texts(t, page, "#facet-country .value"); !slices.Contains(have, "France") {
		t.Errorf("the other countries are gone: %q", have)
	}
	for _, word := range texts(t, page, ".hit mark") {
		if !strings.HasPrefix(strings.ToLower(word), "cyber") {
			t.Errorf("marked %q", word)
		}
	}
}

func TestAHitLeadsToTheArticleWithTheSameMarks(t *testing.T) {
	h := overSeeds(t)
	a := decode[answer](t, get(h, "/search?q=cyberattaque"))
	for _, hit := range a.Hits {
		page := bodyOf(t, get(h, "/read/"+hit.ID+"?q=cyberattaque"))
		marked := texts(t, page, "h1 mark, .text mark")
		if len(marked) == 0 {
			t.Errorf("%s has no marks", hit.ID)
		}
		for _, f := range hit.Fragments {
			for _, m := range f.Marks {
				if word := f.Text[m[0]:m[1]]; !slices.Contains(marked, word) {
					t.Errorf("%s: %q is marked in the hit and not in the article", hit.ID, word)
				}
			}
		}
	}
}

func TestWhatWasRemovedIsFoundWithScopeRawAlone(t *testing.T) {
	h := overSeeds(t)
	for _, word := range []string{"Amazon", "Apple", "cookies", "Captcha"} {
		if a := decode[answer](t, get(h, "/search?q="+word)); a.Total != 0 {
			t.Errorf("%s finds %d articles", word, a.Total)
		}
		if a := decode[answer](t, get(h, "/search?scope=raw&q="+word)); a.Total != 1 {
			t.Errorf("%s finds %d articles with scope=raw, want 1", word, a.Total)
		}
	}
}

func TestAnArticleComesWithItsEvidenceAndWhatWasRemoved(t *testing.T) {
	h := overSeeds(t)
	all := decode[answer](t, get(h, "/search"))
	if all.Total != 5 {
		t.Fatalf("have %d articles", all.Total)
	}
	for _, hit := range all.Hits {
		a := decode[articleJSON](t, get(h, "/articles/"+hit.ID))
		if len(a.Countries) == 0 || len(a.Removed) == 0 || a.Body == "" {
			t.Errorf("%s: %d countries, %d removed, %d bytes of body", a.ID, len(a.Countries), len(a.Removed), len(a.Body))
		}
		for _, f := range slices.Concat(a.Countries, a.Organisations, a.Mentioned) {
			for _, e := range f.Evidence {
				if e.Of(a.Text) != e.Words {
					t.Errorf("%s %s: the evidence is %q, the text %q", a.ID, f.Value, e.Words, e.Of(a.Text))
				}
			}
		}
		for _, p := range a.Passages {
			if p.Of(a.Text) != p.Text {
				t.Errorf("%s: the passage at %d is not of the text", a.ID, p.Start)
			}
		}
	}
}

func TestAnEmptyPageCountsItsWaysOut(t *testing.T) {
	page := bodyOf(t, get(overSeeds(t), "/?q=Captcha&country=BE&lang=en&ui=en"))
	if have := texts(t, page, ".without"); !slices.Equal(have, []string{"0 articles", "0 articles"}) {
		t.Errorf("have %q", have)
	}
	page = bodyOf(t, get(overSeeds(t), "/?q=europol&country=BE&lang=en&ui=en"))
	if have := texts(t, page, ".without"); !slices.Equal(have, []string{"0 articles", "1 article", "1 article"}) { // the last without any filter
		t.Errorf("have %q", have)
	}
	page = bodyOf(t, get(overSeeds(t), "/?q=Captcha&ui=en"))
	if have := texts(t, page, ".ways li"); !slices.Equal(have, []string{"Search the removed text too 1 article", "Show all the articles"}) {
		t.Errorf("have %q", have)
	}
}
