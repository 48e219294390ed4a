package eval_test

import (
	"compress/gzip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kiosque/eval"
	"kiosque/index"
)

// madeFiles are a set of two stories in both languages, as every labelled set is laid out.
var madeFiles = map[string]string{
	"docs.jsonl.gz": `{"id": "a-fr", "lang": "fr", "title": "Grève des trains", "text": "La grève des trains dure depuis lundi."}
{"id": "a-en", "lang": "en", "title": "Rail strike", "text": "The rail strike began on Monday."}
{"id": "b-fr", "lang": "fr", "title": ">-", "text": "Un volcan gronde en Islande."}
{"id": "b-en", "lang": "en", "title": "Volcano", "text": "A volcano rumbles in Iceland."}
`,
	"queries.jsonl.gz": `{"id": "qa-fr2en", "lang": "fr", "target_lang": "en", "text": "Grève des trains", "kind": "question"}
{"id": "qb-en2fr", "lang": "en", "target_lang": "fr", "text": "Volcano", "kind": "question"}
{"id": "qt", "text": "Rail strike", "kind": "title"}
`,
	"qrels.tsv": "qa-fr2en\ta-en\t1\nqb-en2fr\tb-fr\t1\nqt\ta-en\t1\n",
}

func TestRelevanceAsksEverySet(t *testing.T) {
	sets := madeSets(t)
	open := func() (index.Engine, error) { return openEmbedded(t), nil }
	runs, err := eval.Relevance(t.Context(), open, sets, eval.AsTyped)
	if err != nil {
		t.Fatal(err)
	}
	figures := eval.Figures(runs)
	for _, want := range []eval.Score{
		{Name: "nDCG@10", Set: "fr_cnil_faq", Value: 0, Cases: 2}, // titles are left out; nobody translates
		{Name: "nDCG@10", Set: "en_time", Value: 1. / 3, Cases: 3},
		{Name: "nDCG@10", Set: "xling_news_fr2en_own", Value: 1, Cases: 1},
		{Name: "answered", Set: "xling_news_fr_alone", Value: 1, Cases: 1},
		{Name: "recall@10", Set: "xling_press_fr2en_own", Value: 1, Cases: 1},
		{Name: "recall@10", Set: "en_reuters_words", Value: 1, Cases: 2},
		{Name: "nDCG@10", Set: "xling_news_en2fr", Value: 0, Cases: 0}, // the title of what is sought is lost
	} {
		if !slices.ContainsFunc(figures, func(f eval.Figure) bool { return f.Score == want }) {
			t.Errorf("not measured: %+v", want)
		}
	}
	if again, err := eval.Relevance(t.Context(), open, sets, eval.AsTyped); err != nil || !slices.Equal(eval.Figures(again), figures) {
		t.Errorf("measured again it differs (%v)", err)
	}
}

func TestEveryAcceptedScoreOfOrderIsMeasured(t *testing.T) {
	sets := madeSets(t)
	runs, err := eval.Relevance(t.Context(), func() (index.Engine, error) { return openEmbedded(t), nil }, sets, eval.AsTyped)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := eval.AcceptedRelevance().Stand(eval.Scores(eval.Figures(runs))); err != nil {
		t.Error(err)
	}
}

// madeSets writes a folder of labelled sets, each with the made files.
func madeSets(t *testing.T) string {
	t.Helper()
	sets := t.TempDir()
	table, err := os.ReadFile("data/relevance_sets.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(table)) {
		if f := strings.Fields(line); !strings.HasPrefix(line, "#") {
			for name, text := range madeFiles {
				write(t, filepath.Join(sets, f[1], name), text)
			}
		}
	}
	french, english := splitLanguages(madeFiles["docs.jsonl.gz"])
	write(t, filepath.Join(sets, "measure-only/press/fr_press.jsonl.gz"), french)
	write(t, filepath.Join(sets, "measure-only/press/en_reuters.jsonl.gz"), english)
	return sets
}

// splitLanguages parts the rows of docs by language; their ids become those of the press.
func splitLanguages(docs string) (french, english string) {
	for line := range strings.Lines(strings.ReplaceAll(docs, `"id": "`, `"id": "press-`)) {
		if strings.Contains(line, `"lang": "fr"`) {
			french += line
		} else {
			english += line
		}
	}
	return french, english
}

// write writes a file and the folders above it, compressed where its name says so.
func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if !strings.HasSuffix(path, ".gz") {
		_, err = f.WriteString(text)
	} else {
		zw := gzip.NewWriter(f)
		if _, err = zw.Write([]byte(text)); err == nil {
			err = zw.Close()
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}
