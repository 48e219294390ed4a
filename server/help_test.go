package server

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"testing"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/vocabulary"
	"kiosque/query"
)

func TestAWordFindsTheOtherLanguageAndTheAnswerSaysHow(t *testing.T) {
	h := overSeeds(t)
	a := decode[answer](t, get(h, "/search?q=cybersecurity"))
	if len(a.Translations) == 0 || a.Translations[0].Lang != "fr" || !slices.Contains(a.Translations[0].Ways, "cybersécurité") {
		t.Errorf("have %+v", a.Translations)
	}
	without := decode[answer](t, get(h, "/search?q=cybersecurity&untranslated=cybersecurity"))
	off := decode[answer](t, get(h, "/search?q=cybersecurity&translate=off"))
	if a.Total <= off.Total || without.Total != off.Total || len(off.Translations) != 0 {
		t.Errorf("%d articles, %d without the word's translation, %d untranslated", a.Total, without.Total, off.Total)
	}
}

func TestAPageOffersToLeaveAWordUntranslated(t *testing.T) {
	h := overSeeds(t)
	page := bodyOf(t, get(h, "/?q=cybersecurity&ui=en"))
	chip := linksOf(t, page, ".noted a:not(.clear)")
	if len(chip) != 1 || !strings.Contains(chip[0], "untranslated=cybersecurity") {
		t.Fatalf("have %q", chip)
	}
	page = bodyOf(t, get(h, chip[0]))
	if have := texts(t, page, ".notes p"); !slices.Equal(have, []string{"Not translated:"}) {
		t.Errorf("have %q", have)
	}
	if have := linksOf(t, page, ".noted a"); !slices.Equal(have, []string{"/?q=cybersecurity&ui=en"}) {
		t.Errorf("the way back is %q", have)
	}
	page = bodyOf(t, get(h, "/?q=cybersecurity&translate=off&ui=en"))
	if have := texts(t, page, ".notes p"); !slices.Equal(have, []string{"The words are not translated. Translate them"}) {
		t.Errorf("have %q", have)
	}
}

func TestAnOrganisationThatWasTakenForOneIsSearchedAsWordsInQuotes(t *testing.T) {
	page := bodyOf(t, get(overSeeds(t), "/?q=Islamic+State&ui=fr"))
	if have := linksOf(t, page, ".noted a"); !slices.Contains(have, "/?q=%22Islamic+State%22&ui=fr") {
		t.Errorf("have %q", have)
	}
}

func TestARelaxedQuestionIsSaidWithTheCountOfEachWord(t *testing.T) {
	h := overSeeds(t)
	page := bodyOf(t, get(h, "/?q=Europol+chameau&ui=en"))
	if have := texts(t, page, ".notes > p"); !slices.Contains(have, "No article has both words; these have one of them.") {
		t.Errorf("have %q", have)
	}
	if have := texts(t, page, ".alone li"); !slices.Equal(have, []string{"Europol 1 article", "chameau 0 articles"}) {
		t.Errorf("have %q", have)
	}
	for i, link := range linksOf(t, page, ".alone a") {
		a := decode[answer](t, get(h, "/search?"+strings.TrimPrefix(link, "/?")))
		if a.Total != 1-i {
			t.Errorf("%s leads to %d articles", link, a.Total)
		}
	}
	a := decode[answer](t, get(h, "/search?q=Europol+chameau"))
	if len(a.Relaxed) != 1 || a.Relaxed[0].Lang != "fr" || a.Relaxed[0].Least != 1 || len(a.Relaxed[0].Words) != 2 {
		t.Errorf("have %+v", a.Relaxed)
	}
	if a = decode[answer](t, get(h, "/search?q=Europol+chameau&relax=off")); a.Total != 0 || len(a.Relaxed) != 0 {
		t.Errorf("relax=off finds %d articles, relaxed %+v", a.Total, a.Relaxed)
	}
	page = bodyOf(t, get(h, "/?q=Europol+chameau&relax=off&ui=en"))
	if have := texts(t, page, ".chips:not(.noted) li:first-child"); !slices.Equal(have, []string{"Remove the filter all the words × 1 article"}) {
		t.Errorf("the way out is %q", have)
	}
}

func TestASlipOfSpellingIsMendedAndSaid(t *testing.T) {
	h := overSeeds(t)
	a := decode[answer](t, get(h, "/search?q=terorisme"))
	if len(a.Corrections) != 1 || !a.Corrections[0].Applied || a.Query != a.Corrections[0].Text || a.Total == 0 {
		t.Fatalf("%d articles for %q: %+v", a.Total, a.Query, a.Corrections)
	}
	page := bodyOf(t, get(h, "/?q=terorisme&ui=en"))
	if have := attributesOf(t, page, "#q", "value"); !slices.Equal(have, []string{"terorisme"}) {
		t.Errorf("the box holds %q", have)
	}
	if have := linksOf(t, page, ".notes > p a"); len(have) == 0 || have[0] != "/?q=terorisme&relax=off&ui=en" {
		t.Errorf("have %q", have)
	}
	for _, link := range linksOf(t, page, ".hit .open") {
		if !strings.Contains(link, url.QueryEscape(a.Query)) {
			t.Errorf("%s is not marked with what was answered", link)
		}
	}
	a = decode[answer](t, get(h, "/search?q=terorisme&relax=off"))
	if a.Total != 0 || len(a.Corrections) != 1 || a.Corrections[0].Applied {
		t.Errorf("as typed: %d articles, %+v", a.Total, a.Corrections)
	}
	page = bodyOf(t, get(h, "/?q=terorisme&relax=off&ui=en"))
	if have := texts(t, page, ".notes > p a"); !slices.Equal(have, []string{a.Corrections[0].Text}) {
		t.Errorf("proposed: %q", have)
	}
}

func TestThePageShowsHowAQuestionWasReadAndWhyAHitIsOne(t *testing.T) {
	h := overSeeds(t)
	page := bodyOf(t, get(h, "/?q="+url.QueryEscape("Europol ET pays:Belgique")+"&ui=fr"))
	if have := texts(t, page, ".canonical"); !slices.Equal(have, []string{"Europol country:BE"}) {
		t.Errorf("have %q", have)
	}
	if have := texts(t, page, ".reasons"); len(have) != 0 {
		t.Errorf("reasons that nobody asked for: %q", have)
	}
	explain := linksOf(t, page, ".syntax p a")
	if len(explain) != 1 {
		t.Fatalf("have %q", explain)
	}
	page = bodyOf(t, get(h, explain[0]))
	if have := texts(t, page, ".reasons > ul > li > b"); !slices.Equal(have, []string{"Europol", "Europol"}) { // the word, and the organisation of that name
		t.Errorf("have %q", have)
	}
}

func TestReasonsAreGivenWhereTheyAreAskedForAndAddUpToTheScore(t *testing.T) {
	h := overSeeds(t)
	for _, hit := range decode[answer](t, get(h, "/search?q=cyberattaque+Europol")).Hits {
		if hit.Reasons != nil {
			t.Errorf("%s: reasons that nobody asked for", hit.ID)
		}
	}
	for _, hit := range decode[answer](t, get(h, "/search?q=cyberattaque+Europol&explain=on")).Hits {
		sum := 0.0
		for _, r := range hit.Reasons {
			sum += r.Score
		}
		if difference := sum - hit.Score; len(hit.Reasons) == 0 || difference > 1e-6 || difference < -1e-6 {
			t.Errorf("%s: %d reasons add up to %f, the score is %f", hit.ID, len(hit.Reasons), sum, hit.Score)
		}
	}
}

func TestSuggestionsGoOnFromWhatWasTyped(t *testing.T) {
	h := overSeeds(t)
	found := decode[suggestionsJSON](t, get(h, "/suggest?q=belg&ui=fr")).Suggestions
	i := slices.IndexFunc(found, func(s suggestionJSON) bool { return s.Kind == vocabulary.KindCountry })
	if i < 0 || found[i].Text != "Belgique" || found[i].Value != "BE" || found[i].Typed != [2]int{0, 4} {
		t.Errorf("have %+v", found)
	}
	if have := decode[suggestionsJSON](t, get(h, "/suggest?q=c&size=2")).Suggestions; len(have) != 2 {
		t.Errorf("size=2 gives %d", len(have))
	}
	if text := bodyOf(t, get(h, "/suggest")); text != "{\"suggestions\":[],\"summary\":\"\"}\n" {
		t.Errorf("have %s", text)
	}
}

func TestSimilarArticlesAreOthersAndStandOnThePage(t *testing.T) {
	h := overSeeds(t)
	for _, hit := range decode[answer](t, get(h, "/search")).Hits {
		var ids []string
		for _, s := range decode[similarJSON](t, get(h, "/articles/"+hit.ID+"/similar?size=5")).Hits {
			ids = append(ids, "/read/"+s.ID+"?q=europol")
		}
		if slices.Contains(ids, "/read/"+hit.ID+"?q=europol") {
			t.Errorf("%s is like itself", hit.ID)
		}
		if have := linksOf(t, bodyOf(t, get(h, "/read/"+hit.ID+"?q=europol")), ".similar a"); !slices.Equal(have, ids) {
			t.Errorf("%s: the page has %q, the API %q", hit.ID, have, ids)
		}
	}
}

func TestAPageIsWholeWithoutItsSimilarArticles(t *testing.T) {
	one := fake{article: func(context.Context, string) (article.Article, error) {
		return article.Article{ID: "x", Lang: "fr"}, nil
	}}
	page := bodyOf(t, get(New(one, Options{Logger: quiet}), "/read/x"))
	if len(texts(t, page, "article h1")) != 1 || len(texts(t, page, ".similar")) != 0 {
		t.Error(page)
	}
}

func TestWhatGoesWithAQuestionIsToldAndNarrowsIt(t *testing.T) {
	h := overSeeds(t)
	all := decode[associationsJSON](t, get(h, "/associated?q=cyberattaque&ui=fr")).Associations
	for _, a := range all {
		if a.Here == 0 || a.Here > a.Sample || a.Label == "" {
			t.Errorf("have %+v", a)
		}
	}
	page := bodyOf(t, get(h, "/with?q=cyberattaque&ui=fr"))
	if have := len(texts(t, page, ".with li")); have != len(all) {
		t.Errorf("the page has %d things, the API %d", have, len(all))
	}
	for _, link := range linksOf(t, page, ".with a") {
		if r := get(h, link); r.StatusCode != 200 || len(texts(t, bodyOf(t, r), ".hit")) == 0 {
			t.Errorf("%s: %d, or nothing found", link, r.StatusCode)
		}
	}
	if have := linksOf(t, bodyOf(t, get(h, "/?q=cyberattaque&page=1&ui=fr")), ".with-link a"); !slices.Equal(have, []string{"/with?q=cyberattaque&ui=fr"}) {
		t.Errorf("have %q", have)
	}
}

func TestHelpWithWordsRefusesWhatItDoesNotKnow(t *testing.T) {
	h := New(fake{}, Options{Logger: quiet})
	for address, parameter := range map[string]string{
		"/suggest?q=a&size=21":                    "size",
		"/suggest?q=a&size=x":                     "size",
		"/suggest?q=a&q=b":                        "q",
		"/suggest?q=" + strings.Repeat("a", 1001): "q",
		"/suggest?year=2017":                      "year",
		"/articles/x/similar?q=a":                 "q",
		"/articles/x/similar?size=0":              "size",
		"/associated?what=1":                      "what",
		"/associated?size=101":                    "size",
	} {
		r := get(h, address)
		if p := decode[problem](t, r); r.StatusCode != 400 || p.Parameter != parameter || r.Header.Get("Content-Type") != typeProblem {
			t.Errorf("%.40s: %d %+v", address, r.StatusCode, p)
		}
	}
	if r := get(h, "/articles/none/similar"); r.StatusCode != 404 {
		t.Errorf("no such article: %d", r.StatusCode)
	}
	away := New(failing503(index.ErrUnavailable), Options{Logger: quiet})
	for _, address := range []string{"/suggest?q=a", "/associated?q=a"} {
		if r := get(away, address); r.StatusCode != 503 {
			t.Errorf("%s without an archive: %d", address, r.StatusCode)
		}
	}
}

func TestSourcesAreAFacetWhereTheyAreStated(t *testing.T) {
	if page := bodyOf(t, get(overSeeds(t), "/?ui=en")); len(texts(t, page, "#facet-source")) != 0 {
		t.Error("a facet without values is shown")
	}
	values := []index.Value{{Value: "Le Monde", Count: 2}}
	h := New(telling(index.Result{Total: 2, Facets: []index.Facet{{Name: query.Source, Values: values}}}), Options{Logger: quiet})
	if have := texts(t, bodyOf(t, get(h, "/?ui=fr")), "#facet-source .title, #facet-source .value"); !slices.Equal(have, []string{"Source", "Le Monde"}) {
		t.Errorf("have %q", have)
	}
	if a := decode[answer](t, get(h, "/search")); len(a.Facets.Source) != 1 || a.Facets.Source[0].Value != "Le Monde" {
		t.Errorf("have %+v", a.Facets.Source)
	}
}
