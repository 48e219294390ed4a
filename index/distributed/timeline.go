package distributed

import (
	"context"
	"fmt"
	"strings"

	"kiosque/index"
	"kiosque/index/columns"
	"kiosque/index/distributed/cluster"
	"kiosque/query"
)

// timeline counts the hits of q by when they were published. The cluster counts the different months of dates, of the
// hits and of the whole archive; which periods each can mean is worked out here.
func (g *generation) timeline(ctx context.Context, q query.Query, unit query.Unit) (index.Timeline, error) {
	q.From, q.To = "", ""
	q = q.Without(query.Year)
	words, _, err := g.asked(ctx, q)
	if err != nil {
		return index.Timeline{}, err
	}
	answers, err := g.client.Searches(ctx, g.index, []any{publishing(both(words, narrowed(q, "")), q), publishing(both(), q)})
	if err != nil {
		return index.Timeline{}, fmt.Errorf("timeline: %w", err)
	}
	var counted [2][]columns.Told
	for i, answer := range answers {
		if counted[i], err = published(answer); err != nil {
			return index.Timeline{}, fmt.Errorf("timeline: %w", err)
		}
	}
	return columns.TimelineOf(unit, counted[0], counted[1]), nil
}

// publishing asks for the months of articles. The cluster keeps the answer for whoever asks again, as it does where
// there are no hits in it: that of the whole archive is one for all questions.
func publishing(articles any, q query.Query) any {
	return map[string]any{"size": 0, "track_total_hits": false, "query": articles, "aggs": monthsOf(q)}
}

// published reads the answer to publishing.
func published(answer []byte) ([]columns.Told, error) {
	var found struct{ Aggregations months }
	if err := cluster.Whole(answer, &found); err != nil {
		return nil, err
	}
	if months := found.Aggregations; months.Months.Others+months.Alone.Months.Others > 0 {
		return nil, fmt.Errorf("more than %d months", maxMonths)
	}
	return found.Aggregations.told(), nil
}

// maxMonths bounds the different months of an archive: those of a thousand years and the years themselves.
const maxMonths = 13_000

// monthsOf are the aggregations of dates: of all articles, or of those without copies, and then of stories by all
// that their articles have.
func monthsOf(q query.Query) map[string]any {
	months := terms(monthField, maxMonths)
	if !isFolded(q) {
		return map[string]any{"months": months}
	}
	alone := map[string]any{
		"filter": map[string]any{"bool": map[string]any{"must_not": clause("exists", "field", storyField)}},
		"aggs":   map[string]any{"months": months},
	}
	return map[string]any{"alone": alone, retelling: storiesOf([]string{monthField}, alike)}
}

// months is the answer to monthsOf.
type months struct {
	Months  buckets
	Alone   struct{ Months buckets }
	Stories told
}

func (p months) told() (all []columns.Told) {
	for _, months := range []buckets{p.Months, p.Alone.Months} {
		for _, m := range months.Buckets {
			all = append(all, columns.Told{Dates: []string{dateOf(m.Key)}, Times: m.Count})
		}
	}
	for values, times := range p.Stories.Told.Value {
		t := columns.Told{Times: times}
		for value := range strings.SplitSeq(values, "|") {
			if month, is := strings.CutPrefix(value, "0 "); is {
				t.Dates = append(t.Dates, dateOf(month))
			}
		}
		all = append(all, t)
	}
	return all
}

// dateOf reads a month as monthField has it.
func dateOf(month string) string {
	if month == query.Undated {
		return ""
	}
	return month
}
