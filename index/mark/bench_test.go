package mark_test

import (
	"strings"
	"testing"

	"kiosque/index/mark"
)

// pressText is as long as a press article.
var pressText = strings.Repeat("Le ministre de l’Intérieur a annoncé mercredi que les cyber-attaques contre l’Allemagne avaient coûté plus de 25 000 euros aux entreprises européennes. « Rien n’est décidé », a déclaré à Bruxelles le porte-parole du gouvernement, à l’issue d’une réunion aux États-Unis.\n", 8) +
	"Le parquet fédéral a ouvert une enquête sur l’attaque, et la police fédérale a entendu deux témoins."

var questions = []struct{ name, text string }{
	{"one word", "parquet"},
	{"three words", "parquet police enquête"},
	{"a phrase", `"police fédérale"`},
	{"words that stand often", "ministre entreprises"},
	{"nothing found", "élections"},
}

func BenchmarkAnalyse(b *testing.B) {
	m := ask("parquet", "fr")
	b.SetBytes(int64(len(pressText)))
	b.ReportAllocs()
	for b.Loop() {
		m.Marks(mark.Analyse("fr", pressText))
	}
}

func BenchmarkFragmentsOfAHotText(b *testing.B) {
	text := mark.Analyse("fr", pressText)
	for _, q := range questions {
		m := ask(q.text, "fr")
		b.Run(q.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				m.Fragments("body", text, 3)
			}
		})
	}
}

func TestAHotTextIsMarkedWithFewAllocations(t *testing.T) {
	text := mark.Analyse("fr", pressText)
	for _, q := range questions {
		m := ask(q.text, "fr")
		m.Fragments("body", text, 3)
		if n := testing.AllocsPerRun(20, func() { m.Fragments("body", text, 3) }); n > 24 {
			t.Errorf("%s: %v allocations", q.name, n)
		}
		if n := testing.AllocsPerRun(20, func() { m.Marks(text) }); n > 12 {
			t.Errorf("%s: %v allocations for the marks alone", q.name, n)
		}
	}
}
