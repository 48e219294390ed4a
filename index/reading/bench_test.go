package reading_test

import (
	"testing"

	"kiosque/index/reading"
)

// BenchmarkCompileAll reads ordinary questions: one to three words, in either language.
func BenchmarkCompileAll(b *testing.B) {
	for _, text := range []string{"attentat", "police fédérale", "élections présidentielles France", "climate", "cyber attack", "European Union sanctions"} {
		q := ask(text)
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := reading.CompileAll(q, reading.Knowledge{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
