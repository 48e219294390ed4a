package clean_test

import (
	"strings"
	"testing"

	"kiosque/corpus/clean"
	"kiosque/corpus/read"
)

func BenchmarkArticleOfFourKilobytes(b *testing.B) {
	d := read.Document{Text: strings.Join(lines, "\n") + "\n" + strings.Repeat(strings.Join(lines[4:8], " Puis "), 8)}
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		clean.Clean(d)
	}
}

// Long inputs, each as it would be worst for some step; the time must grow no faster than the length.
func BenchmarkLongTexts(b *testing.B) {
	for name, text := range longTexts(1) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				clean.Clean(read.Document{Text: text})
			}
		})
	}
}

// longTexts returns the texts, their length divided by part.
func longTexts(part int) map[string]string {
	return map[string]string{
		"an article of 10 MB":       strings.Repeat(strings.Join(lines, "\n")+"\n", 10_000/part),
		"a line of a million words": strings.Repeat("parole ", 1_000_000/part),
		"nested quotes":             strings.Repeat("« “", 100_000/part) + "fin" + strings.Repeat("” »", 100_000/part),
		"stops":                     strings.Repeat(".", 1_000_000/part) + "a",
		"headings of lists":         paragraph + "\n" + paragraph + strings.Repeat("\nVoir aussi\nUn autre titre", 100_000/part),
		"comment headings":          "Commentaires\n" + strings.Repeat("Commentaires\n"+paragraph+"\n", 30_000/part),
	}
}

func TestLongTextsAreCleanedWhole(t *testing.T) {
	for name, text := range longTexts(10) {
		t.Run(name, func(t *testing.T) { lawful(t, clean.Clean(read.Document{Text: text})) })
	}
}
