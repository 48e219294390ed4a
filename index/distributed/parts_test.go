package distributed_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sync/errgroup"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/distributed"
	"kiosque/index/indextest"
	"kiosque/query"
)

// partOf is a part of articles, which all come, and every so many of them is its own.
func partOf(number, of int) (p index.Part, at *int) {
	at = new(int)
	return index.Part{
		Number: number, Of: of, Program: "program", Corpus: func() string { return "corpus" },
		Placed: func() (int, bool) { return *at, *at%of == number-1 },
		Unread: func() int { return number },
	}, at
}

// loadPart loads a part of all articles by an engine of its own.
func loadPart(t *testing.T, o distributed.Options, all []article.Article, p index.Part, at *int) (index.Report, error) {
	t.Helper()
	return opening(t, o).LoadPart(t.Context(), p, func(yield func(article.Article, error) bool) {
		for i, a := range all {
			if *at = i; !yield(a, nil) {
				return
			}
		}
	})
}

func loadOne(t *testing.T, o distributed.Options, all []article.Article, number, of int) error {
	t.Helper()
	p, at := partOf(number, of)
	_, err := loadPart(t, o, all, p, at)
	return err
}

// inStories are articles in two languages, of which the second comes late, and some tell the same story.
func inStories() []article.Article {
	all := withReadings(400)
	slices.SortStableFunc(all, func(a, b article.Article) int { return strings.Compare(b.Lang, a.Lang) })
	for i := range all {
		if i%9 == 0 {
			all[i].Story = all[i%27].ID
		}
	}
	return all
}

// answersOf is what an archive says to several questions, with the order of its hits and their scores.
func answersOf(t *testing.T, e *distributed.Engine) (all []string) {
	t.Helper()
	for _, text := range []string{"", "police", "election OR gouvernement", "élection présidentielle", "\"the government\"", "polic*"} {
		for _, order := range []query.Sort{query.Relevance, query.Newest} {
			q := query.New()
			q.Text, q.Sort, q.Size = text, order, 50
			r, err := e.Search(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			said := fmt.Sprintf("%q %s: %d of %d %v", text, order, r.Total, r.Articles, r.Facets)
			for _, h := range r.Hits {
				said += fmt.Sprintf("\n%s %.9f %d", h.Article.ID, h.Score, h.Copies)
			}
			all = append(all, said)
		}
	}
	for _, typed := range []string{"p", "el", "go"} {
		found, err := e.Suggest(t.Context(), typed, "fr", 10)
		all = append(all, fmt.Sprintf("%s: %+v %v", typed, found, err))
	}
	return all
}

// TestPartsMakeWhatARebuildMakes: three machines at once, one of them twice, and a fourth that finishes.
func TestPartsMakeWhatARebuildMakes(t *testing.T) {
	all, whole, divided := inStories(), archive(t), archive(t)
	rebuilt := opening(t, whole)
	for i, some := range [][]article.Article{all[:350], all[20:]} {
		unread := func() int { return 6 }
		want, err := rebuilt.Rebuild(t.Context(), indextest.Sequence(some), index.Gates{Force: true, Unread: unread})
		if err != nil {
			t.Fatal(err)
		}
		var group errgroup.Group
		for number := 1; number <= 3; number++ {
			group.Go(func() error { return loadOne(t, divided, some, number, 3) })
		}
		if err := group.Wait(); err != nil {
			t.Fatal(err)
		}
		if err := loadOne(t, divided, some, 2, 3); err != nil {
			t.Fatal(err)
		}
		finisher := opening(t, divided)
		have, err := finisher.FinishParts(t.Context(), index.Gates{Force: true})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, have); diff != "" {
			t.Errorf("%d:\n%s", i, diff)
		}
		if diff := cmp.Diff(answersOf(t, rebuilt), answersOf(t, finisher)); diff != "" {
			t.Errorf("%d: answers\n%s", i, diff)
		}
		if diff := cmp.Diff(withoutTimes(indextest.Give(t, rebuilt)), withoutTimes(indextest.Give(t, finisher))); diff != "" {
			t.Errorf("%d: copies\n%s", i, diff)
		}
	}
}

// withoutTimes leaves out when an archive was made, which two are not at once.
func withoutTimes(g indextest.Given) indextest.Given {
	g.Generation.Created = time.Time{}
	for i := range g.Articles {
		g.Articles[i].Arrival.At = time.Time{}
	}
	for i := range g.Gone {
		g.Gone[i].Since = time.Time{}
	}
	return g
}

func TestPartsThatDoNotBelongTogetherAreRefused(t *testing.T) {
	o, all := archive(t), withReadings(30)
	e := opening(t, o)
	says := func(err error, says string) {
		t.Helper()
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v, want %q", err, says)
		}
	}
	finish := func() error {
		_, err := e.FinishParts(t.Context(), index.Gates{})
		return err
	}
	says(finish(), "no part is loaded")
	if err := loadOne(t, o, all, 1, 2); err != nil {
		t.Fatal(err)
	}
	says(finish(), "generation 000001 is not loaded yet: part 2/2 is missing")
	says(loadOne(t, o, all, 1, 3), "generation 000001 is being loaded in 2 parts, not in 3")
	p, at := partOf(2, 2)
	p.Program = "another"
	_, err := loadPart(t, o, all, p, at)
	says(err, "by another build of Kiosque")
	p, at = partOf(2, 2)
	p.Corpus = func() string { return "another" }
	_, err = loadPart(t, o, all, p, at)
	says(err, "from another corpus")
	if err := loadOne(t, o, all, 2, 2); err != nil {
		t.Fatal(err)
	}
	if err := finish(); err != nil {
		t.Fatal(err)
	}
	says(finish(), "no part is loaded")
	if err := loadOne(t, o, all, 1, 2); err != nil {
		t.Fatal(err)
	}
	p, at = partOf(1, 3)
	p.Anew = true
	if r, err := loadPart(t, o, all, p, at); err != nil || r.Generation != "000003" {
		t.Errorf("anew: %+v, %v", r, err)
	}
}

// TestWhatPartsLeaveIsRemovedWhenNobodyLoads: a rebuild beside a part that is being loaded takes nothing from it; what is loaded is
// of no use then, for the archive is another one.
func TestWhatPartsLeaveIsRemovedWhenNobodyLoads(t *testing.T) {
	o, all := archive(t), withReadings(30)
	e := opening(t, o)
	if err := loadOne(t, o, all, 1, 2); err != nil {
		t.Fatal(err)
	}
	p, at := partOf(2, 2)
	unread := p.Unread
	p.Unread = func() int { // of a part that has sent all it has
		if _, err := e.Rebuild(t.Context(), indextest.Sequence(all)); err != nil {
			t.Errorf("a rebuild beside it: %v", err)
		}
		if _, err := e.FinishParts(t.Context()); !errors.Is(err, index.ErrBusy) || !strings.Contains(err.Error(), "part 2/2 is being loaded") {
			t.Errorf("finished beside it: %v", err)
		}
		return unread()
	}
	if _, err := loadPart(t, o, all, p, at); err != nil {
		t.Fatal(err)
	}
	if _, err := e.FinishParts(t.Context()); err == nil || !strings.Contains(err.Error(), "the archive has changed since") {
		t.Errorf("finished for another archive: %v", err)
	}
	if _, err := e.Rebuild(t.Context(), indextest.Sequence(all)); err != nil {
		t.Fatal(err)
	}
	if _, err := e.FinishParts(t.Context()); err == nil || !strings.Contains(err.Error(), "no part is loaded") {
		t.Errorf("the parts are left: %v", err)
	}
}

// TestAPartMayHaveNoArticles: of a small corpus some machines have nothing to load.
func TestAPartMayHaveNoArticles(t *testing.T) {
	o, all := archive(t), withReadings(1)
	for number := 2; number >= 1; number-- {
		if err := loadOne(t, o, all, number, 2); err != nil {
			t.Fatal(err)
		}
	}
	e := opening(t, o)
	if r, err := e.FinishParts(t.Context()); err != nil || r.Articles != 1 || r.Generation != "000001" {
		t.Errorf("%+v, %v", r, err)
	}
	if err := loadOne(t, o, nil, 1, 2); !errors.Is(err, index.ErrEmpty) {
		t.Errorf("of nothing: %v, want ErrEmpty", err)
	}
}
