package server

import (
	"strings"
	"testing"

	"kiosque/index"
	"kiosque/web"
)

func TestTheArchiveSaysWhatItHolds(t *testing.T) {
	page := bodyOf(t, get(overSeeds(t), "/about"))
	for _, want := range []string{"5 articles", "000001", "It is the first", "/search?country=BE"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(page, "seeds") {
		t.Error("the page shows where the corpus is")
	}
	if len(nodes(t, page, "[aria-labelledby=covered-title] tbody tr")) == 0 {
		t.Error("it does not say of how many articles something is known")
	}
}

func TestTheArchiveSaysHowGoodItIs(t *testing.T) {
	scores := []web.Score{{Name: "countries, F1", Set: "own gold, held", Value: .98, Goal: .92, Met: true}}
	page := bodyOf(t, get(New(fake{}, Options{Logger: quiet, Version: "1.2.3", Scores: scores}), "/about"))
	if !strings.Contains(page, "1.2.3") || !strings.Contains(page, "98%") || !strings.Contains(page, "Countries: ") {
		t.Error(page)
	}
}

func TestAnArchiveThatIsNotThereSaysSo(t *testing.T) {
	h := New(failing503(index.ErrUnavailable), Options{Logger: quiet})
	for _, address := range []string{"/about", "/map"} {
		if r := get(h, address, "Accept", "text/html"); r.StatusCode != 503 || !strings.Contains(bodyOf(t, r), "The archive is being built") {
			t.Errorf("%s: %d", address, r.StatusCode)
		}
	}
	if r := get(New(fake{}, Options{Logger: quiet}), "/about?q=a"); r.StatusCode != 400 {
		t.Errorf("a question to the page: %d", r.StatusCode)
	}
}
