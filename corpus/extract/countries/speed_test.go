package countries

import (
	"strings"
	"testing"

	"kiosque/article"
	"kiosque/corpus/extract/extracttest"
)

// speechOf3kB is about three kilobytes of French with a name every few words.
var speechOf3kB = strings.Repeat("Le ministre français de l’Intérieur et son homologue allemand se sont vus mardi à Lille, avec des experts "+
	"venus du Maroc, d’Israël et des États-Unis, pour parler de la lutte contre les attaques informatiques. ", 15)

func BenchmarkCountriesOf3kB(b *testing.B) {
	a := extracttest.Passage(article.French, speechOf3kB)
	In(a) // loads the tables
	b.SetBytes(int64(len(a.Text)))
	b.ReportAllocs()
	for b.Loop() {
		In(a)
	}
}

func BenchmarkLoadingTheTablesOfCountries(b *testing.B) {
	for b.Loop() {
		for _, lang := range []string{article.French, article.English} {
			if _, err := newVocabulary(lang); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// TestCountriesOfALongTextTakeLinearSpace holds by allocations, not by seconds,
// that ten times the text costs about ten times as much.
func TestCountriesOfALongTextTakeLinearSpace(t *testing.T) {
	cost := func(times int) float64 {
		a := extracttest.Passage(article.French, strings.Repeat(speechOf3kB, times))
		return testing.AllocsPerRun(3, func() { In(a) })
	}
	short, long := cost(10), cost(100)
	if long > 20*short {
		t.Errorf("%.0f allocations for ten times the text of %.0f", long, short)
	}
}

func FuzzCountries(f *testing.F) {
	for _, text := range []string{
		"l’Allemagne, M. Français, en français", "U.S. US JOIN US NOW", "Tampa, Fla., Jordan Bardella à Saint-",
		"London, Ontario (la) Hollande la Hollande", "franco-", "@France <UK> dollars canadiens", "É.-U.\n\n\xffRDC",
	} {
		f.Add(text, true)
		f.Add(text, false)
	}
	f.Fuzz(func(t *testing.T, text string, french bool) {
		lang := article.English
		if french {
			lang = article.French
		}
		for _, fact := range In(extracttest.Passage(lang, text)) {
			if len(fact.Value) != 2 || len(fact.Evidence) == 0 || len(fact.Evidence) > maxEvidence {
				t.Fatalf("%q gives %+v", text, fact)
			}
			for _, e := range fact.Evidence {
				if e.Empty() || e.End > len(text) || e.Of(text) != e.Words || e.Rule == "" {
					t.Fatalf("%q gives %+v", text, e)
				}
			}
		}
	})
}
