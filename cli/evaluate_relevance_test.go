package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	ownQueries = `{"id": "1", "text": "cyberattaque"}` + "\n" + `{"id": "2", "text": "zzzz"}` + "\n"
	ownGrades  = "1\t001_be0063f260622af6.txt\t2\n2\t003_ab1ecf976a867dbd.txt\t1\n"
)

// written writes text to a file in folder and returns its path.
func written(t *testing.T, folder, name, text string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAnArchiveIsMeasuredByOnesOwnJudgements(t *testing.T) {
	folder := t.TempDir()
	data, runs := filepath.Join(folder, "data"), filepath.Join(folder, "runs")
	if got := ended(t, "rebuild", "--data", data); got.status != 0 {
		t.Fatal(got.err)
	}
	ask := func(qrels string, more ...string) outcome {
		arguments := []string{"evaluate", "relevance", "--data", data,
			"--queries", written(t, folder, "queries.jsonl", ownQueries), "--qrels", written(t, folder, "qrels.tsv", qrels)}
		return ended(t, append(arguments, more...)...)
	}
	table := ask(ownGrades, "--runs", runs)
	if !strings.Contains(table.out, "| own | 2 | ") || table.status != 0 {
		t.Errorf("status %d\n%s%s", table.status, table.out, table.err)
	}
	var measured struct {
		Scores []struct {
			Name             string
			Value, Low, High float64
			Cases            int
		} `json:"scores"`
		Comparisons []struct {
			Set                string
			Wins, Losses, Ties int
			P                  float64
		} `json:"comparisons"`
	}
	got := ask(ownGrades, "--json", "--against", runs)
	if err := json.Unmarshal([]byte(got.out), &measured); err != nil {
		t.Fatalf("%v\n%s%s", err, got.out, got.err)
	}
	if s := measured.Scores[0]; s.Name != "nDCG@10" || s.Value != .5 || s.Low != 0 || s.High != 1 || s.Cases != 2 {
		t.Errorf("%+v", s)
	}
	if c := measured.Comparisons[0]; c.Set != "own" || c.Ties != 2 || c.P != 1 {
		t.Errorf("%+v", c)
	}
	if got := ask(ownGrades + "1 nowhere.txt 1\n"); !strings.Contains(got.err, "1 judged articles are not in the archive, the first: nowhere.txt") {
		t.Errorf("said %q", got.err)
	}
	wantOneSentence(t, ask("1\t001_be0063f260622af6.txt\tgood\n"), "qrels.tsv:1", "good")
	wantOneSentence(t, ask("3\t001_be0063f260622af6.txt\t1\n"), "qrels.tsv:1", `"3"`, "queries.jsonl")
	wantOneSentence(t, ask(ownGrades, "--data", t.TempDir()), "rebuild")
	if got := ended(t, "evaluate", "relevance", "--queries", "queries.jsonl"); got.status != 2 || !strings.Contains(got.err, "--qrels") {
		t.Errorf("status %d, said %q", got.status, got.err)
	}
}
