package pages_test

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"kiosque/torture/program"
)

// TestMarkupIsValid gives every page in both languages to the Nu Html Checker of the W3C.
func TestMarkupIsValid(t *testing.T) {
	audit(t)
	checker := tool(t, "vnu-jar/build/dist/vnu.jar")
	java, err := exec.LookPath("java")
	if err != nil {
		program.Require(t, "pages", "no java in PATH")
	}
	folder := t.TempDir()
	onEveryPage(t, func(t *testing.T, s site, pages []page) { keepMarkup(t, folder, s, pages) })
	for _, m := range faults(t, java, checker, folder) {
		t.Errorf("%s:%d: %s: %s\n\t%s", strings.TrimSuffix(filepath.Base(m.URL), ".html"), m.LastLine, m.Type, m.Message, m.Extract)
	}
}

// keepMarkup writes the pages to files.
func keepMarkup(t *testing.T, folder string, s site, pages []page) {
	t.Helper()
	for _, shown := range pages {
		for _, language := range languages {
			status, markup := s.get(shown.path, language)
			if status != shown.wanted() {
				t.Errorf("%s answers with status %d, want %d", shown.path, status, shown.wanted())
			}
			name := strings.ReplaceAll(strings.ReplaceAll(shown.name, ",", ""), " ", "-") + "." + language + ".html"
			if err := os.WriteFile(filepath.Join(folder, name), []byte(markup), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// fault is one message of the checker: an error, or a warning.
type fault struct {
	Type, URL, Message, Extract string
	LastLine                    int
}

// faults runs the checker over a folder. Its status is 1 where it has found an error.
func faults(t *testing.T, java, checker, folder string) []fault {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), java, "-jar", checker, "--format", "json", "--stdout", "--exit-zero-always", folder).Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		t.Fatalf("the checker ends with %v: %s", err, exit.Stderr)
	}
	var said struct{ Messages []fault }
	if err := json.Unmarshal(out, &said); err != nil {
		t.Fatalf("the checker says %.500s: %v", out, err)
	}
	return said.Messages
}
