package indextest

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"kiosque/index"
	"kiosque/query"
)

// tolerance is how much of a score may differ: engines may add in another order, and keep
// half of the bits of what they add.
const tolerance = 1e-5

func near(got, want float64) bool {
	return math.Abs(got-want) <= tolerance*max(1, math.Abs(want))
}

// orderDiffers compares scores, and holds the order to them, to the dates or to the arrivals; what has the
// same rank stands in the order of the corpus.
func (h *comparing) orderDiffers(q query.Query, got response, want answer) string {
	if d := h.scoresDiffer(q, got, want); d != "" {
		return d
	}
	key := h.key(q)
	for i := 1; i < len(got.all); i++ {
		before, after := &got.all[i-1], &got.all[i]
		if k := key(before) - key(after); k < 0 || k == 0 && h.place[before.Article.ID] > h.place[after.Article.ID] {
			return fmt.Sprintf("%s (%v) stands before %s (%v)", before.Article.ID, before.Score, after.Article.ID, after.Score)
		}
	}
	return h.tellersDiffer(q, got, want)
}

// key returns what hits are sorted by, the largest first.
func (h *comparing) key(q query.Query) func(*index.Hit) float64 {
	if q.Sort == query.Relevance {
		return func(hit *index.Hit) float64 { return hit.Score }
	}
	return func(hit *index.Hit) float64 { return h.time(q, h.place[hit.Article.ID]) }
}

// time is when an article was published, or when it came, as a number that sorts as q asks for.
func (h *comparing) time(q query.Query, place int) float64 {
	if q.Sort != query.Added {
		return h.day(q, place)
	}
	number, _ := strconv.ParseFloat(h.truth.came[h.truth.Docs[place].ID].Generation, 64) // 0 where nobody knows
	return number
}

// day turns the first day of an article into a number that sorts as q asks for; what has
// none comes last.
func (h *comparing) day(q query.Query, place int) float64 {
	day, err := strconv.Atoi(strings.ReplaceAll(firstDay(&h.truth.Docs[place].Article), "-", ""))
	switch {
	case err != nil:
		return -math.MaxFloat64
	case q.Sort == query.Oldest:
		return -float64(day)
	}
	return float64(day)
}

// scoresDiffer compares the scores with the engine's own formula.
func (h *comparing) scoresDiffer(q query.Query, got response, want answer) string {
	for i := range got.all {
		hit := &got.all[i]
		reasons, known := h.reasonsOf(q, h.place[hit.Article.ID], want)
		if !known {
			return ""
		}
		if score := sum(reasons); !near(hit.Score, score) {
			return fmt.Sprintf("%s scores %v, want %v:\n%s", hit.Article.ID, hit.Score, score, listed(reasons))
		}
	}
	return ""
}

// tiesDiffer: articles alike in all that the formula takes have one score, to the last
// bit: else they would not stand in the order of the corpus.
func (h *comparing) tiesDiffer(q query.Query, got response, want answer) string {
	alike := map[string]*index.Hit{}
	for i := range got.all {
		hit := &got.all[i]
		reasons, known := h.reasonsOf(q, h.place[hit.Article.ID], want)
		like := fmt.Sprint(reasons)
		if other := alike[like]; known && other != nil && other.Score != hit.Score {
			return fmt.Sprintf("%s scores %v, %s that is alike %v:\n%s", hit.Article.ID, hit.Score, other.Article.ID, other.Score, listed(reasons))
		}
		alike[like] = hit
	}
	return ""
}

// reasonsOf returns the reasons of a hit; known is false where no formula is.
func (h *comparing) reasonsOf(q query.Query, place int, want answer) (reasons []index.Reason, known bool) {
	if want.nothing {
		return nil, true
	}
	if h.reasons == nil {
		return nil, false
	}
	return h.reasons(want.asked, q.Scope, &h.truth.Docs[place]), true
}

func sum(reasons []index.Reason) (score float64) {
	for _, r := range reasons {
		score += r.Score
	}
	return score
}

func listed(reasons []index.Reason) string {
	lines := make([]string, len(reasons))
	for i, r := range reasons {
		lines[i] = fmt.Sprintf("  %+v", r)
	}
	return strings.Join(lines, "\n")
}

// tellersDiffer: of the articles that tell one story, the best stands for it.
func (h *comparing) tellersDiffer(q query.Query, got response, want answer) string {
	teller := map[string]*index.Hit{}
	for i := range got.all {
		teller[nameOf(&got.all[i].Article, q)] = &got.all[i]
	}
	for _, i := range want.articles {
		hit := teller[nameOf(&h.truth.Docs[i].Article, q)]
		if h.ranksBefore(q, i, hit, want) {
			return fmt.Sprintf("%s (%v) stands for %s", hit.Article.ID, hit.Score, h.truth.Docs[i].ID)
		}
	}
	return ""
}

// ranksBefore tells whether an article ranks before a hit beyond doubt.
func (h *comparing) ranksBefore(q query.Query, place int, hit *index.Hit, want answer) bool {
	at := h.place[hit.Article.ID]
	if q.Sort != query.Relevance {
		own, other := h.time(q, place), h.time(q, at)
		return own > other || own == other && place < at
	}
	own, known := h.reasonsOf(q, place, want)
	other, _ := h.reasonsOf(q, at, want)
	if !known || near(sum(own), sum(other)) && fmt.Sprint(own) != fmt.Sprint(other) {
		return false
	}
	return sum(own) > sum(other) || sum(own) == sum(other) && place < at
}

// reasonsDiffer compares what is told of the score of a hit.
func (h *comparing) reasonsDiffer(q query.Query, hit *index.Hit, want answer) string {
	if !q.Explain {
		if len(hit.Reasons) > 0 {
			return "there are reasons that nobody asked for"
		}
		return ""
	}
	if !near(sum(hit.Reasons), hit.Score) {
		return fmt.Sprintf("it scores %v, its reasons %v", hit.Score, sum(hit.Reasons))
	}
	reasons, known := h.reasonsOf(q, h.place[hit.Article.ID], want)
	if known && !slices.EqualFunc(hit.Reasons, reasons, sameReason) {
		return fmt.Sprintf("reasons\n%s\nwant\n%s", listed(hit.Reasons), listed(reasons))
	}
	return ""
}

func sameReason(a, b index.Reason) bool {
	return a.Typed == b.Typed && near(a.Score, b.Score) && near(a.Rarity, b.Rarity) &&
		slices.EqualFunc(byPlace(a.Found), byPlace(b.Found), sameOccurrence)
}

func sameOccurrence(a, b index.Occurrence) bool {
	return a.Word == b.Word && a.Field == b.Field && a.Exact == b.Exact &&
		near(a.Frequency, b.Frequency) && a.Length == b.Length && near(a.Weight, b.Weight)
}

func byPlace(found []index.Occurrence) []index.Occurrence {
	return slices.SortedFunc(slices.Values(found), func(a, b index.Occurrence) int {
		return strings.Compare(fmt.Sprint(a), fmt.Sprint(b))
	})
}
