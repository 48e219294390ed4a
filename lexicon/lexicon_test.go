package lexicon

import (
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"kiosque/analyzers"
)

// directions are both ways across.
var directions = [][2]string{{"fr", "en"}, {"en", "fr"}}

func TestTheEmbeddedTableFitsTheAnalysers(t *testing.T) {
	if err := Ready(); err != nil {
		t.Fatal(err)
	}
}

// floor is the share of the questions of testdata/queries.tsv whose expected ways are all found.
const floor = 0.98

func TestQuestionsOfJournalistsAreUnderstood(t *testing.T) {
	questions := testTable(t, "testdata/queries.tsv", 4)
	passed := 0
	for _, q := range questions {
		if missing := missingWays(q[0], q[1], q[2], strings.Split(q[3], "|")); missing == nil {
			passed++
		} else {
			t.Logf("%s>%s %q: no way %q", q[0], q[1], q[2], missing)
		}
	}
	if share := float64(passed) / float64(len(questions)); len(questions) < 200 || share < floor {
		t.Errorf("%d of %d questions are understood: %.3f, want %.2f", passed, len(questions), share, floor)
	}
}

// missingWays returns the expected ways that no match has.
func missingWays(from, to, question string, expected []string) []string {
	found := map[string]bool{}
	for _, m := range Translate(from, to, question) {
		for _, w := range m.Ways {
			found[key(w.Terms)] = true
		}
	}
	var missing []string
	for _, e := range expected {
		if !found[key(termsOf(to, e))] {
			missing = append(missing, strings.TrimSpace(e))
		}
	}
	return missing
}

// key is the words of a way.
func key(terms []Term) string {
	var words []string
	for _, t := range terms {
		words = append(words, t.Text)
	}
	return strings.Join(words, " ")
}

func testTable(t *testing.T, path string, columns int) [][]string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var found [][]string
	for line := range strings.Lines(string(content)) {
		if line = strings.TrimRight(line, "\r\n"); line == "" || line[0] == '#' {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) != columns {
			t.Fatalf("%s: %q has %d columns, not %d", path, line, len(row), columns)
		}
		found = append(found, row)
	}
	return found
}

func TestWaysOfAWord(t *testing.T) {
	for _, c := range []struct {
		name, from, to, question, word string
		want                           []string // the first ways, as the chain reads them
	}{
		{"a number is itself", "fr", "en", "les 25 000 réfugiés", "25 000", []string{"25000"}},
		{"a name that no table has goes through the other chain", "fr", "en", "l’affaire Zorbifax", "Zorbifax", []string{"Zorbifax"}},
		{"a name stays among the ways of a known word", "en", "fr", "Mr Baker resigned", "Baker", []string{"Baker"}},
		{"a prefix stands before the translation", "fr", "en", "les cybergendarmes", "cybergendarmes", []string{"cyber-gendarme"}},
		{"an article that elides is no part of the word", "fr", "en", "l’Allemagne", "Allemagne", []string{"Germany"}},
		{"an acronym is translated", "fr", "en", "les avions de l’OTAN", "OTAN", []string{"NATO"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			ways := waysAt(c.from, c.to, c.question, c.word)
			for _, w := range c.want {
				if !slices.ContainsFunc(ways, func(x Way) bool { return key(x.Terms) == key(termsOf(c.to, w)) }) {
					t.Errorf("%q in %q has no way %q: %v", c.word, c.question, w, ways)
				}
			}
		})
	}
}

// waysAt returns the ways of the match that covers word.
func waysAt(from, to, question, word string) []Way {
	for _, m := range Translate(from, to, question) {
		if question[m.Start:m.End] == word {
			return m.Ways
		}
	}
	return nil
}

func TestBetweenOtherLanguagesEveryWordStaysItself(t *testing.T) {
	for _, m := range Translate("fr", "und", "Le parquet fédéral enquête") {
		if len(m.Ways) != 1 || m.Ways[0].Weight != 1 || m.Known || m.Words != 1 {
			t.Errorf("%+v", m)
		}
	}
}

func TestTheLawsOfMatches(t *testing.T) {
	for _, q := range testTable(t, "testdata/queries.tsv", 4) {
		for _, d := range directions {
			checkLaws(t, d[0], d[1], q[2])
		}
	}
}

// checkLaws holds what Translate promises of any text.
func checkLaws(t *testing.T, from, to, text string) {
	t.Helper()
	words, end := 0, 0
	for i, m := range Translate(from, to, text) {
		if m.Start < 0 || m.End > len(text) || m.Start >= m.End || !onBorders(text, m.Start, m.End) {
			t.Fatalf("%q: match %d from %d to %d", text, i, m.Start, m.End)
		}
		checkWays(t, text, m)
		switch {
		case m.Words == 1:
			words++
		case m.Start < end:
			t.Fatalf("%q: phrases overlap at %d", text, m.Start)
		default:
			end = m.End
		}
	}
	if want := len(analyzers.Tokens(from, text)); words != want {
		t.Fatalf("%q: %d words of %d tokens", text, words, want)
	}
}

// onBorders tells whether no valid rune is cut at start or end.
func onBorders(text string, start, end int) bool {
	return utf8.RuneStart(text[start]) && (end == len(text) || utf8.RuneStart(text[end]) || !utf8.ValidString(text))
}

func checkWays(t *testing.T, text string, m Match) {
	t.Helper()
	if len(m.Ways) == 0 || len(m.Ways) > MaxWays || math.Abs(sum(m.Ways)-1) > 1e-9 {
		t.Fatalf("%q: %d ways with weight %v", text, len(m.Ways), sum(m.Ways))
	}
	for i, w := range m.Ways {
		if len(w.Terms) == 0 || w.Terms[0].Place != 0 || w.Weight <= 0 || i > 0 && w.Weight > m.Ways[i-1].Weight {
			t.Fatalf("%q: way %d of %+v", text, i, m)
		}
	}
}

func TestPhrasesAreFoundWhateverTheirInflection(t *testing.T) {
	for _, c := range []struct{ from, to, question, stretch, want string }{
		{"fr", "en", "La lutte contre le terrorisme", "lutte contre le terrorisme", "fight against terrorism"},
		{"fr", "en", "les parquets fédéraux", "parquets fédéraux", "federal prosecutor's office"},
		{"en", "fr", "the Islamic State’s fighters", "Islamic State", "État islamique"},
		{"fr", "en", "la lutte. Contre le terrorisme", "lutte. Contre le terrorisme", ""},
	} {
		ways := waysAt(c.from, c.to, c.question, c.stretch)
		found := slices.ContainsFunc(ways, func(w Way) bool { return key(w.Terms) == key(termsOf(c.to, c.want)) })
		if found != (c.want != "") {
			t.Errorf("%q: %q has the ways %v, want %q", c.question, c.stretch, ways, c.want)
		}
	}
}

func FuzzTranslate(f *testing.F) {
	f.Add("La lutte contre le terrorisme à Paris")
	f.Add("cyber\u2011attaques de l’E\u0301gypte, 25\u00a0000 \xff\xfe")
	f.Add("İstanbul’s COUNTER-terrorism | anti-\tcorruption")
	f.Fuzz(func(t *testing.T, text string) {
		for _, d := range directions {
			checkLaws(t, d[0], d[1], text)
		}
		if french, english := Languages(text); math.Abs(french+english-1) > 1e-9 || french < 0 || english < 0 {
			t.Fatalf("%q: %v and %v", text, french, english)
		}
	})
}

func BenchmarkTranslate(b *testing.B) {
	const question = "recrudescence des cyberattaques contre les hôpitaux français et la réponse du gouvernement"
	Translate("fr", "en", question)
	words := len(analyzers.Tokens("fr", question))
	for b.Loop() {
		Translate("fr", "en", question)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*words), "ns/word")
}
