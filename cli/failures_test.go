package cli_test

import (
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// wantOneSentence holds that a command ended with a status other than 0 and
// said why in one line that has all the words.
func wantOneSentence(t *testing.T, got outcome, words ...string) {
	t.Helper()
	said := strings.TrimSpace(got.err)
	if got.status != 1 || said == "" || strings.Contains(said, "\n") {
		t.Errorf("status %d, said:\n%s\nwant status 1 and one line", got.status, said)
	}
	for _, word := range words {
		if !strings.Contains(said, word) {
			t.Errorf("said %q; want %q in it", said, word)
		}
	}
}

func TestAMissingCorpusIsToldInOneSentence(t *testing.T) {
	for _, command := range []string{"serve", "rebuild"} {
		t.Run(command, func(t *testing.T) {
			corpus := filepath.Join(t.TempDir(), "nowhere")
			arguments := []string{command, "--corpus", corpus, "--data", t.TempDir()}
			if command == "serve" {
				arguments = append(arguments, "--addr", "127.0.0.1:0")
			}
			wantOneSentence(t, ended(t, arguments...), corpus)
		})
	}
}

func TestACorpusWithoutArticlesIsToldInOneSentence(t *testing.T) {
	corpus := t.TempDir()
	wantOneSentence(t, ended(t, "rebuild", "--corpus", corpus, "--data", t.TempDir()), corpus)
}

func TestADataFolderThatIsAFileIsToldInOneSentence(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	if err := os.WriteFile(data, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{{"serve", "--addr", "127.0.0.1:0"}, {"rebuild"}, {"search", "europol"}} {
		wantOneSentence(t, ended(t, append(command, "--data", data)...), data)
	}
}

func TestADataFolderThatCannotBeWrittenIsToldInOneSentence(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere")
	}
	data := t.TempDir()
	if err := os.Chmod(data, 0o500); err != nil {
		t.Fatal(err)
	}
	wantOneSentence(t, ended(t, "rebuild", "--data", data), data)
}

func TestAPortInUseIsToldInOneSentence(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	address := listener.Addr().String()
	wantOneSentence(t, ended(t, "serve", "--addr", address, "--data", t.TempDir()), address)
}

func TestAnIndexOfAnotherVersionAsksForARebuild(t *testing.T) {
	data := t.TempDir()
	if got := ended(t, "rebuild", "--data", data); got.status != 0 {
		t.Fatal(got.err)
	}
	age(t, data)
	for _, command := range [][]string{{"serve", "--addr", "127.0.0.1:0"}, {"search", "europol"}} {
		t.Run(command[0], func(t *testing.T) {
			wantOneSentence(t, ended(t, append(command, "--data", data)...), "run kiosque rebuild")
		})
	}
	if got := ended(t, "rebuild", "--data", data); got.status != 0 {
		t.Errorf("rebuild does not mend it: %s", got.err)
	}
	if got := ended(t, "search", "europol", "--data", data); got.status != 0 {
		t.Errorf("after the rebuild search says: %s", got.err)
	}
}

// age makes every generation in data one of another version.
func age(t *testing.T, data string) {
	t.Helper()
	manifests, err := filepath.Glob(filepath.Join(data, "generations", "*", "manifest.json"))
	if err != nil || len(manifests) == 0 {
		t.Fatalf("no manifest in %s: %v", data, err)
	}
	format := regexp.MustCompile(`("format": *)\d+`)
	for _, name := range manifests {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		aged := format.ReplaceAll(content, []byte("${1}999"))
		if string(aged) == string(content) {
			t.Fatalf("%s states no format", name)
		}
		if err := os.WriteFile(name, aged, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestACommandLineThatIsNotUnderstoodHasStatus2(t *testing.T) {
	for _, arguments := range [][]string{
		{"sreve"}, {"serve", "--colour"}, {"inspect"}, {"rebuild", "now"}, {"search", "--year", "soon", "europol"},
	} {
		if got := ended(t, arguments...); got.status != 2 || got.err == "" {
			t.Errorf("%v: status %d, %q; want 2 and a sentence", arguments, got.status, got.err)
		}
	}
}
