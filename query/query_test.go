package query_test

import (
	"errors"
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kiosque/query"
)

func TestAnAddressIsReadAsAQuestion(t *testing.T) {
	tests := []struct {
		sentence, address string
		want              func(*query.Query)
	}{
		{"nothing asks for everything", "", func(*query.Query) {}},
		{"forms send empty fields", "q=&from=&year=&sort=", func(*query.Query) {}},
		{"words are kept as typed", "q=l%E2%80%99Allemagne+%22a+b%22", func(q *query.Query) { q.Text = `l’Allemagne "a b"` }},
		{"control characters and bad UTF-8 are blanks", "q=a%00b%FFc%0A", func(q *query.Query) { q.Text = "a b c" }},
		{"values of a facet are sorted and stand once", "country=fr&country=BE&country=FR", func(q *query.Query) {
			q.Filters = map[query.Facet][]string{query.Country: {"BE", "FR"}}
		}},
		{"articles without a date have a year of their own", "year=undated", func(q *query.Query) {
			q.Filters = map[query.Facet][]string{query.Year: {"undated"}}
		}},
		{"everything at once", "q=a&lang=fr&org=AT%26T&mentioned=2015&from=2017-01-01&to=2017-12-31&sort=newest&scope=raw&copies=all&story=a.txt&since=000005&page=3&size=20&source=Le+Monde&translate=off&untranslated=b&untranslated=a&untranslated=b&relax=off&explain=on&unit=month&share=on", func(q *query.Query) {
			*q = query.Query{Text: "a", From: "2017-01-01", To: "2017-12-31", Sort: query.Newest, Scope: query.Raw, Copies: query.All, Story: "a.txt", Since: "000005", Page: 3, Size: 20, Untranslated: []string{"a", "b"}, Explain: true, Unit: query.ByMonth, Share: true,
				Filters: map[query.Facet][]string{query.Source: {"Le Monde"}, query.Lang: {"fr"}, query.Organisation: {"AT&T"}, query.Mentioned: {"2015"}}}
		}},
		{"a bound may be a month or a year", "from=2015&to=+2017-02", func(q *query.Query) { q.From, q.To = "2015-01-01", "2017-02-28" }},
		{"defaults may be written out", "translate=on&relax=on&explain=off&share=off&unit=", func(*query.Query) {}},
		{"words that are not translated are cleaned", "untranslated=+a%00b+&untranslated=+", func(q *query.Query) { q.Untranslated = []string{"a b"} }},
		{"what came last may come first", "sort=added", func(q *query.Query) { q.Sort = query.Added }},
		{"generations beyond the millionth have more digits", "since=1000001", func(q *query.Query) { q.Since = "1000001" }},
		{"a cursor goes beyond the last page", "cursor=abc", func(q *query.Query) { q.Cursor = "abc" }},
	}
	for _, test := range tests {
		t.Run(test.sentence, func(t *testing.T) {
			want := query.New()
			test.want(&want)
			values, err := url.ParseQuery(test.address)
			if err != nil {
				t.Fatal(err)
			}
			got, err := query.Parse(values)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestABadValueIsRefusedByTheNameOfItsParameter(t *testing.T) {
	for address, parameter := range map[string]string{
		"copies=none":                        "copies",
		"story=" + strings.Repeat("a", 129):  "story",
		"colour=red":                         "colour",
		"q=a&q=b":                            "q",
		"q=" + strings.Repeat("é", 1001):     "q",
		"year=17":                            "year",
		"year=%2B201":                        "year",
		"year=soon":                          "year",
		"country=Belgium":                    "country",
		"country=B%C3%A9":                    "country",
		"lang=de":                            "lang",
		"mentioned=undated":                  "mentioned",
		"org=" + strings.Repeat("a", 201):    "org",
		"from=2017-02-30":                    "from",
		"from=2017-02-03&to=2017-02-02":      "to",
		"from=2017-13":                       "from",
		"to=201":                             "to",
		"from=2018&to=2017":                  "to",
		"unit=week":                          "unit",
		"since=5":                            "since",
		"since=000000":                       "since",
		"since=0000005":                      "since",
		"since=%2B00005":                     "since",
		"since=-00005":                       "since",
		"since=latest":                       "since",
		"since=1000000000000000000":          "since",
		"since=000005&since=000006":          "since",
		"share=yes":                          "share",
		"sort=random":                        "sort",
		"scope=all":                          "scope",
		"translate=yes":                      "translate",
		"relax=1":                            "relax",
		"explain=yes":                        "explain",
		"source=" + strings.Repeat("a", 201): "source",
		"untranslated=" + strings.Repeat("a", 101):               "untranslated",
		"untranslated=a" + strings.Repeat("&untranslated=a", 50): "untranslated",
		"page=0":                             "page",
		"page=-1":                            "page",
		"page=1.5":                           "page",
		"page=1001":                          "page",
		"page=99999999999999999999":          "page",
		"size=101":                           "size",
		"size=":                              "",
		"cursor=" + strings.Repeat("a", 201): "cursor",
		"year=" + strings.Repeat("&year=2017", 201): "year",
	} {
		values, err := url.ParseQuery(address)
		if err != nil {
			t.Fatal(err)
		}
		_, err = query.Parse(values)
		var wrong *query.Error
		if errors.As(err, &wrong) != (parameter != "") || wrong != nil && (wrong.Parameter != parameter || wrong.Expected == "") {
			t.Errorf("%.40s: %v, want an error of %q", address, err, parameter)
		}
	}
}

func TestAQuestionGoesIntoAnAddressAndBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		want, err := query.Parse(randomValues(r))
		if err != nil {
			continue
		}
		roundTrip(t, want)
	}
}

func roundTrip(t *testing.T, want query.Query) {
	t.Helper()
	got, err := query.Parse(want.Values())
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Fatalf("%v: %v\n%s", want.Values(), err, diff)
	}
}

func randomValues(r *rand.Rand) url.Values {
	some := []string{"", "a", "2017", "undated", "BE", "fr", "fr", "2017-03-12", "2018-01-01", "2016", "2019-05", "month", "newest", "added", "000005", "raw", "on", "off", "3", "50", "« a b » \"c", "AT&T"}
	v := url.Values{}
	for _, name := range query.Parameters() {
		for range r.IntN(3) {
			v.Add(name, some[r.IntN(len(some))])
		}
	}
	return v
}

func TestTogglingTwiceChangesNothingButThePage(t *testing.T) {
	q := query.New()
	q.Page = 3
	chosen := q.Toggle(query.Country, "BE")
	if !chosen.Chosen(query.Country, "BE") || chosen.Page != 1 || q.Chosen(query.Country, "BE") {
		t.Errorf("after choosing: %+v; before: %+v", chosen, q)
	}
	if diff := cmp.Diff(query.New(), chosen.Toggle(query.Country, "BE")); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsNewSinceAGenerationIsAFilter(t *testing.T) {
	q := query.New()
	q.Text, q.Since, q.Page = "a", "000005", 3
	if !q.Filtered() {
		t.Error("it does not count as a filter")
	}
	if have := q.Unfiltered().Values().Encode(); have != "q=a" {
		t.Errorf("without filters: %q", have)
	}
	if have := q.Without(query.Year).Published("2017-01-01", "").Values().Encode(); have != "from=2017-01-01&q=a&since=000005" {
		t.Errorf("under other days: %q", have)
	}
}

func TestHowAPageIsDrawnIsNoPartOfTheQuestion(t *testing.T) {
	q := query.New()
	q.Text, q.Unit, q.Share = "a", query.ByMonth, true
	if have := q.Undrawn().Values().Encode(); have != "q=a" {
		t.Errorf("have %q", have)
	}
}

func TestDaysStandInThePlaceOfYearsAndDays(t *testing.T) {
	q := query.New().Toggle(query.Year, "2015").Toggle(query.Country, "BE")
	q.From, q.Page = "2011-01-01", 4
	p := q.Published("2017-03-01", "2017-03-31")
	if have := p.Values().Encode(); have != "country=BE&from=2017-03-01&to=2017-03-31" || !q.Chosen(query.Year, "2015") {
		t.Errorf("have %q", have)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("q=a&country=BE&page=2")
	f.Add("q=%22a+b&from=2017-03-12&cursor=x")
	f.Fuzz(func(t *testing.T, address string) {
		values, err := url.ParseQuery(address)
		if err != nil {
			return
		}
		q, err := query.Parse(values)
		if err != nil {
			return
		}
		roundTrip(t, q)
		sameAgain(t, q.Text)
	})
}
