package queries

import (
	"bytes"
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// texts has words as a language has them, a few often and most rarely, and "the" everywhere.
func texts(n int) iter.Seq[string] {
	return func(yield func(string) bool) {
		r := rand.New(rand.NewPCG(7, 7))
		for range n {
			words := []string{"The"}
			for range 12 {
				words = append(words, "the", name(int(math.Exp(r.Float64()*8))))
			}
			words = append(words, name(r.IntN(3000)), name(r.IntN(300)))
			if !yield(strings.Join(words, " ") + ".") {
				return
			}
		}
	}
}

// name spells a number with letters.
func name(i int) string {
	return "w" + strings.Map(func(r rune) rune { return r - '0' + 'a' }, fmt.Sprintf("%02d", i))
}

func isThe(word string) bool { return word == "the" }

func TestQueriesAreOfTheCountsAskedForAndNoneComesTwice(t *testing.T) {
	all, err := Make(texts(3000), isThe, Counts{Word: 60, Or: 40, And: 20, Phrase: 20})
	if err != nil {
		t.Fatal(err)
	}
	have, known := Counts{}, map[string]bool{}
	for _, q := range all {
		have[q.Kind]++
		known[fmt.Sprint(q.Kind, q.Words)] = true
		if slices.Contains(q.Words, "the") || q.Band == "" {
			t.Errorf("%v", q)
		}
	}
	if len(known) != 140 || have[Word] != 60 || have[Or] != 40 || have[And] != 20 || have[Phrase] != 20 {
		t.Errorf("%d different ones of %v", len(known), have)
	}
}

func TestQueriesAreAlwaysTheSame(t *testing.T) {
	one, err := Make(texts(500), isThe, Counts{Word: 20, Phrase: 5})
	if err != nil {
		t.Fatal(err)
	}
	other, _ := Make(texts(500), isThe, Counts{Word: 20, Phrase: 5})
	if fmt.Sprint(one) != fmt.Sprint(other) {
		t.Error("they differ")
	}
}

func TestAWordIsAsFrequentAsItsBand(t *testing.T) {
	const n = 3000
	all, err := Make(texts(n), isThe, Counts{Word: 60})
	if err != nil {
		t.Fatal(err)
	}
	bands, drawn := map[string]int{}, slices.Collect(texts(n))
	for _, q := range all {
		articles := 0
		for _, s := range drawn {
			if slices.Contains(strings.Fields(strings.Trim(s, ".")), q.Words[0]) {
				articles++
			}
		}
		bands[q.Band]++
		if bandOf(articles, n) != q.Band {
			t.Errorf("%s is %s and stands in %d of %d", q.Words[0], q.Band, articles, n)
		}
	}
	if bands["middle"] != bands["common"] || bands["middle"] == 0 {
		t.Errorf("%v", bands)
	}
}

func TestAPhraseStandsInAText(t *testing.T) {
	all, err := Make(texts(2000), isThe, Counts{Phrase: 20, And: 20})
	if err != nil {
		t.Fatal(err)
	}
	drawn := slices.Collect(texts(2000))
	for _, q := range all {
		found := false
		for _, s := range drawn {
			s = " " + strings.Trim(s, ".") + " "
			found = found || q.Kind == Phrase && strings.Contains(s, " "+strings.Join(q.Words, " ")+" ")
			found = found || q.Kind == And && strings.Contains(s, q.Words[0]) && strings.Contains(s, q.Words[1])
		}
		if !found {
			t.Errorf("%v stands nowhere", q)
		}
	}
}

func TestOnlyABlankStandsBetweenNeighbours(t *testing.T) {
	have := words("Peace talks: long-standing peace, the U.N. état 25 oil at a dead end", isThe)
	want := text{"peace", "talks", "", "", "long", "", "standing", "peace", "", "", "", "", "", "", "", "", "oil", "", "", "dead", "end"}
	if !slices.Equal(slices.Compact(have), slices.Compact(want)) {
		t.Errorf("have %q, want %q", have, want)
	}
}

func TestATableIsReadAsItWasWritten(t *testing.T) {
	all := []Query{{Word, "rare", []string{"ombudsman"}}, {Or, "common", []string{"trade", "treaty"}}}
	var b bytes.Buffer
	if err := Write(&b, all); err != nil {
		t.Fatal(err)
	}
	if have, err := Read(&b); err != nil || fmt.Sprint(have) != fmt.Sprint(all) {
		t.Errorf("%v, %v", have, err)
	}
	for _, wrong := range []string{"word\trare", "maybe\trare\tword", "word\trare\t"} {
		if _, err := Read(strings.NewReader(wrong)); err == nil {
			t.Errorf("%q is read", wrong)
		}
	}
}

func TestATooSmallCorpusIsAnError(t *testing.T) {
	for n := range 3 {
		if _, err := Make(texts(n), isThe, Usual); err == nil {
			t.Errorf("500 queries of %d texts", n)
		}
	}
}
