package cli

import (
	"os"
	"path/filepath"
	"testing"
)

func TestNothingOutsideTheCorpusIsGiven(t *testing.T) {
	above := t.TempDir()
	root := filepath.Join(above, "corpus")
	lay := func(path string, size int) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, make([]byte, size), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	lay(filepath.Join(above, "secret.txt"), 7)
	lay(filepath.Join(root, "un", "a.txt"), 5)
	lay(filepath.Join(root, "b.txt"), 3)
	lay(filepath.Join(root, "large.txt"), 1<<20+1)
	if err := os.Symlink("../secret.txt", filepath.Join(root, "link.txt")); err != nil {
		t.Skip(err)
	}
	folder, one, linked := files{source{root: root, maxArticle: 1}}, files{source{root: filepath.Join(root, "b.txt"), maxArticle: 1}}, files{source{root: root, maxArticle: 1, linksOut: true}}
	for _, c := range []struct {
		files
		path string
		want int // bytes, -1 for refused
	}{
		{folder, "un/a.txt", 5}, {folder, "b.txt", 3}, {folder, "large.txt", -1}, {folder, "link.txt", -1}, {linked, "link.txt", 7}, {linked, "../secret.txt", -1}, {linked, filepath.Join(above, "secret.txt"), -1},
		{folder, "../secret.txt", -1}, {folder, "un/../../secret.txt", -1}, {folder, filepath.Join(above, "secret.txt"), -1}, {folder, "un", -1}, {folder, "", -1},
		{folder, "none.txt", -1}, {one, "b.txt", 3}, {one, "large.txt", -1}, {one, "un/a.txt", -1}, {one, "../secret.txt", -1},
		{files{source{root: filepath.Join(above, "none"), maxArticle: 1}}, "b.txt", -1},
	} {
		body, err := c.Read(c.path)
		if (err != nil) != (c.want < 0) || err == nil && len(body) != c.want {
			t.Errorf("%q: %d bytes, %v", c.path, len(body), err)
		}
	}
	for path, want := range map[string]bool{"a.txt": true, "a.HTML.gz": true, "a.jsonl": false, "a.json": false, "a.pdf": false, "": false} {
		if (files{}).IsArticle(path) != want {
			t.Errorf("%q is one article: %v", path, !want)
		}
	}
}
