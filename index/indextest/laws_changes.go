package indextest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kiosque/article"
	"kiosque/index"
)

const states = 6 // generations of an archive in which articles come, change and go

// state is what an archive holds in one of its generations: by chance some of the ids, some of
// them with other text.
func state(r *rand.Rand) []article.Article {
	var articles []article.Article
	for i := range 40 {
		if r.IntN(3) > 0 {
			id := fmt.Sprintf("a%02d", i)
			articles = append(articles, New(id, article.English, "Title of "+id, fmt.Sprintf("Police, in edition %d.", r.IntN(2)), ""))
		}
	}
	r.Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
	return articles
}

// changesTold: a rebuild counts what it changed of the generation before, and lists it in the
// order of the corpus, what is gone last. Of a first generation there is nothing to tell.
func changesTold(t *testing.T, open Open) {
	e, r := open(t), rand.New(rand.NewPCG(7, 1))
	var before []article.Article
	var last string
	for n := range states {
		now := state(r)
		report := Rebuild(t, e, now)
		want, tally := changed(before, now, last)
		if n == 0 {
			want, tally = nil, index.Tally{}
		}
		if diff := cmp.Diff(tally, report.Changed); diff != "" {
			t.Fatalf("tally of generation %s:\n%s", report.Generation, diff)
		}
		if diff := cmp.Diff(want, changesOf(t, e, report.Generation)); diff != "" {
			t.Fatalf("changes of generation %s:\n%s", report.Generation, diff)
		}
		before, last = now, report.Generation
	}
	for _, err := range e.Changes(t.Context(), "nowhere") {
		if err == nil {
			t.Error("a generation that there is not has changes")
		}
		return
	}
	t.Error("the changes of a generation that there is not end without an error")
}

// changesOf returns all changes of a generation.
func changesOf(t *testing.T, e index.Engine, generation string) (all []index.Change) {
	t.Helper()
	for c, err := range e.Changes(t.Context(), generation) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	return all
}

// changed compares two states, article by article.
func changed(before, now []article.Article, last string) (all []index.Change, tally index.Tally) {
	tally.Before = last
	was := map[string]article.Article{}
	for _, a := range before {
		was[a.ID] = a
	}
	add := func(kind index.ChangeKind, a article.Article) {
		all = append(all, index.Change{Kind: kind, ID: a.ID, Path: a.Path, Title: a.TitleText()})
	}
	for _, a := range now {
		old, met := was[a.ID]
		delete(was, a.ID)
		switch {
		case !met:
			tally.New++
			add(index.ChangedNew, a)
		case reflect.DeepEqual(old, a):
			tally.Same++
		default:
			tally.Altered++
			add(index.ChangedAltered, a)
		}
	}
	for _, a := range before {
		if _, left := was[a.ID]; left {
			tally.Gone++
			add(index.ChangedGone, a)
		}
	}
	return all, tally
}

// goneRemembered: an article that an earlier generation had, and this one has not, is cited as
// it was there last, however many generations ago; one that comes back is found again.
func goneRemembered(t *testing.T, open Open) {
	e, r := open(t), rand.New(rand.NewPCG(8, 1))
	gone := map[string]index.Gone{}
	for n := range states {
		began, now := time.Now(), state(r)
		report := Rebuild(t, e, now)
		here := map[string]bool{}
		for _, a := range now {
			here[a.ID] = true
		}
		for id, g := range gone {
			if g.Since.IsZero() && !here[id] {
				g.Since = checkSince(t, e, id, began)
			}
			gone[id] = g
		}
		for i := range 40 {
			id := fmt.Sprintf("a%02d", i)
			want, known := gone[id]
			checkGone(t, e, id, here[id], known, want)
		}
		for _, a := range now {
			gone[a.ID] = index.Gone{ID: a.ID, Title: a.TitleText(), Source: a.Source, Lang: a.Lang, Last: report.Generation}
		}
		if n == states-1 && len(gone) == len(now) {
			t.Fatal("nothing was gone: the law tries nothing")
		}
	}
}

// checkSince returns since when an article is gone, which must be since a rebuild began.
func checkSince(t *testing.T, e index.Engine, id string, began time.Time) time.Time {
	t.Helper()
	var g *index.Gone
	if _, err := e.Article(t.Context(), id); !errors.As(err, &g) {
		t.Fatalf("article %s, which is gone: %v, want *index.Gone", id, err)
	}
	if since := g.Since; since.Before(began.Add(-time.Second)) || since.After(time.Now().Add(time.Second)) {
		t.Fatalf("article %s is gone since %s, and went after %s", id, since, began)
	}
	return g.Since
}

// checkGone asks e, and a view of it, for an article that is here, gone or was never known.
func checkGone(t *testing.T, e index.Engine, id string, here, known bool, want index.Gone) {
	t.Helper()
	v, err := e.View(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = v.Close() }()
	for what, s := range map[string]index.Searcher{"engine": e, "view": v} {
		a, err := s.Article(t.Context(), id)
		var g *index.Gone
		switch {
		case here && (err != nil || a.ID != id):
			t.Fatalf("%s: article %s: %v", what, id, err)
		case !here && !errors.Is(err, index.ErrNotFound), !here && errors.As(err, &g) != known:
			t.Fatalf("%s: article %s: %v, want that it is gone: %v", what, id, err, known)
		case !here && known:
			if diff := cmp.Diff(want, *g); diff != "" {
				t.Fatalf("%s: article %s\n%s", what, id, diff)
			}
		}
	}
}

// rebuild gives e articles under gates.
func rebuild(t *testing.T, e index.Engine, articles []article.Article, gates ...index.Gates) (index.Report, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), deadline)
	defer cancel()
	return e.Rebuild(ctx, Sequence(articles), gates...)
}
