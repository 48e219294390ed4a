package gates_test

import (
	"iter"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kiosque/index"
	"kiosque/index/gates"
	"kiosque/query"
)

func TestAnArchiveChoosesItsMostFrequentWords(t *testing.T) {
	type word struct {
		text     string
		articles int
	}
	words := map[string][]word{
		"en": {{"police", 90}, {"the", 80}, {"cop-out", 70}, {"minister", 6}, {"weather", 4}},
		"fr": {{"police", 90}, {"ministre", 50}},
	}
	frequent := func(lang string) iter.Seq2[string, int] {
		return func(yield func(string, int) bool) {
			for _, w := range words[lang] {
				if !yield(w.text, w.articles) {
					return
				}
			}
		}
	}
	want := []string{"police", "minister", "ministre"}
	if diff := cmp.Diff(want, gates.Choose([]string{"en", "fr"}, frequent)); diff != "" {
		t.Error(diff)
	}
}

func TestACanaryIsAskedOnce(t *testing.T) {
	asked := 0
	answers, err := gates.Answers([]string{"police", "police"}, func(q query.Query) (int, error) {
		asked++
		return len(q.Text), nil
	})
	if err != nil || asked != 1 || answers["police"] != 6 {
		t.Errorf("%d questions asked: %v (%v)", asked, answers, err)
	}
}

func TestGatesAreMadeOne(t *testing.T) {
	one, err := gates.One([]index.Gates{{Canaries: []string{"a", "b"}}, {Force: true, Canaries: []string{"b", "c"}}})
	if err != nil || !one.Force || !cmp.Equal(one.Canaries, []string{"a", "b", "c"}) {
		t.Errorf("%+v (%v)", one, err)
	}
	if none, err := gates.One(nil); none != nil || err != nil {
		t.Errorf("%+v (%v) of no gates", none, err)
	}
}
