package api

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"kiosque/query"
)

func TestTheDescriptionIsRightAndItsExamplesAreToo(t *testing.T) {
	if err := document().Validate(context.Background(), openapi3.EnableExamplesValidation()); err != nil {
		t.Error(err)
	}
	for _, o := range Operations() {
		if err := o.checkExamples(); err != nil {
			t.Error(err)
		}
	}
}

// checkExamples holds the examples of answers as answers are held.
func (o *Operation) checkExamples() error {
	for status, answer := range o.self.Responses.Map() {
		for media, content := range answer.Value.Content {
			code, err := strconv.Atoi(status)
			if err != nil || content.Example == nil || !strings.HasSuffix(media, "json") {
				continue
			}
			if err := o.checkBody(code, answer.Value, media, []byte(indented(content.Example))); err != nil {
				return fmt.Errorf("%s %s, example of %s: %w", o.Method, o.Path, status, err)
			}
		}
	}
	return nil
}

func TestTheParametersOfAQuestionAreThoseOfTheQueryPackage(t *testing.T) {
	for _, path := range []string{"/search", "/associated", "/facets/{name}", "/export", "/feed"} {
		have := Find("GET", path).Parameters()
		for _, name := range query.Parameters() {
			if !slices.Contains(have, name) {
				t.Errorf("%s has no %s", path, name)
			}
		}
		for _, name := range have {
			own := []string{"ui", "fields", "format", "bom", "separator", "prefix"}
			if !slices.Contains(append(own, query.Parameters()...), name) {
				t.Errorf("%s has %s, which nobody reads", path, name)
			}
		}
	}
}

func TestTheLimitsAreThoseOfTheQueryPackage(t *testing.T) {
	parameters := document().Components.Parameters
	schema := func(name string) *openapi3.Schema { return parameters[name].Value.Schema.Value }
	for name, limits := range map[string][2]int{
		"q": {int(*schema("q").MaxLength), query.MaxText}, "page": {int(*schema("page").Max), query.MaxOffset}, "size": {int(*schema("size").Max), query.MaxSize},
		"cursor": {int(*schema("cursor").MaxLength), query.MaxCursor}, "story": {int(*schema("story").MaxLength), query.MaxID},
		"org": {int(*schema("org").Items.Value.MaxLength), query.MaxName}, "source": {int(*schema("source").Items.Value.MaxLength), query.MaxName},
		"untranslated": {int(*schema("untranslated").MaxItems), query.MaxUntranslated}, "a word": {int(*schema("untranslated").Items.Value.MaxLength), query.MaxWord},
	} {
		if limits[0] != limits[1] {
			t.Errorf("%s: at most %d is written down, %d is read", name, limits[0], limits[1])
		}
	}
	for _, f := range query.Facets {
		if most := *schema(string(f)).MaxItems; most != query.MaxValues {
			t.Errorf("%s: at most %d values are written down", f, most)
		}
	}
	defaults := query.New()
	for name, want := range map[string]string{
		"sort": string(defaults.Sort), "scope": string(defaults.Scope), "copies": string(defaults.Copies), "size": fmt.Sprint(defaults.Size), "page": fmt.Sprint(defaults.Page),
		"translate": "on", "relax": "on", "explain": "off", "share": "off",
	} {
		if have := fmt.Sprint(schema(name).Default); have != want {
			t.Errorf("%s is %s unless said, and %s is written down", name, want, have)
		}
	}
}

// wrong are values that no parameter may have, and some that most may.
var wrong = []string{"0", "101", "10001", "1.0", "x", "zz", "BEL", "de", "20177", "2017-13", "2017-02-30", "on ", "true", "000005", "000000", "1234567", "best", strings.Repeat("é", 101), strings.Repeat("é", 201), strings.Repeat("é", 1001)}

func TestWhereBothSpeakTheySayTheSame(t *testing.T) {
	o := Find("GET", "/search")
	for _, name := range query.Parameters() {
		for _, value := range append(wrong, strings.Repeat("a,", 300)) {
			v := url.Values{name: strings.Split(strings.TrimSuffix(value, ","), ",")}
			_, parsed := query.Parse(v)
			checked := o.Check(v)
			if parsed != nil && checked != nil && parsed.Error() != checked.Error() {
				t.Errorf("%s=%.20q: %v, and by the contract %v", name, value, parsed, checked)
			}
		}
	}
}

func FuzzWhatIsReadIsAllowed(f *testing.F) {
	for _, name := range query.Parameters() {
		for _, value := range wrong {
			f.Add(name, value)
		}
	}
	o := Find("GET", "/search")
	f.Fuzz(func(t *testing.T, name, value string) {
		v := url.Values{name: {value}}
		if _, err := query.Parse(url.Values{name: {value}}); err != nil {
			return
		}
		if err := o.Check(v); err != nil {
			t.Errorf("%s=%q is read, and %v", name, value, err)
		}
	})
}

func TestWhatIsWrongIsTold(t *testing.T) {
	o := Find("HEAD", "/search")
	for asked, want := range map[string]string{
		"": "", "q=": "", "size=&size=": "", "size=10&size=": "", "q=a&q=b": "one value", "size=0": "a whole number from 1 to 100", "sort=best": "one of relevance, newest, oldest, added",
		"year=17": "a year such as 2017, or undated", "from=2017-02-30": "a day, month or year such as 2017-03-12, 2017-03 or 2017", "from=+2017-02+": "",
		"nobody=1": "no parameter but " + strings.Join(o.Parameters(), ", "), strings.Repeat("lang=fr&", 201): "at most 200 values",
	} {
		v, err := url.ParseQuery(asked)
		if err != nil {
			t.Fatal(err)
		}
		have := ""
		var wrong *query.Error
		if errors.As(o.Check(v), &wrong) {
			have = wrong.Expected
		}
		if have != want {
			t.Errorf("%.40s: have %q, want %q", asked, have, want)
		}
	}
}

func TestAnAnswerThatIsNotWrittenDownIsFound(t *testing.T) {
	json := map[string][]string{"Content-Type": {"application/json; charset=utf-8"}, "Kiosque-Generation": {"000001"}, "X-Request-Id": {"4df22a2b0c3b9f51"}}
	o := Find("GET", "/facets/{name}")
	right := `{"facet":"org","total":0,"values":[]}`
	for name, c := range map[string]struct {
		status int
		header map[string][]string
		body   string
		wrong  bool
	}{
		"right": {200, json, right, false}, "another status": {201, json, right, true}, "no generation": {200, map[string][]string{"Content-Type": {"application/json"}, "X-Request-Id": {"4df22a2b0c3b9f51"}}, right, true},
		"another type": {200, map[string][]string{"Content-Type": {"text/html"}, "Kiosque-Generation": {"000001"}, "X-Request-Id": {"4df22a2b0c3b9f51"}}, right, true}, "null": {200, json, `{"facet":"org","total":0,"values":null}`, true},
		"one more": {200, json, `{"facet":"org","total":0,"values":[],"more":1}`, true}, "one less": {200, json, `{"facet":"org","total":0}`, true}, "no JSON": {200, json, `{`, true},
	} {
		if err := o.CheckAnswer(c.status, c.header, []byte(c.body)); (err != nil) != c.wrong {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A reader finds on the page what programs find in the file.
func TestReadersAreToldEverything(t *testing.T) {
	told := 0
	for _, g := range Refer().Groups {
		for _, o := range g.Operations {
			told++
			if o.Summary == "" || o.Text == "" || len(o.Answers) < 2 || strings.HasSuffix(o.Summary, ".") {
				t.Errorf("%s: %+v", o.ID, o)
			}
		}
	}
	if told != len(Operations()) || len(regexp.MustCompile(`(?m)^  /`).FindAll(text, -1)) == 0 {
		t.Errorf("%d of %d operations are told", told, len(Operations()))
	}
}
