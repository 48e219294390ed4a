package embedded

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/holder"
	"kiosque/index/indextest"
)

func TestASecondWriterIsToldWhoTheFirstIs(t *testing.T) {
	dir := t.TempDir()
	e := writer(t, dir)
	busy := func(yield func(article.Article, error) bool) {
		_, err := writer(t, dir).Rebuild(t.Context(), indextest.Sequence(indextest.Random(1, 1)))
		host, _ := os.Hostname()
		want := regexp.MustCompile(fmt.Sprintf(`process %d on %s, since \d{4}-\d\d-\d\d \d\d:\d\d`, os.Getpid(), regexp.QuoteMeta(host)))
		if !errors.Is(err, index.ErrBusy) || !want.MatchString(err.Error()) {
			t.Errorf("%v, want ErrBusy that says %s", err, want)
		}
		yield(indextest.New("a", article.English, "", "Text.", ""), nil)
	}
	if _, err := e.Rebuild(t.Context(), iter.Seq2[article.Article, error](busy)); err != nil {
		t.Error(err)
	}
}

func TestALockOfADeadProcessIsTaken(t *testing.T) {
	dir := t.TempDir()
	stale := "process 1 on \x1b[31mnowhere\x1b[0m\n" + strings.Repeat("x", 1000)
	if err := os.WriteFile(filepath.Join(dir, lockFile), []byte(stale), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := holderOf(filepath.Join(dir, lockFile)); strings.ContainsAny(got, "\x1b\n") || len(got) > holder.MaxSaid {
		t.Errorf("the lock is shown as %q", got)
	}
	unlock, err := writer(t, dir).lock(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got := holderOf(filepath.Join(dir, lockFile)); !strings.HasPrefix(got, fmt.Sprintf("process %d on ", os.Getpid())) || strings.Contains(got, "x") && strings.Contains(got, "nowhere") {
		t.Errorf("the lock says %q", got)
	}
	unlock()
	if got := holderOf(filepath.Join(dir, lockFile)); got != "another process" {
		t.Errorf("a lock that nobody holds says %q", got)
	}
}

func TestHowManyGenerationsAreKept(t *testing.T) {
	for keep, want := range map[int]string{-1: "000005", 0: "000005 000004 000003", 1: "000005 000004", 3: "000005 000004 000003 000002"} {
		dir := t.TempDir()
		e := writerWith(t, dir, Options{Keep: keep})
		for range 5 {
			indextest.Rebuild(t, e, indextest.Random(1, 1))
		}
		if got := kept(t, e); got != want {
			t.Errorf("keep %d: %s are kept, want %s", keep, got, want)
		}
	}
}

func kept(t *testing.T, e index.Keeper) string {
	t.Helper()
	all, err := e.Generations(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, g := range all {
		names = append(names, g.Name)
	}
	return strings.Join(names, " ")
}

// A generation that is newer than the one brought back counts among those that are kept.
func TestARollbackKeepsWhatIsNewer(t *testing.T) {
	e := writer(t, t.TempDir())
	for range 3 {
		indextest.Rebuild(t, e, indextest.Random(1, 1))
	}
	if _, err := e.Rollback(t.Context(), "000001"); err != nil {
		t.Fatal(err)
	}
	if got, want := kept(t, e), "000003 000002 000001"; got != want {
		t.Errorf("%s are kept, want %s", got, want)
	}
	indextest.Rebuild(t, e, indextest.Random(1, 1))
	if got, want := kept(t, e), "000004 000003 000002"; got != want {
		t.Errorf("%s are kept after a rebuild, want %s", got, want)
	}
}

// What cannot be read is listed with the reason, and is not brought back.
func TestWhatCannotBeReadIsListedAndNotBroughtBack(t *testing.T) {
	cases := map[string]struct {
		damage func(dir string) error
		reason string
	}{
		"another version": {func(dir string) error { return rewrite(dir, func(m *manifest) { m.Format++ }) }, "run kiosque rebuild"},
		"a cut manifest":  {func(dir string) error { return os.Truncate(filepath.Join(dir, manifestFile), 100) }, manifestFile},
		"a cut file":      {func(dir string) error { return halve(filepath.Join(dir, storeFile)) }, storeFile},
		"no file":         {func(dir string) error { return os.Remove(filepath.Join(dir, indexFile)) }, indexFile},
	}
	for what, c := range cases {
		t.Run(what, func(t *testing.T) {
			dir := t.TempDir()
			grow(t, dir, 2)
			if err := c.damage(filepath.Join(dir, generationsDir, "000001")); err != nil {
				t.Fatal(err)
			}
			e := writer(t, dir)
			all, err := e.Generations(t.Context())
			if err != nil || len(all) != 2 || !strings.Contains(all[1].Refused, c.reason) || all[0].Refused != "" {
				t.Errorf("listed as %+v (%v), want %q", all, err, c.reason)
			}
			if _, err := e.Rollback(t.Context(), ""); err == nil || !strings.Contains(err.Error(), c.reason) {
				t.Errorf("brought back: %v, want %q", err, c.reason)
			}
			if current, err := readCurrent(dir); err != nil || current.name != "000002" {
				t.Errorf("%v is current (%v)", current, err)
			}
		})
	}
}

// A rollback is taken by a server that runs, as a rebuild is.
func TestARollbackOfAnotherProcessIsTakenByItself(t *testing.T) {
	a := newArchive(t)
	e, _ := a.open(t)
	if _, err := writer(t, a.dir).Rollback(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	a.await(t, e, "000001")
}

func TestTheDigestIsTheSameOnAnyNumberOfCores(t *testing.T) {
	articles := indextest.Random(5, batchArticles+10)
	e := writer(t, t.TempDir())
	want := indextest.Rebuild(t, e, articles).Digest
	for _, cores := range []int{1, 4} {
		before := runtime.GOMAXPROCS(cores)
		got := indextest.Rebuild(t, e, articles).Digest
		runtime.GOMAXPROCS(before)
		if got != want {
			t.Errorf("%d cores: %s, want %s", cores, got, want)
		}
	}
}

// What a killed writer left is gone after the next, and what failed leaves nothing.
func TestNoJunkIsLeft(t *testing.T) {
	dir := t.TempDir()
	grow(t, dir, 1)
	if err := errors.Join(
		os.MkdirAll(filepath.Join(dir, generationsDir, "000009"+building, "parts"), 0o755),
		os.WriteFile(filepath.Join(dir, currentFile+building), []byte("0000"), 0o600),
	); err != nil {
		t.Fatal(err)
	}
	e := writer(t, dir)
	broken := errors.New("broken")
	ended, end := context.WithCancel(t.Context())
	for name, rebuild := range map[string]func() error{
		"a broken corpus": func() error {
			_, err := e.Rebuild(t.Context(), func(yield func(article.Article, error) bool) {
				_ = yield(indextest.New("a", article.English, "", "Text.", ""), nil) && yield(article.Article{}, broken)
			})
			return err
		},
		"an end after the last article": func() error {
			_, err := e.Rebuild(ended, func(yield func(article.Article, error) bool) {
				yield(indextest.New("a", article.English, "", "Text.", ""), nil)
				end()
			})
			return err
		},
	} {
		if err := rebuild(); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want one line", name, err)
		}
		if got, want := tree(t, dir), "CURRENT generations/000001 lock"; got != want {
			t.Errorf("%s leaves %s, want %s", name, got, want)
		}
	}
}

// tree lists a data folder, without what is in its generations.
func tree(t *testing.T, dir string) string {
	t.Helper()
	var all []string
	for _, pattern := range []string{"*", "generations/*"} {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range found {
			if name, _ := filepath.Rel(dir, path); name != generationsDir {
				all = append(all, filepath.ToSlash(name))
			}
		}
	}
	return strings.Join(slices.Sorted(slices.Values(all)), " ")
}

// A generation goes with its last reader, and one that was refused at once: nothing stays open.
func TestNothingStaysOpen(t *testing.T) {
	a := newArchive(t)
	e, _ := a.open(t)
	before := filesOpen(t)
	for n := range 5 {
		held, err := e.View(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		name := indextest.Rebuild(t, e, indextest.Random(1, 20+n)).Generation
		mend := fault{file: filepath.Join(generationsDir, name, storeFile), at: 10, cut: true}.strike(t, a.dir)
		if _, err := e.Rollback(t.Context(), name); err == nil {
			t.Error("a damaged generation is brought back")
		}
		if err := held.Close(); err != nil {
			t.Error(err)
		}
		for held := e.current.Load(); held.manifest.Generation == name; held = e.current.Load() {
			time.Sleep(time.Millisecond) // until it was found to be damaged
		}
		mend()
	}
	now := filesOpen(t)
	for end := time.Now().Add(5 * time.Second); now > before+3 && time.Now().Before(end); now = filesOpen(t) {
		time.Sleep(10 * time.Millisecond) // the other generation may be being opened
	}
	if now > before+3 { // what was not damaged may have further files
		t.Errorf("%d files are open, %d were", now, before)
	}
}

// filesOpen counts what this process has open.
func filesOpen(t *testing.T) int {
	t.Helper()
	files, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skip("the system does not tell what is open")
	}
	return len(files)
}

func TestABuildThatCannotBeginLeavesNothingOpen(t *testing.T) {
	for _, file := range []string{digestsFile, readingsFile} {
		dir := t.TempDir()
		if err := os.Mkdir(filepath.Join(dir, file), 0o755); err != nil { // where the file is to be
			t.Fatal(err)
		}
		before := filesOpen(t)
		if _, err := newBuild(dir, "000001"); err == nil {
			t.Fatal("it begins")
		}
		if now := filesOpen(t); now > before {
			t.Errorf("without %s: %d files are open, %d were", file, now, before)
		}
	}
}

// What goes wrong once a generation is current does not take it away.
func TestACurrentGenerationStaysWhenTheOldOneCannotBeClosed(t *testing.T) {
	dir := t.TempDir()
	e, err := Open(dir, Options{Poll: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	indextest.Rebuild(t, e, indextest.Random(1, 1))
	if err := e.current.Load().files.all[0].Close(); err != nil {
		t.Fatal(err)
	}
	_, _ = e.Rebuild(t.Context(), indextest.Sequence(indextest.Random(1, 2)))
	if err := e.Close(); err != nil {
		t.Error(err)
	}
	wantCurrent(t, dir, "000002", 2)
}

// Without CURRENT, or with one that cannot be read, a generation that is named is brought back;
// which one was before is not known.
func TestAGenerationIsBroughtBackWhereNoneIsCurrent(t *testing.T) {
	damages := map[string]func(path string) error{
		"missing": os.Remove,
		"damaged": func(path string) error { return os.WriteFile(path, []byte("x"), 0o600) },
	}
	for what, damage := range damages {
		t.Run(what, func(t *testing.T) {
			dir := t.TempDir()
			grow(t, dir, 2)
			if err := damage(filepath.Join(dir, currentFile)); err != nil {
				t.Fatal(err)
			}
			if _, err := writer(t, dir).Rollback(t.Context(), ""); err == nil || !strings.Contains(err.Error(), "000001 000002") {
				t.Errorf("%v, want what is kept to choose from", err)
			}
			if _, err := writer(t, dir).Rollback(t.Context(), "000001"); err != nil {
				t.Fatal(err)
			}
			wantCurrent(t, dir, "000001", 1)
		})
	}
	if _, err := writer(t, t.TempDir()).Rollback(t.Context(), ""); !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("%v, want ErrUnavailable where nothing is kept", err)
	}
}
