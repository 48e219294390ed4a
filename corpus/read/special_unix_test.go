//go:build unix

package read

import (
	"path/filepath"
	"syscall"
	"testing"
)

func TestAPipeIsRefusedAndNotOpened(t *testing.T) {
	root := corpus(t, map[string]string{"b.txt": "x"})
	if err := syscall.Mkfifo(filepath.Join(root, "a.txt"), 0o600); err != nil {
		t.Skip("no pipes here: ", err)
	}
	docs, refused := readAll(t, root, Options{})
	if len(docs) != 1 || len(refused) != 1 || refused[0].Error() != "a.txt: not a regular file" {
		t.Errorf("read %v, refused %v", docs, refused)
	}
	for _, err := range Folder(t.Context(), filepath.Join(root, "a.txt"), Options{}) {
		if err == nil {
			t.Error("a pipe was read as a corpus")
		}
	}
}
