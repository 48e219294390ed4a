package embedded

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/changes"
	"kiosque/index/gates"
	"kiosque/index/indextest"
	"kiosque/query"
)

// papers are n articles on justice; one, among the first, is of a volcano.
func papers(n int) []article.Article {
	articles := make([]article.Article, n)
	for i := range articles {
		body := "The minister of justice spoke."
		if i == 1 {
			body = "The minister of justice saw a volcano."
		}
		articles[i] = indextest.New(fmt.Sprintf("p%03d", i), article.English, fmt.Sprintf("Paper %d", i), body, "")
	}
	return articles
}

func folder(dir, generation string) string { return filepath.Join(dir, generationsDir, generation) }

func TestARefusedRebuildLeavesTheListOfWhatIsMissingAndNothingElse(t *testing.T) {
	dir := t.TempDir()
	e := writer(t, dir)
	indextest.Rebuild(t, e, papers(10))
	kept := names(t, dir)
	now := append(papers(6), indextest.New("new", article.English, "New", "The minister of justice spoke.", ""))
	_, err := e.Rebuild(t.Context(), indextest.Sequence(now), index.Gates{})
	var loss *index.Loss
	if !errors.As(err, &loss) {
		t.Fatalf("%v, want *index.Loss", err)
	}
	want := index.Tally{Before: "000001", New: 1, Gone: 4, Same: 6}
	if diff := cmp.Diff(want, loss.Report.Changed); diff != "" {
		t.Error(diff)
	}
	var listed []string
	for c, err := range changes.ReadList(filepath.Join(dir, RefusedFile)) {
		if err != nil {
			t.Fatal(err)
		}
		listed = append(listed, string(c.Kind)+" "+c.ID)
	}
	if diff := cmp.Diff([]string{"gone p006", "gone p007", "gone p008", "gone p009", "new new"}, listed); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(append(kept, RefusedFile), names(t, dir)); diff != "" {
		t.Errorf("in the data folder:\n%s", diff)
	}
	if _, err := e.Rebuild(t.Context(), indextest.Sequence(now), index.Gates{Force: true}); err != nil {
		t.Fatal(err)
	}
	if slices.Contains(names(t, dir), RefusedFile) {
		t.Error("the list of the refused rebuild is there after one that was not")
	}
}

// names lists the files of dir and its generations.
func names(t *testing.T, dir string) (all []string) {
	t.Helper()
	for _, pattern := range []string{"generations/*", "*"} {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range found {
			name, _ := filepath.Rel(dir, path)
			all = append(all, name)
		}
	}
	return all
}

func TestAQuestionThatIsGivenIsAskedOfTheGenerationBefore(t *testing.T) {
	open := map[string]Options{"that answers": {}, "that is only written": {WriteOnly: true}}
	for what, options := range open {
		t.Run(what, func(t *testing.T) {
			e, err := Open(t.TempDir(), options)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = e.Close() }()
			indextest.Rebuild(t, e, papers(10))
			quiet := slices.Delete(papers(10), 1, 2)
			want := []index.Drop{{What: index.DropCanary, Of: "volcano", Before: 1, Now: 0}}
			for range 2 { // what was asked once is known from the manifest
				_, err = e.Rebuild(t.Context(), indextest.Sequence(quiet), index.Gates{Canaries: []string{"volcano", "justice"}})
				var loss *index.Loss
				if !errors.As(err, &loss) {
					t.Fatalf("%v, want *index.Loss", err)
				}
				if diff := cmp.Diff(want, loss.Report.Losses); diff != "" {
					t.Error(diff)
				}
				if _, err := e.Rebuild(t.Context(), indextest.Sequence(papers(10)), index.Gates{Canaries: []string{"volcano"}}); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := e.Rebuild(t.Context(), indextest.Sequence(quiet), index.Gates{}); err != nil {
				t.Errorf("%v, though nobody asks for the volcano any more", err)
			}
		})
	}
}

func TestAnArchiveChoosesTheSameQuestionsAgainAndAnswersThem(t *testing.T) {
	e := open(t).(*Engine)
	var before manifest
	for n := range 2 {
		report := indextest.Rebuild(t, e, indextest.Random(9, 200))
		m, err := readManifest(folder(e.dir, report.Generation))
		if err != nil {
			t.Fatal(err)
		}
		if len(m.Canaries) < gates.CanariesEach {
			t.Fatalf("%d canaries", len(m.Canaries))
		}
		for _, c := range m.Canaries {
			q := query.New()
			q.Text, q.Copies, q.Relax = c.Question, query.All, false
			if r, err := e.Search(t.Context(), q); err != nil || r.Total != c.Articles {
				t.Errorf("%q: %d answers (%v), the manifest says %d", c.Question, r.Total, err, c.Articles)
			}
		}
		if diff := cmp.Diff(before.Canaries, m.Canaries); n > 0 && diff != "" {
			t.Error(diff)
		}
		before = m
	}
}

func TestAQuestionThatIsTooLongIsRefusedBeforeAnythingIsRead(t *testing.T) {
	e := writer(t, t.TempDir())
	read := false
	var articles iter.Seq2[article.Article, error] = func(func(article.Article, error) bool) { read = true }
	_, err := e.Rebuild(t.Context(), articles, index.Gates{Canaries: []string{strings.Repeat("é", query.MaxText+1)}})
	if err == nil || errors.Is(err, index.ErrEmpty) || read {
		t.Errorf("%v, read: %v", err, read)
	}
}

func TestAGenerationOfAnotherVersionGatesByItsCount(t *testing.T) {
	dir := t.TempDir()
	e := writer(t, dir)
	indextest.Rebuild(t, e, papers(11))
	indextest.Rebuild(t, e, papers(10)) // remembers one that is gone
	if err := rewrite(folder(dir, "000002"), func(m *manifest) { m.Format++ }); err != nil {
		t.Fatal(err)
	}
	_, err := e.Rebuild(t.Context(), indextest.Sequence(papers(7)), index.Gates{})
	var loss *index.Loss
	if !errors.As(err, &loss) || loss.Report.Changed != (index.Tally{}) {
		t.Fatalf("%v, want *index.Loss without a comparison", err)
	}
	if slices.Contains(names(t, dir), RefusedFile) {
		t.Error("there is a list of changes without a comparison")
	}
	report, err := e.Rebuild(t.Context(), indextest.Sequence(papers(9)), index.Gates{})
	if err != nil || report.Changed != (index.Tally{}) {
		t.Fatalf("%v, changed %v", err, report.Changed)
	}
	checkIsGone(t, dir, "p010", "000001")
}

// checkIsGone asks the current generation of dir for an article that it remembers.
func checkIsGone(t *testing.T, dir, id, last string) {
	t.Helper()
	e, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = e.Close() }()
	var gone *index.Gone
	if _, err := e.Article(t.Context(), id); !errors.As(err, &gone) || gone.Last != last {
		t.Errorf("article %s: %v, want that it is gone since %s", id, err, last)
	}
}

func TestWhatIsDamagedIsNotComparedAndARebuildMends(t *testing.T) {
	for what, c := range map[string]struct {
		damage func(dir string) error
		before string // what it is compared with
	}{
		"the manifest":        {func(dir string) error { return halve(filepath.Join(dir, manifestFile)) }, "000001"},
		"the digests":         {func(dir string) error { return halve(filepath.Join(dir, digestsFile)) }, "000001"},
		"when articles came":  {func(dir string) error { return halve(filepath.Join(dir, arrivalsFile)) }, "000001"},
		"what is gone":        {func(dir string) error { return halve(filepath.Join(dir, goneFile)) }, "000002"},
		"every article":       {blankArticles, "000002"},
		"the readings":        {func(dir string) error { return halve(filepath.Join(dir, readingsFile)) }, "000002"},
		"the whole":           {os.RemoveAll, "000001"},
		"and the name, too":   {func(dir string) error { return os.WriteFile(filepath.Join(dir, "../../CURRENT"), []byte("?"), 0o600) }, "000002"},
		"the name alone":      {func(dir string) error { return os.Remove(filepath.Join(dir, "../../CURRENT")) }, "000002"},
		"and nothing remains": {func(dir string) error { return os.RemoveAll(filepath.Dir(dir)) }, ""},
	} {
		t.Run(what, func(t *testing.T) {
			dir := t.TempDir()
			e := writer(t, dir)
			indextest.Rebuild(t, e, papers(11))
			indextest.Rebuild(t, e, papers(10))
			if err := c.damage(folder(dir, "000002")); err != nil {
				t.Fatal(err)
			}
			report, err := e.Rebuild(t.Context(), indextest.Sequence(papers(9)), index.Gates{})
			if err != nil || report.Changed.Before != c.before {
				t.Fatalf("%v, compared with %q, want %q", err, report.Changed.Before, c.before)
			}
			reader, err := Open(dir, Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = reader.Close() }()
			if _, err := reader.Article(t.Context(), "p009"); !errors.Is(err, index.ErrNotFound) {
				t.Errorf("an article that is gone: %v, want ErrNotFound", err)
			}
		})
	}
}

// blankArticles damages all articles of a store, but not what they are found by.
func blankArticles(dir string) error {
	f, err := os.OpenFile(filepath.Join(dir, storeFile), os.O_RDWR, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteAt(make([]byte, 200), 8)
	return errors.Join(err, f.Close())
}

func TestAListThatIsNotAsItWasWrittenIsRefused(t *testing.T) {
	dir := t.TempDir()
	e := writer(t, dir)
	indextest.Rebuild(t, e, papers(3))
	indextest.Rebuild(t, e, papers(2))
	if err := edit(filepath.Join(folder(dir, "000002"), changesFile), "Paper", "Caper"); err != nil {
		t.Fatal(err)
	}
	for _, err := range e.Changes(t.Context(), "000002") {
		if err == nil || !strings.Contains(err.Error(), changesFile) {
			t.Errorf("%v, want that the file is not as it was written", err)
		}
	}
	for _, name := range []string{"../000002", "", "000009"} {
		for c, err := range e.Changes(t.Context(), name) {
			if err == nil {
				t.Errorf("generation %q has changes: %v", name, c)
			}
		}
	}
	ended, end := context.WithCancel(t.Context())
	end()
	indextest.Rebuild(t, e, papers(1))
	for _, err := range e.Changes(ended, "000003") {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%v, want context.Canceled", err)
		}
	}
}

// edit replaces a word of a file.
func edit(path, from, to string) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return os.WriteFile(path, []byte(strings.Replace(string(content), from, to, 1)), 0o600)
}

func TestHowAnArticleWasReadIsNoPartOfTheDigest(t *testing.T) {
	e := open(t)
	articles := papers(5)
	first := indextest.Rebuild(t, e, articles)
	for i := range articles {
		articles[i].Reading = article.Reading{Key: [16]byte{1, byte(i)}, Chrome: 7}
	}
	second := indextest.Rebuild(t, e, articles)
	if first.Digest != second.Digest || first.Digest == "" || second.Changed.Same != 5 {
		t.Errorf("digests %q and %q, changed %v", first.Digest, second.Digest, second.Changed)
	}
}

func TestWhatARebuildLeavesIsNotReadAgain(t *testing.T) {
	e := open(t).(*Engine)
	for n := range 3 {
		indextest.Rebuild(t, e, papers(9-n))
		if e.current.Load().files.touched() {
			t.Error("the files of a new generation were touched after they were read")
		}
	}
}

func TestAGenerationThatDoesNotAnswerItsOwnWordsIsNotRight(t *testing.T) {
	e := open(t).(*Engine)
	indextest.Rebuild(t, e, papers(9))
	g, err := e.open("000001")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = g.release() }()
	other := open(t).(*Engine)
	indextest.Rebuild(t, other, []article.Article{
		indextest.New("a", article.English, "", "Harbour.", ""), indextest.New("b", article.English, "", "Harbour.", ""),
		indextest.New("c", article.English, "", "Harbour.", ""), indextest.New("d", article.English, "", "Harbour.", ""),
		indextest.New("e", article.English, "", "Harbour.", ""),
	})
	g.words = other.current.Load().words
	if err := e.gate(t.Context(), &before{}, g, nil, nil); err == nil || !strings.Contains(err.Error(), "harbour") {
		t.Errorf("%v, want that nothing answers the word", err)
	}
}

func TestAQuestionThatIsGivenAndChosenIsToldOnce(t *testing.T) {
	e := writer(t, t.TempDir())
	indextest.Rebuild(t, e, papers(10))
	given := index.Gates{Force: true, Canaries: []string{"justice", "paper 1 OR justice", "justice", "paper 1 OR justice"}}
	report, err := e.Rebuild(t.Context(), indextest.Sequence(papers(7)), given)
	want := []index.Drop{
		{What: index.DropArticles, Before: 10, Now: 7},
		{What: index.DropCanary, Of: "justice", Before: 10, Now: 7},
		{What: index.DropCanary, Of: "paper 1 OR justice", Before: 10, Now: 7},
	}
	if diff := cmp.Diff(want, report.Losses); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
}
