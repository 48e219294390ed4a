package analyzers

import (
	"strings"
	"testing"
)

// Texts of our own, as a press article reads: repeated, they are kinder to the memory of
// words than an archive is; BenchmarkRareWords is the other extreme.
const (
	frenchText  = "Le ministre de l’Intérieur a annoncé mercredi que les cyber-attaques contre l’Allemagne et la Côte d’Ivoire avaient coûté plus de 25 000 euros aux entreprises européennes. « L’O.T.A.N. n’était pas visée », a déclaré à Bruxelles le porte-parole du gouvernement, qui s’exprimait à l’issue d’une réunion de sécurité aux États-Unis. "
	englishText = "The interior minister announced on Wednesday that the cyber-attacks on Germany's ministries had cost European companies more than 25,000 euros. \"The U.N. was not the target,\" a government spokesman said in Brussels, speaking after a meeting on counter-terrorism in the United States. "
)

func BenchmarkTokens(b *testing.B) {
	for _, test := range []struct{ name, lang, text string }{{"French", "fr", frenchText}, {"English", "en", englishText}} {
		text := strings.Repeat(test.text, 10)
		b.Run(test.name, func(b *testing.B) {
			n := len(Tokens(test.lang, text))
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				n = len(Tokens(test.lang, text))
			}
			b.ReportMetric(float64(n), "tokens/op")
		})
	}
}

// BenchmarkAppendTokens reads into memory that was there before, as builders do.
func BenchmarkAppendTokens(b *testing.B) {
	for _, test := range []struct{ name, lang, text string }{{"French", "fr", frenchText}, {"English", "en", englishText}} {
		text := strings.Repeat(test.text, 10)
		b.Run(test.name, func(b *testing.B) {
			tokens := Tokens(test.lang, text)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				tokens = AppendTokens(tokens[:0], test.lang, text)
			}
			b.ReportMetric(float64(len(tokens)), "tokens/op")
		})
	}
}

// BenchmarkRareWords is a text in which every word is new to the memory.
func BenchmarkRareWords(b *testing.B) {
	words := strings.Fields(frenchText)
	b.ReportAllocs()
	for b.Loop() {
		for _, word := range words {
			french().run(word, false)
		}
	}
	b.ReportMetric(float64(len(words)), "words/op")
}
