package distributed_test

import (
	"log/slog"
	"math"
	"testing"

	"kiosque/index/embedded"
	"kiosque/index/indextest"
	"kiosque/query"
)

// A phrase of several words scores once for each time that it stands, not once for each of its words.
func TestPhrasesScoreAsOnOneMachine(t *testing.T) {
	e := open(t)
	truth, err := embedded.Open(t.TempDir(), embedded.Options{Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = truth.Close() })
	articles := indextest.Random(7, 120)
	rebuilt(t, e, articles)
	rebuilt(t, truth, articles)
	for _, text := range []string{`"security attacks"`, `"attacks police"`, `"police attacks europol"`} {
		q := query.New()
		q.Text = text
		have, want := answer(t, e, q), answer(t, truth, q)
		if len(want.Hits) == 0 {
			t.Errorf("%s: nobody says so", text)
		}
		scores := map[string]float64{}
		for _, h := range have.Hits {
			scores[h.Article.ID] = h.Score
		}
		for _, h := range want.Hits {
			if got, found := scores[h.Article.ID]; found && math.Abs(got-h.Score) > 0.1*h.Score {
				t.Errorf("%s: %s scores %v, want about %v", text, h.Article.ID, got, h.Score)
			}
		}
	}
}
