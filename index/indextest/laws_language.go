package indextest

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

// newsstand holds a few articles in both languages, to be asked in the language of the search box.
func newsstand(t *testing.T, open Open) index.Engine {
	t.Helper()
	e := open(t)
	attack := New("attaque", article.French, "Une attaque contre la mairie", "La police enquête sur une attaque informatique à Paris.", "")
	attack.Countries, attack.Date = []article.Fact{{Value: "FR"}}, article.Date{Value: "2015-03-12"}
	attacks := New("attaques", article.French, "Des attaques contre la mairie", "La police enquête sur des attaques informatiques à Paris.", "")
	attacks.Organisations, attacks.Date = []article.Fact{{Value: "Union européenne"}}, article.Date{Value: "2017"}
	election := New("election", article.English, "Election day", "The voters went to the polls while the police watched the election.", "")
	crime := New("crime", article.English, "Crime", "The police say that crime falls when the weather is bad, and fight terrorism.", "")
	crime.Source = "The Evening Post"
	Rebuild(t, e, []article.Article{attack, attacks, election, crime})
	return e
}

// searchLanguage: what each sign of the search box asks.
func searchLanguage(t *testing.T, open Open) {
	e := newsstand(t, open)
	for text, want := range map[string]string{
		"attaque informatique":             "attaque attaques",
		"=attaque":                         "attaque",
		`"attaque informatique"`:           "attaque",
		`"informatiques attaques"~1`:       "attaques",
		`"enquête Paris"~4`:                "",
		`"enquête Paris"~5`:                "attaque attaques",
		"attaq*":                           "attaque attaques",
		"atakue~2":                         "attaque",
		"election OR crime":                "election crime",
		"police -attaque":                  "election crime",
		"police NOT (election OR attaque)": "crime",
		"title:election":                   "election",
		"title:voters":                     "",
		"titre:(attaque OU crime)":         "attaque attaques crime",
		"country:FR":                       "attaque",
		"pays:France police":               "attaque",
		"org:union":                        "attaques",
		"lang:en police":                   "election crime",
		"source:evening":                   "crime",
		"year:2017":                        "attaques",
		"2015..2016":                       "attaque",
		"police before:2016":               "attaque",
		"after:2015-03-11":                 "attaque attaques",
		"-police":                          "",
		"-le":                              "attaque attaques election crime",
		"police -the":                      "attaque attaques election crime",
		"apris~1":                          "attaque attaques",
	} {
		expect(t, e, words(text), strings.Fields(want)...)
	}
}

// exactFirst: of two articles alike but for the form of a word, the one with the form typed comes first.
func exactFirst(t *testing.T, open Open) {
	e := newsstand(t, open)
	for text, first := range map[string]string{"attaque": "attaque", "attaques": "attaques"} {
		if got := ids(search(t, e, words(text)).Hits); len(got) != 2 || got[0] != first {
			t.Errorf("%s finds %v, want %s first", text, got, first)
		}
	}
}

// acrossLanguages: a word of one language finds and marks its translation, unless it is told not to.
func acrossLanguages(t *testing.T, open Open) {
	e := newsstand(t, open)
	q := words("terrorisme")
	expect(t, e, q)
	q.Translate = true
	expect(t, e, q, "crime")
	fragments := search(t, e, q).Hits[0].Fragments
	last := fragments[len(fragments)-1]
	if len(last.Marks) != 1 || last.Marks[0].Of(last.Text) != "terrorism" {
		t.Errorf("marked %+v, want terrorism", last)
	}
	q.Untranslated = []string{"terrorisme"}
	expect(t, e, q)
	q.Untranslated = nil
	for _, text := range []string{"=terrorisme", `"terrorisme"`, "title:terrorisme"} {
		q.Text = text
		expect(t, e, q)
	}
}

// relaxed: a question that no article answers whole is answered by those that come near, and says so.
func relaxed(t *testing.T, open Open) {
	e := newsstand(t, open)
	for text, want := range map[string]string{
		"attaque élection":                             "attaque attaques",
		"police attaque informatique Paris Strasbourg": "attaque attaques",
		"attaque informatique":                         "attaque attaques",
	} {
		q := words(text)
		q.Filters[query.Lang] = []string{article.French}
		expect(t, e, q, strings.Fields(want)...)
		french := askedIn(search(t, e, q), article.French)
		q.Relax = false
		if strict := search(t, e, q).Total; french.IsRelaxed() != (strict == 0) {
			t.Errorf("%s: relaxed %v, %d hits with all words", text, french.IsRelaxed(), strict)
		}
	}
}

func askedIn(r index.Result, lang string) index.Asked {
	for _, a := range r.Asked {
		if a.Lang == lang {
			return a
		}
	}
	return index.Asked{}
}

// reasonsAdd: the reasons of a hit add up to its score.
func reasonsAdd(t *testing.T, open Open) {
	e, _ := filled(t, open)
	r := rand.New(rand.NewPCG(11, 11))
	for range questions / 10 {
		q := randomQuestion(r)
		q.Explain = true
		for _, h := range search(t, e, q).Hits {
			sum := 0.0
			for _, reason := range h.Reasons {
				sum += reason.Score
			}
			if math.Abs(sum-h.Score) > 1e-9 {
				t.Fatalf("%v: %s scores %v, its reasons %v", q.Values(), h.Article.ID, h.Score, sum)
			}
		}
	}
}

// alike: similar articles share words with the one they are like, which is none of them.
func alike(t *testing.T, open Open) {
	e := newsstand(t, open)
	hits, err := e.Similar(t.Context(), "attaque", 3)
	if err != nil || len(hits) == 0 || hits[0].Article.ID != "attaques" || slices.Contains(ids(hits), "attaque") {
		t.Errorf("similar to attaque: %v %v", ids(hits), err)
	}
	if _, err := e.Similar(t.Context(), "nowhere", 3); err == nil {
		t.Error("an unknown article is like others")
	}
}

// helped: words are completed and corrected from what the articles hold.
func helped(t *testing.T, open Open) {
	e := open(t)
	Rebuild(t, e, Random(42, corpusSize))
	suggestions, err := e.Suggest(t.Context(), "europ", "fr", 10)
	if err != nil || len(suggestions) == 0 {
		t.Errorf("suggestions for europ: %v %v", suggestions, err)
	}
	corrections, err := e.Correct(t.Context(), words("gouvernemant"))
	if err != nil || len(corrections) != 1 || corrections[0].Text != "gouvernement" {
		t.Errorf("gouvernemant corrected: %v %v", corrections, err)
	}
	answer, err := index.SearchCorrected(t.Context(), e, words("gouvernemant"))
	if err != nil || !answer.Applied || answer.Total == 0 || answer.Query.Text != "gouvernement" {
		t.Errorf("gouvernemant answered: applied %v, %d hits (%v)", answer.Applied, answer.Total, err)
	}
	checkCorrectedPages(t, e)
	checkMended(t, e)
}

// checkMended asks misspelt questions with a word that only the other language searches for.
func checkMended(t *testing.T, e index.Engine) {
	t.Helper()
	var articles []article.Article
	for i := range 3 {
		id := string(rune('a' + i))
		articles = append(articles,
			New("fr"+id, article.French, "Un attentat à Lyon", "Un an après l’attentat, la ville se souvient de ses policiers.", ""),
			New("en"+id, article.English, "An explosion in London", "The son of a policeman heard the explosion near the station.", ""))
	}
	Rebuild(t, e, articles)
	for typed, want := range map[string]string{
		"an explotion":             "an explosion",
		"son attentatt":            "son attentat",
		"policeman -explotion":     "policeman -explotion",
		"explotion OR policeman":   "explotion OR policeman",
		"explosion explotion":      "explosion explosion",
		`"near the statoin"`:       `"near the station"`,
		"explosion lang:explotion": "explosion lang:explotion",
	} {
		answer, err := index.SearchCorrected(t.Context(), e, words(typed))
		if err != nil || answer.Query.Text != want || answer.Applied != (typed != want) {
			t.Errorf("%s answered: %s (%+v, %v), want %s", typed, answer.Query.Text, answer.Corrections, err, want)
			continue
		}
		again, err := index.SearchCorrected(t.Context(), e, words(answer.Query.Expression().String()))
		if err != nil || again.Applied || !slices.Equal(ids(again.Hits), ids(answer.Hits)) {
			t.Errorf("%s, asked as it was answered, is answered by %s: %v %v", typed, again.Query.Text, ids(again.Hits), err)
		}
	}
}

// checkCorrectedPages follows a misspelt question by its cursors, and to its second page.
func checkCorrectedPages(t *testing.T, e index.Engine) {
	t.Helper()
	right := allHits(t, e, words("gouvernement"))
	q := words("gouvernemant")
	q.Size = 2
	answer, err := index.SearchCorrected(t.Context(), e, q)
	if err != nil {
		t.Fatal(err)
	}
	for name, second := range map[string]func(*query.Query){
		"page":   func(q *query.Query) { q.Page = 2 },
		"cursor": func(q *query.Query) { q.Cursor = answer.Next },
	} {
		next := q
		second(&next)
		if more, err := index.SearchCorrected(t.Context(), e, next); err != nil || !slices.Equal(names(more.Hits, q), right[2:4]) {
			t.Errorf("second %s of a misspelt question: %v %v, want %v", name, ids(more.Hits), err, right[2:4])
		}
	}
}

// goesTogether: what hits have and few others goes with the question, and is counted
// in the hits alone, whatever filter they were found under.
func goesTogether(t *testing.T, open Open) {
	e := open(t)
	articles := Random(42, corpusSize)
	for i := range articles {
		if strings.Contains(articles[i].Body(), "Europol") && articles[i].Lang == article.French {
			articles[i].Countries = []article.Fact{{Value: "LU"}}
		}
	}
	Rebuild(t, e, articles)
	n, q := newNaive(articles), words("Europol")
	q.Filters[query.Lang] = []string{article.French}
	if found := checkAssociated(t, e, n, q); !slices.ContainsFunc(found, isEverywhere("LU")) {
		t.Errorf("what goes with Europol: %+v, want LU", found)
	}
	for f, kind := range associatedKinds {
		for _, value := range n.values(f) {
			q := words("")
			q.Filters[f] = []string{value}
			if found := checkAssociated(t, e, n, q); slices.ContainsFunc(found, func(a index.Association) bool { return a.Kind == kind && a.Value == value }) {
				t.Errorf("%s goes with itself: %+v", value, found)
			}
		}
	}
}

var associatedKinds = map[query.Facet]string{query.Organisation: index.AssociatedOrganisation, query.Country: index.AssociatedCountry}

func isEverywhere(value string) func(index.Association) bool {
	return func(a index.Association) bool { return a.Value == value && a.Here == a.Everywhere }
}

// checkAssociated holds the counts of what goes with q against those of all articles.
func checkAssociated(t *testing.T, e index.Engine, n *Naive, q query.Query) []index.Association {
	t.Helper()
	found, err := e.Associated(t.Context(), q, query.MaxSize)
	if err != nil {
		t.Fatalf("what goes with %v: %v", q.Values(), err)
	}
	for _, a := range found {
		for f, kind := range associatedKinds {
			if want := n.with(q, f, a.Value); a.Kind == kind && !sameCounts(a, want) {
				t.Errorf("%v: counted %+v, want %+v", q.Values(), a, want)
			}
		}
	}
	return found
}

// with counts a value in the articles that meet q, and in all.
func (n *Naive) with(q query.Query, f query.Facet, value string) (a index.Association) {
	q.Copies = query.All
	hits := n.matching(q, "")
	for i := range n.Docs {
		isHit := slices.Contains(hits, i)
		if isHit {
			a.Sample++
		}
		if slices.Contains(valuesOf(&n.Docs[i].Article, f), value) {
			a.Everywhere++
			if isHit {
				a.Here++
			}
		}
	}
	return a
}

func sameCounts(a, b index.Association) bool {
	return a.Here == b.Here && a.Sample == b.Sample && a.Everywhere == b.Everywhere
}
