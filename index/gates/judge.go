package gates

import (
	"fmt"
	"slices"

	"kiosque/index"
	"kiosque/query"
)

// Ask counts the articles of a generation that answer each question, once.
type Ask func(questions []string) (answers map[string]int, err error)

// Asking counts by asking a generation of that name one query after the other.
func Asking(generation string, count func(query.Query) (articles int, err error)) Ask {
	return func(questions []string) (map[string]int, error) {
		answers, err := Answers(questions, count)
		if err != nil {
			return nil, fmt.Errorf("generation %s: %w", generation, err)
		}
		return answers, nil
	}
}

// Comparison is a generation that was built beside the one before it, whose figures are zero where there was none.
type Comparison struct {
	Before, Now Census
	AskBefore   Ask // nil, or answering nil, where only figures are known of the one before
	AskNow      Ask
	Chosen      []string // the questions by which the one that was built shows that it answers; see Choose
}

// Judge asks the canary queries: those that the generation before chose, those that are given and those that the new
// one chooses. It returns what is to be kept with the new one, of the last two kinds. Where there is a gate the report
// says what was lost, and the error is a *index.Loss when the gate refuses that.
func (c Comparison) Judge(gate *index.Gates, report *index.Report) (kept []Canary, err error) {
	var given []string
	if gate != nil {
		given = gate.Canaries
	}
	if kept, err = c.ask(given); err != nil || gate == nil {
		return kept, err
	}
	if report.Losses = Losses(c.Before, c.Now); len(report.Losses) > 0 && !gate.Force {
		return kept, &index.Loss{Report: *report}
	}
	return kept, nil
}

// ask fills in the canaries that are compared, and returns those that are kept.
func (c *Comparison) ask(given []string) (kept []Canary, err error) {
	if c.Before.Canaries, err = c.compared(given); err != nil {
		return nil, err
	}
	compared := questions(c.Before.Canaries)
	answers, err := c.AskNow(slices.Concat(c.Chosen, given, compared))
	if err != nil {
		return nil, err
	}
	for _, question := range c.Chosen {
		if answers[question] == 0 {
			return nil, fmt.Errorf("the index and the vocabulary disagree: nothing answers %q, which articles have", question)
		}
	}
	c.Now.Canaries = canaries(compared, answers, false)
	return append(canaries(c.Chosen, answers, false), canaries(given, answers, true)...), nil
}

// compared are the canaries that the generation before chose itself, and those that are given. Its figures know most;
// it is asked the others, where it can be.
func (c *Comparison) compared(given []string) ([]Canary, error) {
	all, unknown := known(c.Before.Canaries, given)
	if len(unknown) == 0 || c.AskBefore == nil {
		return all, nil
	}
	answers, err := c.AskBefore(unknown)
	if answers == nil || err != nil {
		return all, err
	}
	return append(all, canaries(unknown, answers, true)...), nil
}

// canaries are questions with their answers.
func canaries(questions []string, answers map[string]int, given bool) (all []Canary) {
	for _, question := range questions {
		all = append(all, Canary{Question: question, Articles: answers[question], Given: given})
	}
	return all
}

// questions returns what canaries ask.
func questions(all []Canary) (questions []string) {
	for _, c := range all {
		questions = append(questions, c.Question)
	}
	return questions
}

// known returns the canaries of a generation that are compared with the next one, where so many are given now:
// those that it chose itself and those that are given, and which of these it was not asked.
func known(before []Canary, given []string) (all []Canary, unknown []string) {
	for _, c := range before {
		isGiven := slices.Contains(given, c.Question)
		if (isGiven || !c.Given) && !slices.Contains(questions(all), c.Question) {
			all = append(all, Canary{Question: c.Question, Articles: c.Articles, Given: isGiven})
		}
	}
	unknown = slices.DeleteFunc(slices.Clone(given), func(q string) bool { return slices.Contains(questions(all), q) })
	return all, unknown
}
