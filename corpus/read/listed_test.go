package read

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// list writes a list of files and returns its path.
func list(t *testing.T, lines string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "list")
	if err := os.WriteFile(path, []byte(lines), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// A corpus that is listed is read as one that is walked, with the tables of its folders.
func TestAListIsReadAsAWalkIs(t *testing.T) {
	root := corpus(t, map[string]string{
		"a/b/x.txt": "un", "a/b/y.txt": "deux", "a/z.txt": "trois", "b.jsonl": `{"text":"quatre"}` + "\n" + `{"text":"cinq"}`, "c/d.txt": "six",
		".hidden/e.txt": "x", "a/.f.txt": "x", "README.md": "x", "a/picture.png": "x",
		"metadata.csv": "file,title\na/z.txt,Trois\nnowhere.txt,None\n", "a/metadata.jsonl": `{"file":"b/x.txt","title":"Un"}` + "\n", "c/metadata.tsv": "file\ttitle\nd.txt\tSix\n",
	})
	wanted, wantRefused := readAll(t, root, Options{})
	all := list(t, "./.hidden/e.txt\r\nREADME.md\na/\na/.f.txt\na/b/x.txt\na/b/y.txt\na/picture.png\na/z.txt\n\nb.jsonl\nc/d.txt\nmetadata.csv")
	docs, refused := readAll(t, root, Options{List: all})
	if len(docs) != 6 || !reflect.DeepEqual(docs, wanted) || !reflect.DeepEqual(refused, wantRefused) {
		t.Errorf("read %+v\nwant %+v\nrefused %v, want %v", docs, wanted, refused, wantRefused)
	}
	docs, refused = readAll(t, root, Options{List: list(t, "a/b/x.txt\na/gone.txt\nc\nc/d.txt\n")})
	if len(docs) != 2 || docs[0].User.Title != "Un" || docs[1].User.Title != "Six" || len(refused) != 3 {
		t.Errorf("read %+v, refused %v", docs, refused)
	}
}

// The files that are looked at are those that are read.
func TestAListIsFollowedAsAWalkIs(t *testing.T) {
	root := corpus(t, map[string]string{"a/x.txt": "un", "a/metadata.csv": "file,title\n", "b.txt": "deux", "canaries.txt": "x", "c.txt": "not listed"})
	var seen []string
	for f, err := range Files(t.Context(), root, Options{List: list(t, "a/gone.txt\na/x.txt\nb.txt\n")}) {
		if err != nil {
			t.Fatal(err)
		}
		seen = append(seen, f.Path)
	}
	if have := strings.Join(seen, " "); have != "canaries.txt a/metadata.csv a/x.txt b.txt" {
		t.Error(have)
	}
}

// What is no list ends the reading, and says at which line.
func TestWhatIsNoListOfFilesIsAnError(t *testing.T) {
	root := corpus(t, map[string]string{"a.txt": "un", "b.txt": "deux"})
	for lines, says := range map[string]string{
		"b.txt\na.txt\n":          `:2: "a.txt" does not come after "b.txt"; sort the list`,
		"a.txt\na.txt\n":          `:2: "a.txt" does not come after "a.txt"`,
		"a.txt\n../b.txt\n":       `:2: "../b.txt": expected a path below the corpus`,
		"/etc/passwd":             `:1: "/etc/passwd": expected a path below the corpus`,
		"a/../..\n":               `:1: "a/../..": expected a path below the corpus`,
		"a.txt\x00\n":             `:1: "a.txt\x00": expected a path below the corpus`,
		"s3://bucket/a.txt\n":     `:1: "s3://bucket/a.txt" is an address`,
		strings.Repeat("a", 5000): `:1: longer than 4096 bytes, this is no list of files`,
	} {
		path := list(t, lines)
		var last error
		for _, err := range Folder(t.Context(), root, Options{List: path}) {
			last = err
		}
		if last == nil || !strings.Contains(last.Error(), path+says) {
			t.Errorf("%.40q: %v, want %s", lines, last, says)
		}
	}
	for _, o := range []struct{ root, list string }{{root, "nowhere"}, {filepath.Join(root, "a.txt"), list(t, "a.txt\n")}} {
		var last error
		for _, err := range Folder(t.Context(), o.root, Options{List: o.list}) {
			last = err
		}
		if last == nil {
			t.Errorf("%s of %s is read", o.list, o.root)
		}
	}
}
