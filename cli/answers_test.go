package cli_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// found is the part of an answer that these tests look at.
type found struct {
	Total      int    `json:"total"`
	Generation string `json:"generation"`
	Hits       []struct {
		ID string `json:"id"`
	} `json:"hits"`
}

// seeds returns the numbers of the seeds that were found, in order: "000 004".
func (f found) seeds() string {
	var numbers []string
	for _, h := range f.Hits {
		number, _, _ := strings.Cut(h.ID, "_")
		numbers = append(numbers, number)
	}
	slices.Sort(numbers)
	return strings.Join(numbers, " ")
}

func TestTheReferenceCorpusIsSearched(t *testing.T) {
	s := serve(t, t.TempDir())
	tests := []struct {
		name, query, want string
	}{
		{"a country finds the articles that name it", "q=Allemagne", "000 004"},
		{"without an accent or a capital it finds the same", "q=allemagne", "000 004"},
		{"a word finds its compounds", "q=cyberattaque", "000 001 002 004"},
		{"a filter narrows", "q=cyberattaque&country=BE", "000 001"},
		{"the name of an advertiser is no word of an article", "q=Amazon", ""},
		{"nor is the name of a shop for apps", "q=Apple", ""},
		{"nor are cookie notices", "q=cookies", ""},
		{"nor are comment forms", "q=Captcha", ""},
		{"scope=raw finds the advertiser", "q=Amazon&scope=raw", "001"},
		{"scope=raw finds the shop", "q=Apple&scope=raw", "003"},
		{"scope=raw finds the cookie notice", "q=cookies&scope=raw", "001"},
		{"scope=raw finds the comment form", "q=Captcha&scope=raw", "001"},
		{"nothing asked finds everything", "", "000 001 002 003 004"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := decode[found](s, "/search?"+test.query)
			if got.seeds() != test.want || got.Total != len(got.Hits) {
				t.Errorf("%s finds %q, total %d; want %q", test.query, got.seeds(), got.Total, test.want)
			}
		})
	}
}

func TestAYearThatIsOnlyMentionedIsNotTheYearOfPublication(t *testing.T) {
	s := serve(t, t.TempDir())
	for _, year := range []string{"2016", "2018", "2021"} {
		if got := decode[found](s, "/search?year="+year).seeds(); strings.Contains(got, "001") {
			t.Errorf("year=%s finds %q; seed 001 states no such year as its own", year, got)
		}
	}
}

func TestTheAnswerHasTheFieldsThatArePromised(t *testing.T) {
	s := serve(t, t.TempDir())
	answer := decode[map[string]json.RawMessage](s, "/search?q=europol&country=BE")
	wantKeys(t, "the answer", answer, "total", "took_ms", "generation", "hits", "facets", "notes")

	hits := part[[]map[string]json.RawMessage](t, answer["hits"])
	if len(hits) != 1 {
		t.Fatalf("europol in Belgium finds %d articles, want 1", len(hits))
	}
	wantKeys(t, "a hit", hits[0], "id", "source", "title", "lang", "date", "year", "countries", "organisations", "score", "fragments")

	fragments := part[[]struct {
		Field string   `json:"field"`
		Text  string   `json:"text"`
		Marks [][2]int `json:"marks"`
	}](t, hits[0]["fragments"])
	if len(fragments) == 0 {
		t.Fatal("the hit has no fragment")
	}
	for _, f := range fragments {
		for _, m := range f.Marks {
			if marked := f.Text[m[0]:m[1]]; !strings.EqualFold(marked, "europol") {
				t.Errorf("%q is marked in %s, want Europol", marked, f.Field)
			}
		}
	}

	facets := part[map[string][]map[string]json.RawMessage](t, answer["facets"])
	for _, name := range []string{"year", "country", "organisation"} {
		if len(facets[name]) == 0 {
			t.Errorf("the facet %s has no value", name)
			continue
		}
		wantKeys(t, "a value of "+name, facets[name][0], "value", "label", "count")
	}
}

func TestABadParameterIsNamed(t *testing.T) {
	s := serve(t, t.TempDir())
	tests := map[string]string{ // query: parameter
		"year=soon":               "year",
		"country=Belgium":         "country",
		"page=0":                  "page",
		"size=1000":               "size",
		"sort=best":               "sort",
		"scope=everything":        "scope",
		"from=2017-02-30":         "from",
		"ui=de":                   "ui",
		"colour=red":              "colour",
		"cursor=nonsense":         "cursor",
		"q=a&q=b":                 "q",
		"q=%ff%zz":                "q",
		"q=" + text(1001):         "q",
		"from=2018-01-01&to=2017": "to",
	}
	for _, query := range slices.Sorted(maps.Keys(tests)) {
		t.Run(shorten(query), func(t *testing.T) {
			status, media, body := s.get("/search?" + query)
			var problem struct {
				Status    int    `json:"status"`
				Parameter string `json:"parameter"`
				Expected  string `json:"expected"`
			}
			if err := json.Unmarshal([]byte(body), &problem); err != nil {
				t.Fatalf("%v in %s", err, body)
			}
			if status != http.StatusBadRequest || problem.Status != status || media != "application/problem+json" {
				t.Errorf("status %d, %s: %s", status, media, body)
			}
			if problem.Parameter != tests[query] || problem.Expected == "" {
				t.Errorf("parameter %q, expected %q; want parameter %q and a sentence", problem.Parameter, problem.Expected, tests[query])
			}
		})
	}
}

func TestAnyTextIsAQuery(t *testing.T) {
	s := serve(t, t.TempDir())
	for _, q := range []string{
		`"`, `«`, `a "b`, "titre:", "12:30", "+", "-", "*", "?", "AND", "NOT (", "C++", "AT&T", "'", "’", "<script>", "\x00", "\u00ad",
		"😀", "%", "l'", "le la les", strings.Repeat("a ", 500), text(1000), "é\u0301\u0301", `\`, "[1 TO 2]", "~2", "^9", "http://a/b?c=d",
	} {
		for _, path := range []string{"/search", "/"} {
			if status, _, body := s.get(path + "?q=" + url.QueryEscape(q)); status != http.StatusOK || body == "" {
				t.Errorf("%s?q=%q: status %d", path, q, status)
			}
		}
	}
}

func TestASecondStartFindsTheArchive(t *testing.T) {
	data := t.TempDir()
	var generations []string
	for range 2 {
		t.Run("start", func(t *testing.T) {
			generations = append(generations, decode[found](serve(t, data), "/search").Generation)
		})
	}
	if len(generations) != 2 || generations[0] != generations[1] {
		t.Errorf("the second start answers from generation %v", generations)
	}
}

func TestTheCommandLineSearchesAndInspects(t *testing.T) {
	data := t.TempDir()
	tests := []struct {
		name      string
		arguments []string
		want      string
	}{
		{"rebuild says what came of it", []string{"rebuild", "--data", data}, "5 read, 5 kept, 0 refused"},
		{"search marks the words", []string{"search", "--data", data, "Allemagne"}, "[Allemagne]"},
		{"flags may stand behind the words", []string{"search", "cyberattaque", "--country", "BE", "--data", data}, "1–2 of 2"},
		{"--json is the answer of the API", []string{"search", "--json", "--data", data, "Allemagne"}, `"total": 2`},
		{"inspect shows what was removed", []string{"inspect", "seeds/001_be0063f260622af6.txt"}, "[removed"},
		{"version names itself", []string{"version"}, "kiosque "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := ended(t, test.arguments...)
			if got.status != 0 || !strings.Contains(got.out, test.want) {
				t.Errorf("status %d, want %q in:\n%s%s", got.status, test.want, got.out, got.err)
			}
		})
	}
}

func TestHealthTellsWhetherTheServerAnswers(t *testing.T) {
	s := serve(t, t.TempDir())
	address := strings.TrimPrefix(s.address, "http://")
	if got := ended(t, "health", "--addr", address); got.status != 0 {
		t.Errorf("a server that answers: status %d, %s", got.status, got.err)
	}
	if got := ended(t, "health", "--addr", "127.0.0.1:1"); got.status != 1 {
		t.Errorf("no server: status %d, want 1", got.status)
	}
}

func wantKeys(t *testing.T, what string, object map[string]json.RawMessage, keys ...string) {
	t.Helper()
	for _, key := range keys {
		if _, ok := object[key]; !ok {
			t.Errorf("%s has no %q", what, key)
		}
	}
}

func part[T any](t *testing.T, raw json.RawMessage) (value T) {
	t.Helper()
	if err := json.Unmarshal(raw, &value); err != nil {
		t.Fatal(err)
	}
	return value
}

func text(letters int) string { return strings.Repeat("a", letters) }

func shorten(name string) string {
	if len(name) <= 30 {
		return name
	}
	return fmt.Sprintf("%s… (%d bytes)", name[:30], len(name))
}
