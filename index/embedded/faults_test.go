package embedded

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kiosque/index"
	"kiosque/index/indextest"
	"kiosque/query"
)

// fault is something done to one file of a data folder.
type fault struct {
	file string // from the data folder
	at   int64  // the byte that is flipped, or the first that is cut off
	cut  bool
}

func (f fault) String() string {
	if f.cut {
		return fmt.Sprintf("%s cut at %d", f.file, f.at)
	}
	return fmt.Sprintf("%s flipped at %d", f.file, f.at)
}

// strike does it, and returns what puts it right again.
func (f fault) strike(t *testing.T, dir string) (mend func()) {
	t.Helper()
	path := filepath.Join(dir, f.file)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if f.cut {
		err = os.Truncate(path, f.at)
	} else {
		err = writeAt(path, []byte{before[f.at] ^ byte(1<<(f.at%8))}, f.at)
	}
	if err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := writeAt(path, before, 0); err != nil {
			t.Fatal(err)
		}
	}
}

func writeAt(path string, content []byte, at int64) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = file.WriteAt(content, at)
	return errors.Join(err, file.Close())
}

// faults makes up so many of them, for every file of a generation in turn.
func faults(t *testing.T, dir, generation string, n int) []fault {
	t.Helper()
	r := rand.New(rand.NewPCG(7, uint64(n)))
	m, err := readManifest(filepath.Join(dir, generationsDir, generation))
	if err != nil {
		t.Fatal(err)
	}
	files := []string{currentFile}
	for _, name := range append(m.names(), manifestFile) {
		files = append(files, filepath.Join(generationsDir, generation, name))
	}
	all := make([]fault, n)
	for i := range all {
		file := files[i%len(files)]
		info, err := os.Stat(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		all[i] = fault{file, r.Int64N(info.Size()), r.IntN(2) == 0}
	}
	return all
}

// archive is a data folder of two generations, and what each answers.
type archive struct {
	dir       string
	questions []query.Query
	answers   map[string][]index.Result // by generation
}

// newArchive makes generations 000001 and 000002.
func newArchive(t *testing.T) archive {
	t.Helper()
	a := archive{dir: t.TempDir(), answers: map[string][]index.Result{}}
	for _, text := range []string{"", "police", `"police européenne"`, "ministre Belgique", "Europol OR attentat", "pol*"} {
		q := query.New()
		q.Text = text
		a.questions = append(a.questions, q)
	}
	e, err := Open(a.dir, Options{Poll: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(2) {
		generation := indextest.Rebuild(t, e, indextest.Random(seed, 60)).Generation
		a.answers[generation] = a.ask(t, e)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	return a
}

func (a archive) ask(t *testing.T, e index.Searcher) (all []index.Result) {
	t.Helper()
	for _, q := range a.questions {
		r, err := e.Search(t.Context(), q)
		if err != nil {
			t.Errorf("%q: %v", q.Text, err)
		}
		all = append(all, r)
	}
	return all
}

// check asks everything and holds it against what the generation that answers answered before.
func (a archive) check(t *testing.T, e index.Searcher) (generation string) {
	t.Helper()
	got := a.ask(t, e)
	for i := range got {
		if want := a.answers[got[i].Generation]; want == nil || !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("%q: %s does not answer as it did", a.questions[i].Text, got[i].Generation)
		}
	}
	return got[len(got)-1].Generation
}

// logged opens the archive, and keeps what it logs.
func (a archive) open(t *testing.T) (*Engine, *logged) {
	t.Helper()
	log := &logged{}
	e, err := Open(a.dir, Options{Poll: time.Millisecond, Logger: slog.New(slog.NewTextHandler(log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	return e, log
}

// logged is the lines of a log.
type logged struct {
	mu    sync.Mutex
	lines []string
}

func (l *logged) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lines = append(l.lines, string(line))
	return len(line), nil
}

// errors returns the lines that are of an error.
func (l *logged) errors() (all []string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, line := range l.lines {
		if strings.Contains(line, "level=ERROR") {
			all = append(all, line)
		}
	}
	return all
}

func TestAFaultOfAnyFileIsFoundWhenItIsOpened(t *testing.T) {
	a := newArchive(t)
	for _, f := range faults(t, a.dir, "000002", 100) {
		t.Run(f.String(), func(t *testing.T) {
			defer f.strike(t, a.dir)()
			e, log := a.open(t)
			want := "000001"
			if f.file == currentFile { // the generation itself is whole
				want = "000002"
			}
			if got := a.check(t, e); got != want {
				t.Errorf("%s answers, want %s", got, want)
			}
			log.names(t, f)
		})
	}
}

// names holds the log to one error, which names the file of f.
func (l *logged) names(t *testing.T, f fault) {
	t.Helper()
	if all := l.errors(); len(all) != 1 || !strings.Contains(all[0], filepath.Base(f.file)) {
		t.Errorf("logged %q, want one error that names %s", all, f.file)
	}
}

func TestAFaultOfAnyFileIsFoundWhenItIsAsked(t *testing.T) {
	a := newArchive(t)
	for _, f := range faults(t, a.dir, "000002", 100) {
		t.Run(f.String(), func(t *testing.T) {
			e, log := a.open(t)
			held, err := e.View(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = held.Close() }()
			defer f.strike(t, a.dir)()
			switch name := filepath.Base(f.file); {
			case name == currentFile, name == manifestFile: // read when a generation is opened
				if got := a.check(t, e); got != "000002" {
					t.Errorf("%s answers", got)
				}
				return
			case slices.Contains(bareFiles, name):
				if got := a.check(t, e); got != "000001" {
					t.Errorf("%s answers first", got)
				}
			}
			a.await(t, e, "000001")
			if _, err := held.Search(t.Context(), a.questions[1]); !errors.Is(err, index.ErrUnavailable) {
				t.Errorf("a view of 000002: %v", err)
			}
			log.names(t, f)
		})
	}
}

// await asks until a generation answers.
func (a archive) await(t *testing.T, e index.Searcher, generation string) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); a.check(t, e) != generation && !t.Failed(); {
		if time.Now().After(deadline) {
			t.Fatalf("%s does not answer within ten seconds", generation)
		}
	}
}

// Whoever asks while files break has the answers of one generation or the other, and no error.
func TestReadersGoOnWhileFilesBreak(t *testing.T) {
	a := newArchive(t)
	for _, name := range []string{indexFile, occurrencesFile, columnsFile, storeFile} {
		t.Run(name, func(t *testing.T) {
			e, log := a.open(t)
			var readers sync.WaitGroup
			reading, stop := context.WithCancel(t.Context())
			defer stop()
			for range 4 {
				readers.Go(func() {
					for reading.Err() == nil && !t.Failed() {
						a.check(t, e)
					}
				})
			}
			f := fault{file: filepath.Join(generationsDir, "000002", name), at: 30, cut: true}
			mend := f.strike(t, a.dir)
			a.await(t, e, "000001")
			stop()
			readers.Wait()
			mend()
			log.names(t, f)
		})
	}
}

// What is only touched is read again, and goes on.
func TestAFileThatIsOnlyTouchedGoesOn(t *testing.T) {
	a := newArchive(t)
	e, log := a.open(t)
	path := filepath.Join(a.dir, generationsDir, "000002", indexFile)
	if err := os.Chtimes(path, time.Now(), time.Now()); err != nil {
		t.Fatal(err)
	}
	if got := a.check(t, e); got != "000002" || len(log.errors()) > 0 {
		t.Errorf("%s answers, logged %q", got, log.errors())
	}
}

// Where the generation before is damaged too, nothing is answered, and that is said.
func TestNothingIsAnsweredWhereNothingIsWhole(t *testing.T) {
	a := newArchive(t)
	e, _ := a.open(t)
	for _, generation := range []string{"000001", "000002"} {
		fault{file: filepath.Join(generationsDir, generation, indexFile), at: 100, cut: true}.strike(t, a.dir)
	}
	if _, err := e.Search(t.Context(), a.questions[1]); !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("%v, want ErrUnavailable", err)
	}
	if err := e.Ready(t.Context()); !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("ready: %v, want ErrUnavailable", err)
	}
	if _, err := Open(a.dir, Options{}); !errors.Is(err, index.ErrStale) || !strings.Contains(err.Error(), indexFile) {
		t.Errorf("opened: %v, want ErrStale that names %s", err, indexFile)
	}
	indextest.Rebuild(t, e, indextest.Random(1, 20))
	if err := e.Ready(t.Context()); err != nil {
		t.Errorf("after a rebuild: %v", err)
	}
}

// Another version is no damage: nothing older takes its place.
func TestAGenerationOfAnotherVersionIsNotReplaced(t *testing.T) {
	a := newArchive(t)
	if err := rewrite(filepath.Join(a.dir, generationsDir, "000002"), func(m *manifest) { m.Format++ }); err != nil {
		t.Fatal(err)
	}
	_, err := Open(a.dir, Options{})
	if !errors.Is(err, index.ErrStale) || !strings.Contains(err.Error(), fmt.Sprintf("format %d", format+1)) {
		t.Errorf("%v, want ErrStale that names the format", err)
	}
}

// A manifest of the version before had no seal, and CURRENT none to name.
func TestWhatTheVersionBeforeWroteAsksForARebuild(t *testing.T) {
	dir := t.TempDir()
	grow(t, dir, 1)
	path := filepath.Join(dir, generationsDir, "000001", manifestFile)
	if err := errors.Join(
		os.WriteFile(filepath.Join(dir, currentFile), []byte("000001\n"), 0o600),
		os.WriteFile(path, []byte(`{"generation": "000001", "format": 5}`), 0o600),
	); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, Options{}); !errors.Is(err, index.ErrStale) || isDamage(err) || !strings.Contains(err.Error(), "format 5") {
		t.Errorf("%v, want ErrStale that names format 5", err)
	}
	grow(t, dir, 1)
}

// Wherever a byte of a manifest is flipped, it is damage: not another version, and not nothing.
func TestEveryByteOfAManifestCounts(t *testing.T) {
	dir := t.TempDir()
	grow(t, dir, 1)
	generation := filepath.Join(dir, generationsDir, "000001")
	path := filepath.Join(generation, manifestFile)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 8 * len(whole) {
		content := bytes.Clone(whole)
		content[i/8] ^= 1 << (i % 8)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := readManifest(generation); err == nil || errors.Is(err, index.ErrStale) || !strings.Contains(err.Error(), manifestFile) {
			t.Errorf("bit %d of byte %d (%q): %v", i%8, i/8, whole[i/8], err)
		}
	}
}
