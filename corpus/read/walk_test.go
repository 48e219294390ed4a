package read

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// corpus writes files into a new folder and returns its path.
func corpus(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, content := range files {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// readAll returns what Folder yields and the words of what it refuses; it
// fails on any other error.
func readAll(t *testing.T, root string, o Options) (docs []Document, refused []*Refusal) {
	t.Helper()
	for d, err := range Folder(context.Background(), root, o) {
		var r *Refusal
		switch {
		case errors.As(err, &r):
			refused = append(refused, r)
		case err != nil:
			t.Fatal(err)
		default:
			docs = append(docs, d)
		}
	}
	return docs, refused
}

func TestTheSeedsComeOutByteForByte(t *testing.T) {
	seeds := filepath.Join("..", "..", "seeds")
	docs, refused := readAll(t, seeds, Options{})
	if len(docs) != 5 || len(refused) != 0 {
		t.Fatalf("read %d documents and refused %v, want the five seeds", len(docs), refused)
	}
	for _, d := range docs {
		b, err := os.ReadFile(filepath.Join(seeds, d.Path))
		if err != nil {
			t.Fatal(err)
		}
		if d.Text != string(b) || d.ID != d.Path || !strings.HasSuffix(d.ID, ".txt") {
			t.Errorf("%s has the id %q, its text equals the file: %v", d.Path, d.ID, d.Text == string(b))
		}
	}
}

func TestEveryKindOfFileIsReadInOrder(t *testing.T) {
	root := corpus(t, map[string]string{
		"b.TXT":           "deux",
		"a/deep/er/x.htm": "<p>un",
		"c.jsonl":         `{"text":"trois"}` + "\n\n" + `{"text":"quatre"}`,
		"d.json":          `[{"text":"cinq"},` + "\n" + `{"text":"six"}]`,
		"e.json":          `{"text":` + "\n" + `"sept"}`,
		"f.txt.gz":        gzipped(t, "huit"),
		"g.ndjson.gz":     gzipped(t, `{"text":"neuf"}`),
		"h.xhtml.gz":      gzipped(t, "<p>dix</p>"),
	})
	docs, refused := readAll(t, root, Options{})
	var texts []string
	for _, d := range docs {
		texts = append(texts, d.Text)
	}
	if got := strings.Join(texts, " "); got != "un deux trois quatre cinq six sept huit neuf dix" || len(refused) > 0 {
		t.Errorf("read %q, refused %v", got, refused)
	}
}

func TestWhatIsNoArticleIsPassedOverOrIgnored(t *testing.T) {
	root := corpus(t, map[string]string{
		"README.md": "x", "readme.txt": "x", ".hidden.txt": "x", "a.txt~": "x", ".a.txt.swp": "x",
		".git/a.txt": "x", "metadata.csv": "file\n", "picture.png": "x", "README": "x",
	})
	docs, refused := readAll(t, root, Options{})
	if len(docs) != 0 || len(refused) != 1 || !refused[0].Ignored || refused[0].Path != "picture.png" {
		t.Errorf("read %v, refused %v; want picture.png ignored and nothing else", docs, refused)
	}
}

func TestWhatCannotBeUsedIsRefusedWithItsReason(t *testing.T) {
	tests := []struct{ name, file, content, want string }{
		{"an empty file", "a.txt", "", "a.txt: empty"},
		{"a file of blanks and unseen characters", "a.txt", " \n\u200b\u00a0\ufeff", "a.txt: empty"},
		{"a page without text", "d/a.html", "<script>x</script>", "d/a.html: empty"},
		{"zeros", "a.txt", "a\x00\x00\x00bcdefgh", "a.txt: binary, not text"},
		{"controls", "a.txt", "\x01\x02\x03abc", "a.txt: binary, not text"},
		{"binary lines", "a.jsonl", "\x00\x01\x02\x03", "a.jsonl: binary, not text"},
		{"too large a file", "a.txt", strings.Repeat("a", 1025), "a.txt: larger than 1 KiB"},
		{"too large once unzipped", "a.txt.gz", gzipped(t, strings.Repeat("a", 1025)), "a.txt.gz: larger than 1 KiB"},
		{"no gzip", "a.txt.gz", "plain, and long enough", "a.txt.gz: gzip: invalid header"},
		{"a cut gzip", "a.txt.gz", gzipped(t, "some words")[:20], "a.txt.gz: gzip: unexpected EOF"},
		{"an empty file of lines", "a.jsonl", "\n\n", "a.jsonl: empty"},
		{"an empty array", "a.json", "[]", "a.json: empty"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			root := corpus(t, map[string]string{test.file: test.content, "z.txt": "fine"})
			docs, refused := readAll(t, root, Options{MaxBytes: 1024})
			if len(refused) != 1 || refused[0].Error() != test.want {
				t.Errorf("refused %q, want %q", refused, test.want)
			}
			if len(docs) != 1 || docs[0].Path != "z.txt" {
				t.Errorf("read %v, want the file after it", docs)
			}
		})
	}
}

func TestAnUnreadableFileIsRefused(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root can read everything")
	}
	root := corpus(t, map[string]string{"a.txt": "x"})
	if err := os.Chmod(filepath.Join(root, "a.txt"), 0); err != nil {
		t.Fatal(err)
	}
	if _, refused := readAll(t, root, Options{}); len(refused) != 1 || refused[0].Reason != "unreadable: permission denied" {
		t.Errorf("refused %v", refused)
	}
}

func TestLinksStayInTheCorpus(t *testing.T) {
	outside := corpus(t, map[string]string{"secret.txt": "secret"})
	root := corpus(t, map[string]string{"d/a.txt": "inside", ".store/b.txt": "stored"})
	for name, target := range map[string]string{
		"absolute.txt": filepath.Join(outside, "secret.txt"),
		"climbing.txt": "../../../../../../etc/hostname",
		"dangling.txt": "nothing",
		"looping.txt":  "looping.txt",
		"d/up":         "..",
		"good.txt":     ".store/b.txt",
	} {
		if err := os.Symlink(target, filepath.Join(root, name)); err != nil {
			t.Skip("no links here: ", err)
		}
	}
	docs, refused := readAll(t, root, Options{})
	if len(docs) != 2 || docs[0].Text != "inside" || docs[1].Text != "stored" || docs[1].Path != "good.txt" {
		t.Errorf("read %v, want d/a.txt and good.txt", docs)
	}
	want := map[string]string{
		"absolute.txt": "a link that leaves the corpus",
		"climbing.txt": "a link that leaves the corpus",
		"dangling.txt": "a link to nothing",
		"looping.txt":  "a link that loops",
		"d/up":         "a link to a folder, not followed",
	}
	for _, r := range refused {
		if want[r.Path] != r.Reason {
			t.Errorf("refused %v, want %q", r, want[r.Path])
		}
		delete(want, r.Path)
	}
	if len(want) > 0 {
		t.Errorf("not refused: %v", want)
	}
}

func TestARootMayBeOneFile(t *testing.T) {
	root := corpus(t, map[string]string{
		"a.jsonl": `{"text":"un"}`, "b.txt": "deux", "metadata.csv": "file,title\nb.txt,Titre\nc.txt,Absent\n",
	})
	docs, refused := readAll(t, filepath.Join(root, "b.txt"), Options{})
	if len(docs) != 1 || docs[0].ID != "b.txt" || docs[0].User.Title != "Titre" || len(refused) != 0 {
		t.Errorf("read %+v, refused %v", docs, refused)
	}
	if docs, _ = readAll(t, filepath.Join(root, "a.jsonl"), Options{}); len(docs) != 1 || docs[0].Text != "un" {
		t.Errorf("read %+v", docs)
	}
}

func TestFoldersBeyondReasonAreRefused(t *testing.T) {
	root := corpus(t, map[string]string{strings.Repeat("d/", maxDepth) + "a.txt": "in", strings.Repeat("d/", maxDepth+1) + "a.txt": "out"})
	docs, refused := readAll(t, root, Options{})
	if len(docs) != 1 || docs[0].Text != "in" || len(refused) != 1 || refused[0].Reason != "more than 100 folders deep" {
		t.Errorf("read %v, refused %v", docs, refused)
	}
}

func TestAMissingRootIsTheLastError(t *testing.T) {
	var last error
	for _, err := range Folder(t.Context(), filepath.Join(t.TempDir(), "nothing"), Options{}) {
		last = err
	}
	if !errors.Is(last, os.ErrNotExist) {
		t.Errorf("error is %v", last)
	}
}

func TestAnEndedContextIsTheLastError(t *testing.T) {
	root := corpus(t, map[string]string{"a.txt": "x", "b.txt": "y", "c.txt": "z"})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var errs []error
	for _, err := range Folder(ctx, root, Options{}) {
		errs = append(errs, err)
		cancel()
	}
	if len(errs) != 2 || !errors.Is(errs[1], context.Canceled) {
		t.Errorf("yielded %v, want one document and the end of the context", errs)
	}
}

func TestTheCallerMayBreakOff(t *testing.T) {
	root := corpus(t, map[string]string{"a.txt": "x", "b.jsonl": "no\nno\n"})
	for range 3 {
		n := 0
		for range Folder(t.Context(), root, Options{}) {
			if n++; n == 2 {
				break
			}
		}
	}
}

func TestIdentifiersAreStableAndSafe(t *testing.T) {
	root := corpus(t, map[string]string{
		"d/a-1.txt": "x", "d/é.txt": "x", "d/a~b.txt": "x",
		"z.jsonl": `{"id":"A-1","text":"x"}` + "\n" + `{"id":"a b","text":"x"}` + "\n" + `{"id":17,"text":"x"}` + "\n" + `{"title":"t","url":"u","text":"x"}`,
	})
	want := []string{"d~a-1.txt", "x" + hash("d/a~b.txt"), "x" + hash("d/é.txt"), "A-1", "x" + hash("a b"), "17", "r" + hash("t\nu\nx")}
	docs, refused := readAll(t, root, Options{})
	for i, d := range docs {
		if d.ID != want[i] || !safe(d.ID) {
			t.Errorf("%s has the id %q, want %q", d.Path, d.ID, want[i])
		}
	}
	if len(docs) != len(want) || len(refused) > 0 {
		t.Errorf("read %d, refused %v", len(docs), refused)
	}
}
