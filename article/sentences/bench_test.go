package sentences_test

import (
	"strings"
	"testing"

	"kiosque/article/sentences"
)

// BenchmarkOf cuts a text of the length of a press article.
func BenchmarkOf(b *testing.B) {
	text := strings.Repeat("Le ministre a annoncé mercredi, à l’issue d’une réunion aux États-Unis, que M. Dupont s’exprimerait. « Rien n’est décidé », dit-il…\n", 25)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		sentences.Of(text)
	}
}
