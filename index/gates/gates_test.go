package gates_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kiosque/index"
	"kiosque/index/gates"
	"kiosque/query"
)

func count(articles, dated int) gates.Census {
	return gates.Census{Articles: articles, Covered: map[query.Facet]int{query.Year: dated}}
}

func asked(question string, articles int) gates.Census {
	c := count(100, 100)
	c.Canaries = []gates.Canary{{Question: question, Articles: articles, Given: true}}
	return c
}

// chosen is asked of so many articles by the archive itself.
func chosen(of, articles int) gates.Census {
	c := count(of, of)
	c.Canaries = []gates.Canary{{Question: "police", Articles: articles}}
	return c
}

func TestMoreThanAFifthIsLost(t *testing.T) {
	for _, c := range []struct {
		name        string
		before, now gates.Census
		want        []string
	}{
		{"a fifth of the articles", count(5, 5), count(4, 4), nil},
		{"two of five", count(5, 5), count(3, 3), []string{"5 articles became 3"}},
		{"a fifth of many, and one", count(1000, 1000), count(799, 799), []string{"1000 articles became 799"}},
		{"none before", count(0, 0), count(3, 3), nil},
		{"a fifth of the dates", count(10, 10), count(10, 8), nil},
		{"more dates", count(1000, 1000), count(1000, 799), []string{"articles with a date: 100% became 79.9%"}},
		{"dates with their articles", count(10, 5), count(8, 4), nil},
		{"articles without dates were added", count(10, 10), count(100, 10), nil},
		{"articles were added, dates went", count(10, 10), count(20, 7), []string{"articles with a date: 100% became 35%"}},
		{"few dates of many", count(100, 4), count(100, 0), nil},
		{"few dates of few", count(5, 4), count(5, 0), []string{"articles with a date: 80% became 0%"}},
		{"a fifth of the answers", asked("police", 5), asked("police", 4), nil},
		{"more answers", asked("police", 10), asked("police", 7), []string{`articles that answer "police": 10 became 7`}},
		{"the only answer", asked("police", 1), asked("police", 0), []string{`articles that answer "police": 1 became 0`}},
		{"no answer before", asked("police", 0), asked("police", 0), nil},
		{"a question that is not asked now", asked("police", 9), asked("justice", 0), nil},
		{"a word that the archive chose went with its articles", chosen(20, 10), chosen(16, 7), nil},
		{"a word that the archive chose went", chosen(20, 10), chosen(18, 0), []string{`articles that answer "police": 10 became 0`}},
		{"a word that the archive chose, beside new articles", chosen(20, 10), chosen(60, 10), nil},
		{"no figures before", gates.Census{}, count(5, 5), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, d := range gates.Losses(c.before, c.now) {
				got = append(got, d.String())
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAnArticleIsCoveredByWhatItSays(t *testing.T) {
	var c gates.Census
	c.Add([][]string{{"2017"}, {"BE", "FR"}, nil, {"fr"}, {"Le Monde"}, nil})
	c.Add([][]string{{query.Undated}, nil, {""}, {"und"}, nil, {"2015"}})
	want := gates.Census{Articles: 2, Covered: map[query.Facet]int{
		query.Year: 1, query.Country: 1, query.Lang: 1, query.Source: 1, query.Mentioned: 1,
	}}
	if diff := cmp.Diff(want, c); diff != "" {
		t.Error(diff)
	}
}

func TestALossIsOneSentence(t *testing.T) {
	loss := &index.Loss{Report: index.Report{Losses: []index.Drop{
		{What: index.DropArticles, Before: 5, Now: 3},
		{What: index.DropCoverage, Of: string(query.Country), Before: 0.8, Now: 1.0 / 3},
		{What: index.DropCanary, Of: "\x1b[2Jpolice", Before: 20, Now: 3},
	}}}
	want := `refused, for more than a fifth would be lost: 5 articles became 3; articles with a country: 80% became 33.3%; ` +
		`articles that answer "\x1b[2Jpolice": 20 became 3`
	if got := loss.Error(); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	for range 9 {
		loss.Report.Losses = append(loss.Report.Losses, loss.Report.Losses[0])
	}
	want += "; 5 articles became 3; 5 articles became 3; 5 articles became 3; and 6 more"
	if got := loss.Error(); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}
