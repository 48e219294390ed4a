package indextest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

// sameWords makes n articles of the same words, in Belgium and of 2017.
func sameWords(n int) []article.Article {
	articles := make([]article.Article, n)
	for i := range articles {
		a := New(fmt.Sprintf("a%02d", i), article.English, "Police", "The police answered questions.", "")
		a.Date = article.Date{Value: "2017"}
		a.Countries = []article.Fact{{Value: "BE", Evidence: []article.Evidence{{Words: "Police", Rule: "name"}}}}
		articles[i] = a
	}
	return articles
}

// lossesRefused: gates refuse what loses more than a fifth of the articles, of the articles that
// have a value of a facet, or of the answers to a canary query. A fifth may go; without gates, or by force,
// anything.
func lossesRefused(t *testing.T, open Open) {
	for _, c := range []struct {
		name string
		now  []article.Article
		gate index.Gates
		want []index.Drop
	}{
		{"a fifth of the articles", sameWords(16), index.Gates{}, nil},
		{"more than a fifth of the articles", sameWords(15), index.Gates{}, []index.Drop{{What: index.DropArticles, Before: 20, Now: 15}}},
		{"a fifth of the dates", altered(4, func(a *article.Article) { a.Date = article.Date{} }), index.Gates{}, nil},
		{
			"more than a fifth of the dates", altered(5, func(a *article.Article) { a.Date = article.Date{} }), index.Gates{},
			[]index.Drop{{What: index.DropCoverage, Of: string(query.Year), Before: 1, Now: 0.75}},
		},
		{
			"all countries", altered(20, func(a *article.Article) { a.Countries = nil }), index.Gates{},
			[]index.Drop{{What: index.DropCoverage, Of: string(query.Country), Before: 1, Now: 0}},
		},
		{"more than a fifth of what answers a canary query", altered(5, reworded), index.Gates{Canaries: []string{`"questions answered" OR "answered questions"`}},
			[]index.Drop{{What: index.DropCanary, Of: `"questions answered" OR "answered questions"`, Before: 20, Now: 15}}},
		{"new articles alone", append(sameWords(20), bare(60)...), index.Gates{}, nil},
	} {
		t.Run(c.name, func(t *testing.T) { checkGates(t, open(t), c.now, c.gate, c.want) })
	}
}

// altered changes the first n of twenty articles.
func altered(n int, change func(*article.Article)) []article.Article {
	articles := sameWords(20)
	for i := range n {
		change(&articles[i])
	}
	return articles
}

// reworded keeps the words of an article, and parts two that stood together.
func reworded(a *article.Article) {
	b := New(a.ID, a.Lang, "Police", "The police answered. There were questions.", "")
	a.Text, a.Passages, a.Title = b.Text, b.Passages, b.Title
}

// bare makes n articles that have the words of the others and nothing else.
func bare(n int) []article.Article {
	articles := make([]article.Article, n)
	for i := range articles {
		articles[i] = New(fmt.Sprintf("b%02d", i), article.English, "Police", "The police answered questions.", "")
	}
	return articles
}

// checkGates rebuilds twenty articles as now, under gates; want is what they must say is lost.
func checkGates(t *testing.T, e index.Engine, now []article.Article, gate index.Gates, want []index.Drop) {
	old := Rebuild(t, e, sameWords(20))
	report, err := rebuild(t, e, now, gate)
	if len(want) == 0 {
		if err != nil || len(report.Losses) > 0 {
			t.Fatalf("rebuild: %v, losses %v, want none", err, report.Losses)
		}
		return
	}
	var loss *index.Loss
	if !errors.As(err, &loss) {
		t.Fatalf("rebuild: %v, want *index.Loss", err)
	}
	checkLosses(t, loss.Report, want)
	if loss.Report.Changed.Before != old.Generation {
		t.Errorf("compared with generation %q, want %s", loss.Report.Changed.Before, old.Generation)
	}
	if r := search(t, e, everything()); r.Generation != old.Generation || r.Total != 20 {
		t.Errorf("generation %s with %d articles answers after the refusal, want %s with 20", r.Generation, r.Total, old.Generation)
	}
	gate.Force = true
	if report, err = rebuild(t, e, now, gate); err != nil {
		t.Fatalf("by force: %v", err)
	}
	checkLosses(t, report, want)
	if r := search(t, e, everything()); r.Generation != report.Generation || r.Total != len(now) {
		t.Errorf("generation %s with %d articles answers, want %s with %d", r.Generation, r.Total, report.Generation, len(now))
	}
	Rebuild(t, e, sameWords(1)) // without gates
}

// checkLosses holds the losses of a report to those that are wanted, which must be among
// them: an archive may choose the same canary, or others that fall.
func checkLosses(t *testing.T, r index.Report, want []index.Drop) {
	t.Helper()
	var found []index.Drop
	for _, d := range r.Losses {
		wanted := slices.ContainsFunc(want, func(w index.Drop) bool { return d.What == w.What && d.Of == w.Of })
		switch {
		case wanted:
			found = append(found, d)
		case d.What != index.DropCanary:
			t.Errorf("%s: that is not lost", d)
		}
	}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Errorf("losses:\n%s", diff)
	}
}
