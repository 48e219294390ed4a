package embedded_test

import (
	"testing"
	"time"

	"kiosque/index"
	"kiosque/index/embedded"
	"kiosque/index/indextest"
)

func TestRandomQuestionsAreAnsweredAsByTheNaiveEngine(t *testing.T) {
	indextest.Comparison{Open: openNaming, Body: indextest.Body, Reasons: reasoner, Questions: 400}.Run(t)
}

// openNaming opens an engine that knows the organisations of random articles.
func openNaming(t *testing.T) index.Engine {
	t.Helper()
	e, err := embedded.Open(t.TempDir(), embedded.Options{Body: indextest.Body, Poll: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	return e
}
