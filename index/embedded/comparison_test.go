package embedded_test

import (
	"testing"
	"time"

	"kiosque/index"
	"kiosque/index/embedded"
	"kiosque/index/indextest"
)

func TestRandomQuestionsAreAnsweredAsByTheNaiveEngine(t *testing.T) {
	indextest.Comparison{Open: with(embedded.Memory{}), Body: indextest.Body, Reasons: reasoner, Questions: 350}.Run(t)
}

// Whatever is held ready is let go again and again here, in the middle of a question too.
func TestRandomQuestionsAreAnsweredInHardlyAnyMemory(t *testing.T) {
	hardly := embedded.Memory{Lists: 2000, Pages: 2000, Answers: 2000, Met: 2000}
	indextest.Comparison{Open: with(hardly), Body: indextest.Body, Reasons: reasoner, Questions: 50}.Run(t)
}

// with opens engines that know the organisations of random articles.
func with(m embedded.Memory) indextest.Open {
	return func(t *testing.T) index.Engine {
		t.Helper()
		e, err := embedded.Open(t.TempDir(), embedded.Options{Body: indextest.Body, Poll: time.Hour, Memory: m})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = e.Close() })
		return e
	}
}
