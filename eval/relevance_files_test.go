package eval

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestARunIsReadAsItWasWritten(t *testing.T) {
	set := Set{Name: "made"}
	set.add("q1", "a", "", "x")
	set.add("q2", "b", "", "x")
	run := Run{set, map[string][]string{"q1": {"x", "y", "z"}}}
	var b bytes.Buffer
	if err := WriteRun(&b, run); err != nil {
		t.Fatal(err)
	}
	back, err := ReadRun(file(t, "made.run", b.String()), set)
	if err != nil || !maps.EqualFunc(back.Answers, run.Answers, slices.Equal) {
		t.Errorf("%v, %v", back.Answers, err)
	}
}

func TestARunWithoutAnyAnswerIsARun(t *testing.T) {
	set := Set{Name: "made"}
	set.add("q", "a", "", "x")
	if run, err := ReadRun(file(t, "made.run", ""), set); err != nil || len(run.Answers) != 0 {
		t.Errorf("%v, %v", run.Answers, err)
	}
}

func TestJudgementsAreReadInEachForm(t *testing.T) {
	want := Grades{"a": 2, "b": 0}
	for about, text := range map[string]string{
		"three columns parted by tabs":       "q\ta\t2\nq\tb\t0\n",
		"three columns parted by blanks":     "q a 2\nq b 0",
		"TREC's four":                        "q 0 a 2\nq 0 b -1\n",
		"with names, a mark and blank lines": "\ufeffquery-id\tcorpus-id\tscore\r\nq\ta\t2\r\n\r\nq\tb\t0\r\n",
		"a judgement twice":                  "q a 2\nq a 2\nq b 0\n",
	} {
		got, err := ReadJudgements(file(t, "qrels.tsv", text))
		if err != nil || !maps.Equal(got["q"], want) {
			t.Errorf("%s: %v, %v", about, got, err)
		}
	}
}

func TestErrorsOfFilesNameTheLine(t *testing.T) {
	set := Set{Name: "made"}
	set.add("q", "a", "", "x")
	queries := `{"id": "q", "text": "mots"}`
	read := map[string]func(path string) error{
		"qrels":   func(path string) error { _, err := ReadJudgements(path); return err },
		"queries": func(path string) error { _, err := ReadQuestions(path); return err },
		"run":     func(path string) error { _, err := ReadRun(path, set); return err },
		"set":     func(path string) error { _, err := ReadSet("own", file(t, "q.jsonl", queries), path); return err },
	}
	for _, c := range []struct{ form, text, want string }{
		{"qrels", "q a 1\nq b\n", ":2: 2 columns"},
		{"qrels", "q a 1\n\nq b good\n", `:3: grade "good"`},
		{"qrels", "q a 99\n", `:1: grade "99"`},
		{"qrels", "q a 1\nq a 0\n", ":2: query q: article a was judged 1 before"},
		{"queries", queries + "\nmots\n", ":2: expected a JSON object"},
		{"queries", `{"id": "q"}`, ":1: expected an id and a text"},
		{"queries", queries + "\n" + queries, `:2: the id "q" stands in an earlier line`},
		{"run", "q Q0 x 1 9.5 r\nq Q0 y first 9 r\n", `:2: rank "first"`},
		{"run", "q Q0 x 1 9.5 r\nq Q0 x 2 9 r\n", ":2: query q: article x stands twice"},
		{"run", "other Q0 x 1 9.5 r\n", "answers no query of made"},
		{"set", "q a 1\nr b 1\n", `:2: query "r" is not in`},
		{"set", "q a 0\n", "no query of"},
	} {
		err := read[c.form](file(t, "file", c.text))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %q: %v, want %s", c.form, c.text, err, c.want)
		}
	}
}

func TestQuestionsOfThePressAreTheRarestWordsInOrder(t *testing.T) {
	docs := []labelledDoc{{Text: "grève trains paris"}, {Text: "grève paris"}, {Text: "paris"}}
	having := documentFrequencies("fr", docs)
	if got := rarest("fr", "Paris : la grève des trains inconnus", 2, having); got != "grève trains" {
		t.Errorf("%q", got)
	}
}

// file writes text to a file of the test's own.
func file(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func FuzzJudgements(f *testing.F) {
	f.Add("q a 2\nq 0 b -1\r\n")
	f.Add("\ufeffquery-id\tcorpus-id\tscore\nq\ta\t21\n")
	f.Fuzz(func(t *testing.T, text string) {
		j := Judgements{}
		if err := eachLine(strings.NewReader(text), "qrels.tsv", j.line); err != nil && !strings.HasPrefix(err.Error(), "qrels.tsv:") {
			t.Errorf("the error does not name file and line: %v", err)
		}
		for id, grades := range j {
			for article, grade := range grades {
				if grade < 0 || grade > maxGrade {
					t.Errorf("query %q, article %q: grade %d", id, article, grade)
				}
			}
			if got := ndcg(slices.Collect(maps.Keys(grades)), grades); got < 0 || got > 1+1e-9 {
				t.Errorf("nDCG %v of %v", got, grades)
			}
		}
	})
}
