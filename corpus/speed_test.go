package corpus_test

import (
	"testing"

	"kiosque/corpus/clean"
	"kiosque/corpus/extract"
	"kiosque/corpus/read"
)

// seedDocuments reads the reference corpus; bytes is the length of its texts.
func seedDocuments(tb testing.TB) (documents []read.Document, bytes int64) {
	tb.Helper()
	for d, err := range read.Folder(tb.Context(), "../seeds", read.Options{}) {
		if err != nil {
			tb.Fatal(err)
		}
		documents = append(documents, d)
		bytes += int64(len(d.Text))
	}
	return documents, bytes
}

// BenchmarkUnderstanding cleans and reads the facts of the five seeds, 17 kB.
func BenchmarkUnderstanding(b *testing.B) {
	documents, bytes := seedDocuments(b)
	b.SetBytes(bytes)
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range documents {
			a := clean.Clean(d)
			extract.Facts(&a, d, extract.Options{})
		}
	}
}
