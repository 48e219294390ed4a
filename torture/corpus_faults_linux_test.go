package main

import (
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"kiosque/torture/program"
)

// within bounds a rebuild of some hundred articles, whatever befalls them.
const within = 30 * time.Second

// spread makes the corpus of an edition as one file an article.
func (e edition) spread(t testing.TB, folder string) {
	t.Helper()
	for n := range e.articles {
		a := e.article(n)
		write(t, filepath.Join(folder, fmt.Sprintf("%02d", n%7), a.ID+".txt"), a.Title+"\n\n"+a.Text)
	}
}

func TestWhatIsNoFileIsToldAndPassedOver(t *testing.T) {
	folder := t.TempDir()
	morning.spread(t, folder)
	outside := filepath.Join(t.TempDir(), "secret.txt")
	write(t, outside, strings.Repeat("A text that lies outside of the corpus, xylophonissime, is nobody’s business.\n", 9))
	odd := map[string]error{ // by the path that the rebuild must name
		"loop/a.txt":    link(folder, "loop/b.txt", "loop/a.txt"),
		"loop/b.txt":    link(folder, "loop/a.txt", "loop/b.txt"),
		"loop/self.txt": link(folder, "../loop/self.txt", "loop/self.txt"),
		"up.txt":        link(folder, "..", "up.txt"),
		"nowhere.txt":   link(folder, "nothing.txt", "nowhere.txt"),
		"outside.txt":   link(folder, outside, "outside.txt"),
		"folder.txt":    link(folder, "00", "folder.txt"),
		"fifo.txt":      syscall.Mkfifo(filepath.Join(folder, "fifo.txt"), 0o644),
		"fifo.jsonl":    syscall.Mkfifo(filepath.Join(folder, "fifo.jsonl"), 0o644),
		"metadata.tsv":  syscall.Mkfifo(filepath.Join(folder, "metadata.tsv"), 0o644),
		"socket.html":   socket(t, filepath.Join(folder, "socket.html")),
		"device.txt":    link(folder, "/dev/zero", "device.txt"),
	}
	for path, err := range odd {
		if err != nil {
			t.Fatalf("make %s: %v", path, err)
		}
	}
	data := t.TempDir()
	got := rebuild(t, data, folder)
	if got.Status != 0 || !strings.Contains(got.Out, fmt.Sprintf("%d kept", morning.articles)) || got.Took > within {
		t.Errorf("status %d after %v\n%s%s", got.Status, got.Took, got.Out, got.Err)
	}
	for path := range odd {
		if !strings.Contains(got.Err, path) {
			t.Errorf("%s is not told of:\n%s", path, got.Err)
		}
	}
	if n := count(t, data, "=xylophonissime"); n > 0 {
		t.Errorf("what lies outside is found %d times", n)
	}
	note(t, "links that loop, lead out or nowhere, FIFOs, a socket and a device in the corpus", figure{float64(len(odd)), "told by name"},
		figure{float64(morning.articles), "articles all kept"}, figure{milliseconds(got.Took), "ms"})
}

func link(folder, to, name string) error {
	path := filepath.Join(folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.Symlink(to, path)
}

// socket listens at a path until the test ends.
func socket(t *testing.T, path string) error {
	short := filepath.Join("/tmp", fmt.Sprintf("kiosque-%d.sock", os.Getpid())) // an address has at most 107 bytes
	listener, err := net.Listen("unix", short)
	if err != nil {
		return err
	}
	t.Cleanup(func() { listener.Close() })
	return os.Rename(short, path)
}

func TestACorpusThatChangesWhileItIsReadKeepsTheRest(t *testing.T) {
	r, folder, data := chance(t), t.TempDir(), t.TempDir()
	morning.spread(t, folder)
	victims := filepath.Join(folder, "victims")
	v := edition{"vespérale", 40}
	v.spread(t, victims)
	mustRebuild(t, data, folder)

	changed := disturb(t, r, victims)
	rebuilds := times(2, 3, 30)
	var slowest time.Duration
	for range rebuilds {
		got := rebuild(t, data, folder)
		slowest = max(slowest, got.Took)
		if got.Status != 0 || got.Took > within || strings.Contains(got.Err, "goroutine ") {
			t.Fatalf("status %d after %v\n%s%s", got.Status, got.Took, got.Out, got.Err)
		}
		if n := count(t, data, "="+morning.name); n != morning.articles {
			t.Errorf("%d articles of the %d that nobody touched", n, morning.articles)
		}
	}
	note(t, "files removed, truncated, rewritten and made FIFOs while they are read", figure{float64(changed()), "changes"},
		figure{float64(rebuilds), "rebuilds worked"}, figure{milliseconds(slowest), "ms the slowest"}, figure{0, "untouched articles lost"})
	wantNoJunk(t, data)
}

// count asks the command line how many articles a question finds.
func count(t *testing.T, data, q string) int {
	t.Helper()
	got := program.Plain.Run(t, "search", "--copies", "all", "--data", data, q)
	if strings.Contains(got.Out, "nothing found") {
		return 0
	}
	var first, last, total int
	line := got.Out[strings.LastIndex(strings.TrimSpace(got.Out), "\n")+1:]
	if _, err := fmt.Sscanf(line, "%d–%d of %d", &first, &last, &total); err != nil {
		t.Errorf("search %s: %v in %q %s", q, err, line, got.Err)
	}
	return total
}

// disturb changes files of a folder, one every half millisecond, until what it returns is called.
func disturb(t *testing.T, r *rand.Rand, folder string) (stop func() (changes int)) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal("nothing to disturb", err)
	}
	contents := map[string][]byte{}
	for _, file := range files {
		if contents[file], err = os.ReadFile(file); err != nil {
			t.Fatal(err)
		}
	}
	done, ended := make(chan struct{}), make(chan int)
	go func() {
		for n := 0; ; n++ {
			select {
			case <-done:
				ended <- n
				return
			case <-time.After(500 * time.Microsecond):
				file := files[r.IntN(len(files))]
				change(r.IntN(5), file, contents[file])
			}
		}
	}()
	return func() int {
		close(done)
		return <-ended
	}
}

// change does one of five things to a file. What fails was done before.
func change(what int, file string, content []byte) {
	switch what {
	case 0:
		_ = os.Remove(file)
	case 1:
		_ = os.Truncate(file, int64(len(content)/2))
	case 2:
		_ = os.Remove(file)
		_ = syscall.Mkfifo(file, 0o644)
	case 3:
		_ = os.Remove(file)
		_ = os.WriteFile(file, content, 0o644)
	case 4:
		_ = os.Remove(file)
		_ = os.Mkdir(file, 0o755)
	}
}

func TestAFolderThatMayNotBeReadIsToldAndPassedOver(t *testing.T) {
	d := newDisk(t)
	folder, data := filepath.Join(d.path, "corpus"), filepath.Join(d.path, "data")
	morning.spread(t, folder)
	write(t, filepath.Join(folder, "closed", "a.txt"), "A text.")
	write(t, filepath.Join(folder, "unreadable.txt"), "A text.")
	for path, mode := range map[string]os.FileMode{filepath.Join(folder, "closed"): 0, filepath.Join(folder, "unreadable.txt"): 0, d.path: 0o777} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	cmd := as(program.Plain.Command(t, rebuildArguments(t, data, folder)...), d.path)
	if err := as(program.Plain.Command(t, "version"), d.path).Run(); err != nil {
		program.Require(t, "torture", "another user is wanted: "+err.Error())
	}
	got := program.End(t, cmd)
	if got.Status != 0 || !strings.Contains(got.Out, fmt.Sprintf("%d kept", morning.articles)) {
		t.Errorf("status %d\n%s%s", got.Status, got.Out, got.Err)
	}
	for _, path := range []string{"closed", "unreadable.txt"} {
		if !strings.Contains(got.Err, path+": unreadable: permission denied") {
			t.Errorf("%s is not told of:\n%s", path, got.Err)
		}
	}
}
