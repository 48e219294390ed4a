package docs_test

import (
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// documents are those whose commands are run.
func documents(t *testing.T) []string {
	t.Helper()
	return files(t, "../*.md", "*.md")
}

func files(t *testing.T, patterns ...string) (all []string) {
	t.Helper()
	for _, pattern := range patterns {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, found...)
	}
	return all
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// line is one of a document; in a fenced block it has the block's language, which may be "".
type line struct {
	text, language string
	fenced         bool
	number         int
}

// lines yields those of a document but the fences.
func lines(text string) iter.Seq[line] {
	return func(yield func(line) bool) {
		at := line{}
		for raw := range strings.Lines(text) {
			at.number++
			at.text = strings.TrimRight(raw, "\n")
			switch trimmed := strings.TrimSpace(at.text); {
			case at.fenced && trimmed == "```":
				at.fenced, at.language = false, ""
			case !at.fenced && strings.HasPrefix(trimmed, "```"):
				at.fenced, at.language = true, strings.TrimPrefix(trimmed, "```")
			case !yield(at):
				return
			}
		}
	}
}

// typedIn returns what a document tells its readers to type: the blocks marked sh, one after the other.
func typedIn(text string) string {
	var all strings.Builder
	for l := range lines(text) {
		if l.fenced && l.language == "sh" {
			all.WriteString(l.text + "\n")
		}
	}
	return all.String()
}

// shells are names of languages by which a block of commands would escape being run.
var shells = []string{"bash", "shell", "console", "zsh", "terminal"}

// A block that is not marked sh is not run, so no line of it may be a command.
func TestWhatLooksLikeACommandIsMarkedAsOne(t *testing.T) {
	for _, document := range files(t, "../*.md", "*.md", "decisions/*.md", "../*/README.md") {
		for l := range lines(read(t, document)) {
			if !l.fenced || l.language != "" && !slices.Contains(shells, l.language) {
				continue
			}
			if name := command(t, l.text); name != "" {
				t.Errorf("%s:%d: a block that is not marked sh has the command %s", document, l.number, name)
			}
		}
	}
}

// command is the name of the command that a line begins with, behind a prompt and settings of the environment; or "".
func command(t *testing.T, text string) string {
	t.Helper()
	for _, word := range strings.Fields(strings.TrimPrefix(strings.TrimSpace(text), "$ ")) {
		if !strings.Contains(word, "=") {
			name := strings.TrimPrefix(word, "./")
			if slices.Contains(commands(t), name) {
				return name
			}
			return ""
		}
	}
	return ""
}

// commands are those that stand in for others, and what else documents may have.
func commands(t *testing.T) (names []string) {
	t.Helper()
	for _, path := range files(t, "testdata/commands/*") {
		names = append(names, filepath.Base(path))
	}
	return append(names, "bash", "cat", "cd", "cp", "git", "head", "mkdir", "nginx", "npm", "openssl", "podman", "python3", "scp", "systemd-run", "tar", "wget")
}

// A command that is another here has to say why, and where it is tried.
func TestWhatStandsInSaysWhy(t *testing.T) {
	for _, path := range files(t, "testdata/commands/*") {
		if second := strings.SplitN(read(t, path), "\n", 3)[1]; !strings.HasPrefix(second, "# ") {
			t.Errorf("%s says nothing of why it stands in", path)
		}
	}
}

func TestABlockOfCommandsIsKnownByItsLines(t *testing.T) {
	for text, want := range map[string]string{
		"curl http://127.0.0.1/": "curl", "$ A=b kiosque config": "kiosque", "  ./kiosque serve": "kiosque",
		"main.go → cli": "", "data/": "", "": "", "A=b": "",
	} {
		if got := command(t, text); got != want {
			t.Errorf("%q is the command %q, want %q", text, got, want)
		}
	}
}
