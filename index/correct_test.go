package index_test

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kiosque/index"
	"kiosque/index/reading"
	"kiosque/index/vocabulary"
	"kiosque/query"
)

// fake answers by the text of a question, and remembers what it was asked. A cursor belongs to one text.
type fake struct {
	index.Searcher
	answers  map[string]index.Result
	slips    map[string]string // what was typed to what was meant
	searched []string
}

func (f *fake) Search(_ context.Context, q query.Query) (index.Result, error) {
	f.searched = append(f.searched, q.Text+" "+strconv.Itoa(q.Page)+q.Cursor)
	if q.Cursor != "" && q.Cursor != "of "+q.Text {
		return index.Result{}, index.ErrCursor
	}
	return f.answers[q.Text], nil
}

func (f *fake) Correct(_ context.Context, q query.Query) ([]vocabulary.Correction, error) {
	return slipsOf(q.Text, f.slips), nil
}

// slipsOf finds whole words, parted by blanks.
func slipsOf(text string, slips map[string]string) []vocabulary.Correction {
	var found []vocabulary.Correction
	at := 0
	for word := range strings.SplitAfterSeq(text, " ") {
		typed := strings.Trim(word[strings.LastIndexByte(strings.TrimSuffix(word, ": "), ':')+1:], ` ":()-`)
		if meant, ok := slips[typed]; ok {
			start := at + strings.Index(word, typed)
			found = append(found, vocabulary.Correction{Typed: typed, Text: meant, Articles: 2, Start: start, End: start + len(typed)})
		}
		at += len(word)
	}
	return found
}

// result is an answer of so many articles, with those that have all that was asked in each language.
func result(total int, all ...int) index.Result {
	r := index.Result{Total: total}
	for _, n := range all {
		r.Asked = append(r.Asked, index.Asked{Reading: reading.Reading{Root: reading.All{}}, All: n})
	}
	return r
}

func asking(text string) query.Query {
	q := query.New()
	q.Text = text
	return q
}

func explosions() *fake {
	return &fake{
		slips: map[string]string{"explotion": "explosion"},
		answers: map[string]index.Result{
			"an explotion":         result(1563, 0, 0), // in French "an" is a year, in English it is not searched
			"an explosion":         result(12, 0, 12),
			"explotion OR police":  result(40, 10, 10),
			"explosion OR police":  result(52, 10, 10),
			"explotion Mars":       result(7, 0, 0),
			"explosion Mars":       result(19, 0, 0),
			"explotion year:1900":  result(0, 0, 0),
			"explosion year:1900":  result(0, 0, 12),
			"police":               result(40, 10, 10),
			"terrorisme explotion": result(1, 1, 0), // an article has the slip
			"terrorisme explosion": result(9, 9, 0),
		},
	}
}

func TestASlipIsMendedWhereNoArticleHasAllThatWasTyped(t *testing.T) {
	for _, test := range []struct {
		typed, want string
		proposed    int
	}{
		{"an explotion", "an explosion", 1},
		{"explotion OR police", "explotion OR police", 1},
		{"explotion Mars", "explotion Mars", 1},
		{"explotion year:1900", "explotion year:1900", 1},
		{"terrorisme explotion", "terrorisme explotion", 1},
		{"police", "police", 0},
	} {
		f := explosions()
		a, err := index.SearchCorrected(t.Context(), f, asking(test.typed))
		if err != nil || a.Query.Text != test.want || a.Applied != (test.typed != test.want) || len(a.Corrections) != test.proposed || a.Total != f.answers[test.want].Total {
			t.Errorf("%s: %d articles for %q, %+v (%v), want %q", test.typed, a.Total, a.Query.Text, a.Corrections, err, test.want)
		}
		strict := asking(test.typed)
		strict.Relax = false
		if a, err = index.SearchCorrected(t.Context(), f, strict); err != nil || a.Applied || a.Query.Text != test.typed || len(a.Corrections) != test.proposed {
			t.Errorf("%s as typed: %q, %+v (%v)", test.typed, a.Query.Text, a.Corrections, err)
		}
	}
}

func TestAQuestionIsSearchedNoMoreThanItMust(t *testing.T) {
	for _, test := range []struct {
		typed  string
		page   int
		cursor string
		relax  bool
		want   string
	}{
		{"police", 1, "", true, "police 1"},
		{"police", 3, "", true, "police 3"},
		{"police", 1, "of police", true, "police 1of police"},
		{"an explotion", 1, "", false, "an explotion 1"},
		{"an explotion", 1, "", true, "an explotion 1, an explosion 1"},
		{"an explotion", 3, "", true, "an explotion 3, an explosion 3"},
		{"an explotion", 1, "of an explosion", true, "an explotion 1, an explosion 1, an explosion 1of an explosion"},
		{"explotion OR police", 1, "of explotion OR police", true, "explotion OR police 1, explotion OR police 1of explotion OR police"},
	} {
		f, q := explosions(), asking(test.typed)
		q.Page, q.Cursor, q.Relax = test.page, test.cursor, test.relax
		_, err := index.SearchCorrected(t.Context(), f, q)
		if have := strings.Join(f.searched, ", "); err != nil || have != test.want {
			t.Errorf("%+v: searched %s (%v)", test, have, err)
		}
	}
}

func TestACorrectionStandsWhereTheSlipStood(t *testing.T) {
	slips := map[string]string{
		"polic": "police", "attenta": "attentat", "explotion": "explosion", "theyear": "the year", "notpolice": "NOT police",
		"lemonde": "le monde", "protecton": "protection", "ounon": "OU",
	}
	for _, test := range []struct{ typed, want string }{
		{"policemen police polic", "policemen police police"},
		{"attentat attenta", "attentat attentat"},
		{"polic attenta polic", "police attentat police"},
		{"(explotion OR attenta)", "(explosion OR attentat)"},
		{`"polic attenta"`, `"police attentat"`},
		{"theyear 2015", "the year 2015"},
		{"theyear: 2015", "theyear: 2015"},
		{"theyear: 2015 polic", "theyear: 2015 police"},
		{"notpolice attenta", "notpolice attentat"},
		{"titre:lemonde polic", "titre:lemonde police"},
		{"police ounon attentat", "police ounon attentat"},
		{"titre:polic", "titre:police"},
		{"-explotion police", "-explosion police"},
	} {
		if have := index.WithCorrections(asking(test.typed), slipsOf(test.typed, slips)).Text; have != test.want {
			t.Errorf("%s: %s, want %s", test.typed, have, test.want)
		}
	}
}

func TestACorrectionOfAnotherTextIsNone(t *testing.T) {
	for _, c := range []vocabulary.Correction{
		{Typed: "polic", Text: "police", Start: 1, End: 6}, {Typed: "polic", Text: "police", Start: -1, End: 4},
		{Typed: "polic", Text: "police", Start: 3, End: 60}, {Typed: "polic", Text: "police", Start: 5, End: 0},
	} {
		if have := index.WithCorrections(asking("polic attentat"), []vocabulary.Correction{c}).Text; have != "polic attentat" {
			t.Errorf("%+v: %s", c, have)
		}
	}
}

func TestWhatIsProposedCanBePutIn(t *testing.T) {
	f := &fake{slips: map[string]string{"theyear": "the year", "polic": "police"}}
	a, err := index.SearchCorrected(t.Context(), f, asking("theyear: 2015 polic"))
	if err != nil || !slices.EqualFunc(a.Corrections, []string{"polic"}, func(c vocabulary.Correction, typed string) bool { return c.Typed == typed }) {
		t.Errorf("have %+v (%v)", a.Corrections, err)
	}
}
