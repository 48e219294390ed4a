//go:build unix

package read

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// link makes links in root, by name.
func link(t *testing.T, root string, targets map[string]string) {
	t.Helper()
	for name, target := range targets {
		if err := os.Symlink(target, filepath.Join(root, name)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestLinksOutOfTheCorpusAreFollowedOnlyWhenAllowed(t *testing.T) {
	beyond := corpus(t, map[string]string{"file.txt": "dehors", "folder/b.txt": "plus loin", "folder/metadata.csv": "file,title\nb.txt,Loin"})
	root := corpus(t, map[string]string{"a.txt": "dedans", "inside/c.txt": "dedans aussi"})
	link(t, root, map[string]string{
		"file.txt": filepath.Join(beyond, "file.txt"), "folder": filepath.Join(beyond, "folder"), "inner": "inside",
		"loop": "loop", "nothing.txt": "nowhere", "root": root, "twice": filepath.Join(beyond, "folder"), "up": filepath.Dir(root), "pipe": "/dev/null",
	})
	link(t, filepath.Join(beyond, "folder"), map[string]string{"back": "."})
	docs, refused := readAll(t, root, Options{})
	if got := paths(docs); got != "a.txt inside/c.txt" || len(refused) != 9 {
		t.Errorf("read %q, refused %q", got, refused)
	}
	docs, refused = readAll(t, root, Options{LinksOut: true})
	if got := paths(docs); !strings.HasPrefix(got, "a.txt file.txt folder/b.txt inside/c.txt") || docs[2].User.Title != "Loin" {
		t.Errorf("read %q, of which %+v", got, docs)
	}
	if i := slices.IndexFunc(refused, func(r *Refusal) bool { return r.Path == "folder/back" }); i < 0 || refused[i].Reason != "a link to a folder that is read already" {
		t.Errorf("refused %q", refused)
	}
}

func TestAFileBesideTheArticlesIsOpenedUnderTheSameRules(t *testing.T) {
	beyond := corpus(t, map[string]string{"far.tsv": "x"})
	root := corpus(t, map[string]string{"near.tsv": "x", "d/a.txt": "x"})
	link(t, root, map[string]string{"far.tsv": filepath.Join(beyond, "far.tsv")})
	tests := []struct {
		root, name string
		out        bool
		want       string
	}{
		{root, "near.tsv", false, ""}, {root, "far.tsv", true, ""}, {root, "far.tsv", false, "a link that leaves the corpus"},
		{root, "none.tsv", false, os.ErrNotExist.Error()}, {filepath.Join(root, "near.tsv"), "x", false, os.ErrNotExist.Error()},
		{root, "d", false, "a link to a folder, not followed"},
	}
	for _, test := range tests {
		f, err := Open(test.root, test.name, Options{LinksOut: test.out})
		if (test.want == "") != (err == nil) || err != nil && err.Error() != test.want {
			t.Errorf("%s: %v, want %q", test.name, err, test.want)
		}
		f.Close()
	}
}

func paths(docs []Document) string {
	var all []string
	for _, d := range docs {
		all = append(all, d.Path)
	}
	return strings.Join(all, " ")
}

// TestNothingThatIsPutInPlaceOfAFileHoldsAReadingUp swaps a file for a pipe that nobody writes to, while it is read.
func TestNothingThatIsPutInPlaceOfAFileHoldsAReadingUp(t *testing.T) {
	root := corpus(t, map[string]string{"file": "x", "z.txt": "fin"})
	pipe, name := filepath.Join(root, "pipe"), filepath.Join(root, "a.txt")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("no pipes here: ", err)
	}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for i := 0; ; i++ {
			_ = os.Link(filepath.Join(root, []string{"file", "pipe"}[i%2]), name+"~")
			_ = os.Rename(name+"~", name)
			select {
			case <-stop:
				return
			default:
			}
		}
	}()
	done := make(chan struct{})
	go func() {
		defer close(done)
		for range 5000 {
			readAll(t, root, Options{})
		}
	}()
	select {
	case <-done:
	case <-time.After(time.Minute):
		t.Fatal("a reading waits for a pipe")
	}
	close(stop)
	<-stopped
}

func TestWhatMayNotBeReadIsToldAndTheRestIsRead(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	root := corpus(t, map[string]string{"a.txt": "un", "b/c.txt": "deux", "z.txt": "trois"})
	for _, name := range []string{"a.txt", "b"} {
		if err := os.Chmod(filepath.Join(root, name), 0); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(filepath.Join(root, "b"), 0o700) })
	docs, refused := readAll(t, root, Options{})
	if paths(docs) != "z.txt" || len(refused) != 2 || !strings.Contains(refused[0].Error()+refused[1].Error(), "permission denied") {
		t.Errorf("read %v, refused %q", docs, refused)
	}
}
