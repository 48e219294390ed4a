package gates_test

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kiosque/index"
	"kiosque/index/gates"
)

// answering answers the questions of a generation, and notes what it was asked.
func answering(answers map[string]int, was *[]string) gates.Ask {
	return func(questions []string) (map[string]int, error) {
		*was = slices.Concat(*was, questions)
		return answers, nil
	}
}

func TestCanariesOfBeforeAreComparedUnlessNobodyGivesThemAnyMore(t *testing.T) {
	var askedBefore, askedNow []string
	c := gates.Comparison{
		Before: gates.Census{Articles: 100, Canaries: []gates.Canary{
			{Question: "police", Articles: 30}, {Question: "harbour", Articles: 20, Given: true}, {Question: "mayor", Articles: 10, Given: true},
		}},
		Now:       gates.Census{Articles: 100},
		AskBefore: answering(map[string]int{"strike": 50}, &askedBefore),
		AskNow:    answering(map[string]int{"police": 5, "mayor": 10, "strike": 5, "minister": 7}, &askedNow),
		Chosen:    []string{"minister"},
	}
	var report index.Report
	kept, err := c.Judge(&index.Gates{Canaries: []string{"mayor", "strike"}}, &report)
	var loss *index.Loss
	if !errors.As(err, &loss) {
		t.Fatalf("%v, want a loss", err)
	}
	want := []gates.Canary{{Question: "minister", Articles: 7}, {Question: "mayor", Articles: 10, Given: true}, {Question: "strike", Articles: 5, Given: true}}
	if diff := cmp.Diff(want, kept); diff != "" {
		t.Error(diff)
	}
	lost := map[string]float64{}
	for _, d := range report.Losses {
		lost[d.Of] = d.Before
	}
	if !maps.Equal(lost, map[string]float64{"police": 30, "strike": 50}) {
		t.Errorf("lost %v", report.Losses)
	}
	if !slices.Equal(askedBefore, []string{"strike"}) || slices.Contains(askedNow, "harbour") {
		t.Errorf("before is asked %v, now %v", askedBefore, askedNow)
	}
}

func TestALossPassesWhenItIsForcedOrNobodyJudges(t *testing.T) {
	var asked []string
	c := gates.Comparison{Before: gates.Census{Articles: 100}, Now: gates.Census{Articles: 1}, AskNow: answering(nil, &asked)}
	for _, gate := range []*index.Gates{nil, {Force: true}} {
		var report index.Report
		if _, err := c.Judge(gate, &report); err != nil || (gate != nil) != (len(report.Losses) == 1) {
			t.Errorf("%v: %v, %v", gate, err, report.Losses)
		}
	}
}

func TestWhatCannotBeAskedIsNotCompared(t *testing.T) {
	var asked []string
	for _, before := range []gates.Ask{nil, func([]string) (map[string]int, error) { return nil, nil }} {
		c := gates.Comparison{AskBefore: before, AskNow: answering(map[string]int{}, &asked)}
		var report index.Report
		if _, err := c.Judge(&index.Gates{Canaries: []string{"strike"}}, &report); err != nil {
			t.Error(err)
		}
	}
}

func TestAWordOfTheVocabularyThatNothingAnswersIsAnError(t *testing.T) {
	var asked []string
	c := gates.Comparison{AskNow: answering(map[string]int{}, &asked), Chosen: []string{"harbour"}}
	if _, err := c.Judge(nil, nil); err == nil || !strings.Contains(err.Error(), "harbour") {
		t.Errorf("%v, want that nothing answers the word", err)
	}
}
