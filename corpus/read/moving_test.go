package read

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestAFileThatMustWaitIsRefused(t *testing.T) {
	root := corpus(t, map[string]string{"a.txt": "un", "d/b.jsonl": `{"text":"deux"}`})
	var asked []string
	docs, refused := readAll(t, root, Options{Wait: func(path string, written time.Time) bool {
		asked = append(asked, path)
		return path == "d/b.jsonl" && time.Since(written) < time.Hour
	}})
	if len(docs) != 1 || len(refused) != 1 || refused[0].Error() != "d/b.jsonl: being written" || len(asked) != 2 {
		t.Errorf("read %v, refused %q, asked %q", docs, refused, asked)
	}
}

// TestFilesThatMoveWhileTheyAreReadAreReadWholeOrTold cuts, grows and removes files under a reading.
func TestFilesThatMoveWhileTheyAreReadAreReadWholeOrTold(t *testing.T) {
	root := corpus(t, map[string]string{"a.txt": "", "b.jsonl": "", "z.txt": "fin"})
	line := `{"text":"` + strings.Repeat("mot ", 20000) + `"}` + "\n"
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for i := 1; ; i++ {
			for name, content := range map[string]string{"a.txt": strings.Repeat("mot ", 50000), "b.jsonl": strings.Repeat(line, 5)} {
				switch path := filepath.Join(root, name); i % 3 {
				case 0:
					_ = os.Remove(path)
				case 1:
					_ = os.WriteFile(path, []byte(content), 0o600)
				case 2:
					_ = os.Truncate(path, int64(len(content)/3))
				}
			}
			select {
			case <-stop:
				return
			default:
			}
		}
	}()
	for range 200 {
		docs, _ := readAll(t, root, Options{}) // no other error than refusals
		if len(docs) == 0 || docs[len(docs)-1].Path != "z.txt" {
			t.Fatal("the reading ended before its time")
		}
	}
	close(stop)
	<-stopped
}

// TestAFileThatGrowsFasterThanItIsReadHasAnEnd adds a record for every one that comes.
func TestAFileThatGrowsFasterThanItIsReadHasAnEnd(t *testing.T) {
	line := `{"text":"` + strings.Repeat("mot ", 20000) + `"}` + "\n"
	root := corpus(t, map[string]string{"a.jsonl": strings.Repeat(line, 3)})
	f, err := os.OpenFile(filepath.Join(root, "a.jsonl"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, told := 0, ""
	for _, err := range Folder(t.Context(), root, Options{}) {
		if err != nil {
			told = err.Error()
		} else if records++; records > 100 {
			t.Fatal("it has no end")
		} else if _, err := f.WriteString(line + line); err != nil {
			t.Fatal(err)
		}
	}
	if records != 3 || !strings.Contains(told, "changed while it was read") {
		t.Errorf("%d records, told %q", records, told)
	}
}

func TestWhatAReadingOpensIsListed(t *testing.T) {
	root := corpus(t, map[string]string{
		"a.txt": "un", "d/b.html.gz": "x", "d/metadata.tsv": "file", "organisations.tsv": "Un\tOne", "c.png": "x",
		".hidden.txt": "x", ".git/a.txt": "x", "README.md": "x", "data/a.txt": "x",
	})
	var all []string
	for f, err := range Files(t.Context(), root, Options{Except: filepath.Join(root, "data")}) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, f.Path)
		if f.Info.Size() == 0 {
			t.Errorf("%s is empty", f.Path)
		}
	}
	if got := strings.Join(all, " "); got != "a.txt d/b.html.gz d/metadata.tsv organisations.tsv" {
		t.Errorf("listed %q", got)
	}
}
