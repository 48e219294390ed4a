//go:build unix

package read

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
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

// TestAFolderThatBecomesAPipeIsNotWaitedFor lists what was a folder when its name was read.
func TestAFolderThatBecomesAPipeIsNotWaitedFor(t *testing.T) {
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := syscall.Mkfifo(filepath.Join(root.Name(), "folder"), 0o600); err != nil {
		t.Skip("no pipes here: ", err)
	}
	listed := make(chan error, 1)
	go func() {
		_, err := (&walker{root: root}).list("folder")
		listed <- err
	}()
	select {
	case err := <-listed:
		if err == nil {
			t.Error("a pipe was listed")
		}
	case <-time.After(10 * time.Second):
		t.Fatal("a reading waits for a pipe")
	}
}
