package mark_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/mark"
	"kiosque/index/reading"
	"kiosque/query"
)

func ask(text, lang string) mark.Matcher {
	q := query.New()
	q.Text, q.Translate = text, false
	r, err := reading.Compile(q, lang, reading.Knowledge{})
	if err != nil {
		panic(err) // only Forms fail, and there are none
	}
	return mark.New(r)
}

// bracketed writes marks as brackets.
func bracketed(text string, marks []article.Span) string {
	var b strings.Builder
	at := 0
	for _, m := range marks {
		b.WriteString(text[at:m.Start] + "[" + m.Of(text) + "]")
		at = m.End
	}
	return b.String() + text[at:]
}

func TestWhatAReaderAskedForIsMarkedToTheLetter(t *testing.T) {
	tests := []struct{ sentence, lang, query, want string }{
		{"an elided article is not", "fr", "allemagne", "Entre l’[Allemagne] et d'[Allemagne]."},
		{"nor is a possessive", "en", "germany", "[Germany]'s and [Germany]."},
		{"accents and ligatures are free", "fr", "oeuvre etat", "Une [œuvre] d’[État]."},
		{"a compound is one word", "fr", "cyberattaque", "Des [cyber-attaques] et une [cyberattaque]."},
		{"a phrase only where it stands whole", "fr", `"parquet fédéral"`, "Le parquet. Le [parquet] [fédéral]. Fédéral."},
		{"stop words in a phrase leave their place", "fr", `"siège de la Commission"`, "Au [siège] de la [Commission] ; siège Commission."},
		{"whatever word stands in that place", "fr", `"siège de la Commission"`, "Le [siège] bruxellois nouveau [Commission] ; siège bruxellois Commission."},
		{"phrases and words together", "en", `"federal police" station`, "[Federal] [police]; a [station]; police."},
		{"decomposed accents", "fr", "état", "L’[e\u0301tat]."},
	}
	for _, test := range tests {
		t.Run(test.sentence, func(t *testing.T) {
			text := strings.NewReplacer("[", "", "]", "").Replace(test.want)
			if got := bracketed(text, ask(test.query, test.lang).Marks(mark.Analyse(test.lang, text))); got != test.want {
				t.Errorf("%s\ngot  %s\nwant %s", test.query, got, test.want)
			}
		})
	}
}

func TestFragmentsAreSentences(t *testing.T) {
	text := "Le parquet a parlé. M. Van Der Sypt a dit « oui. » L’enquête du parquet fédéral dure… Fin de l’histoire !\n\nUn titre\n\nEncore le parquet."
	m := ask("parquet", "fr")
	want := []string{"Le [parquet] a parlé.", "L’enquête du [parquet] fédéral dure…", "Encore le [parquet]."}
	checkFragments(t, m.Fragments("body", mark.Analyse("fr", text), 5), want)
	checkFragments(t, ask("sypt", "fr").Fragments("body", mark.Analyse("fr", text), 5), []string{"M. Van Der [Sypt] a dit « oui. »"})
	checkFragments(t, mark.Lead("body", text), []string{"Le parquet a parlé."})
}

func TestTheSentencesWithTheMostWordsAreTaken(t *testing.T) {
	text := "Alpha. Beta. Alpha with beta. Gamma. Beta with gamma and alpha."
	m := ask("alpha beta gamma", "en")
	checkFragments(t, m.Fragments("body", mark.Analyse("en", text), 2), []string{"[Alpha] with [beta].", "[Beta] with [gamma] and [alpha]."})
}

func TestALongSentenceIsCutAtWords(t *testing.T) {
	text := strings.Repeat("répétition ", 100) + "parquet " + strings.Repeat("encore ", 100)
	got := ask("parquet", "fr").Fragments("body", mark.Analyse("fr", text), 3)
	if len(got) != 1 || len(got[0].Text) > 320 || !strings.HasPrefix(got[0].Text, "répétition ") || !strings.HasSuffix(got[0].Text, "encore") {
		t.Errorf("%+v", got)
	}
}

func checkFragments(t *testing.T, got []index.Fragment, want []string) {
	t.Helper()
	var lines []string
	for _, f := range got {
		lines = append(lines, bracketed(f.Text, f.Marks))
	}
	if strings.Join(lines, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
}

func FuzzFragments(f *testing.F) {
	f.Add("parquet fédéral", "Le parquet. « Oui. » M. Le parquet fédéral…", "fr")
	f.Add(`"a b"`, strings.Repeat("a b ", 200), "en")
	f.Add("x", "\u202f»x.\u00a0» y", "und")
	f.Fuzz(func(t *testing.T, asked, text, lang string) {
		if !utf8.ValidString(text) || len(text) > 5000 || len(asked) > 200 {
			return
		}
		m := ask(asked, lang)
		for _, fragment := range append(m.Fragments("body", mark.Analyse(lang, text), 3), mark.Lead("body", text)...) {
			if !strings.Contains(text, fragment.Text) || !utf8.ValidString(fragment.Text) {
				t.Errorf("%q is no part of %q", fragment.Text, text)
			}
			end := 0
			for _, s := range fragment.Marks {
				if s.Start < end || s.End <= s.Start || s.End > len(fragment.Text) {
					t.Errorf("mark %v in %q", s, fragment.Text)
				}
				end = s.End
			}
		}
	})
}
