package cli_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestResultsAreWrittenToAFile(t *testing.T) {
	data, folder := t.TempDir(), t.TempDir()
	if got := ended(t, "rebuild", "--data", data); got.status != 0 {
		t.Fatal(got.err)
	}
	name := filepath.Join(folder, "hits.csv")
	got := ended(t, "export", "cyberataque", "--country", "BE", "--fields", "id,countries", "--bom", "--output", name, "--data", data)
	text, err := os.ReadFile(name)
	if err != nil || got.status != 0 || got.out != "" || !strings.Contains(got.err, "2 rows") || !strings.Contains(got.err, "“cyberattaque”") {
		t.Fatalf("%v, %+v", err, got)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(text), "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 3 || strings.Join(rows[0], " ") != "id countries" || !strings.HasPrefix(string(text), "\ufeff") {
		t.Errorf("%v, %q", err, text)
	}
	if got := ended(t, "export", "--format", "jsonl", "--data", data); got.status != 0 || strings.Count(got.out, "\n") != 5 {
		t.Errorf("%+v", got)
	}
	for ending, begins := range map[string]string{"csv": "id,", "jsonl": "{", "bib": "@", "ris": "TY", "json": "[", "txt": "Une", "zip": "id,"} {
		name := filepath.Join(t.TempDir(), "hits."+ending)
		got := ended(t, "export", "cyberattaque", "--lang", "fr", "--output", name, "--data", data)
		if text, err := os.ReadFile(name); err != nil || got.status != 0 || !strings.HasPrefix(string(text), begins) {
			t.Errorf("%s: %v, %+v\n%.40s", ending, err, got, text)
		}
	}
	for _, c := range []struct {
		says      string
		status    int
		arguments []string
	}{
		{"format: expected one of csv", 2, []string{"--format", "xls"}},
		{"fields: expected names", 2, []string{"--fields", "nothing"}},
		{"page: expected nothing: an export has every hit", 2, []string{"--page", "2"}},
		{"year: expected", 2, []string{"--year", "17"}},
		{"no plain file", 1, []string{"--output", folder}},
		{"no such file", 1, []string{"--output", filepath.Join(folder, "none", "hits.csv")}},
	} {
		if got := ended(t, append([]string{"export", "--data", data}, c.arguments...)...); got.status != c.status || !strings.Contains(got.err, c.says) || got.out != "" {
			t.Errorf("%q: %+v", c.arguments, got)
		}
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
		t.Errorf("%v, the folder holds %v", err, left)
	}
}
