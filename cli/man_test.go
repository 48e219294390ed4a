package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheManualPageHasEveryCommandAndFlag(t *testing.T) {
	page := ended(t, "man").out
	for _, want := range []string{".SS \"serve [flags]\"", ".SS \"evaluate relevance [flags]\"", ".SS \"config [flags]\"", `\-\-max\-searches NUMBER`, "KIOSQUE_READ_KEY", "/etc/kiosque/kiosque.toml",
		".SH \"EXIT STATUS\"", `kiosque backup \- | ssh elsewhere kiosque restore \-`, "by the files that the system lets it open"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(page, "completion help") || strings.Contains(page, "(default") {
		t.Error("the page has what is not of it")
	}
}

func TestTheManualPageIsTheSameAgainAndDatedByItsSources(t *testing.T) {
	folder := t.TempDir()
	undated, again := endedIn(t, folder, nil, "man"), endedIn(t, folder, []string{"KIOSQUE_ADDR=:1", "GOMAXPROCS=1"}, "man")
	if undated != again {
		t.Error("the same program has printed two pages")
	}
	dated := endedIn(t, folder, []string{"SOURCE_DATE_EPOCH=86400"}, "man")
	if title, _, _ := strings.Cut(dated.out, "\n"); !strings.Contains(title, `"1970-01-02"`) {
		t.Error(title)
	}
}

func TestTheManualPageIsWellFormed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "kiosque.1")
	page := endedIn(t, t.TempDir(), []string{"SOURCE_DATE_EPOCH=86400"}, "man").out
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, checker := range [][]string{{"mandoc", "-Tlint", "-Wwarning", file}, {"groff", "-k", "-man", "-Tutf8", "-ww", "-z", file}} {
		path, err := exec.LookPath(checker[0])
		if err != nil {
			t.Logf("%s is not here to look at it", checker[0])
			continue
		}
		if out, err := exec.Command(path, checker[1:]...).CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("%s: %v\n%s", checker[0], err, out)
		}
	}
}
