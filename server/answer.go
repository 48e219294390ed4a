package server

import (
	"strconv"

	"kiosque/article"
	"kiosque/index"
	"kiosque/web"
)

// answer is the JSON of /search. Empty lists are [], unknown dates null.
type answer struct {
	answerHits
	Facets facetsJSON `json:"facets"`
	answerNotes
}

// answerHits is what stands before the facets.
type answerHits struct {
	Query      string    `json:"query"` // what was answered, in its canonical form
	Total      int       `json:"total"`
	Articles   int       `json:"articles"` // with the copies that are folded into stories
	Took       float64   `json:"took_ms"`
	Generation string    `json:"generation"`
	Hits       []hitJSON `json:"hits"`
}

// answerNotes is what stands behind them.
type answerNotes struct {
	Notes []notice `json:"notes"`
	help
	Next string `json:"next,omitempty"` // a cursor
}

type hitJSON struct {
	ID            string         `json:"id"`
	Source        string         `json:"source"`
	Title         string         `json:"title"`
	Lang          string         `json:"lang"`
	Date          *string        `json:"date"` // as precise as claimed: "2017-03-12", "2017-03", "2017"
	Year          *int           `json:"year"`
	Countries     []string       `json:"countries"`
	Organisations []string       `json:"organisations"`
	Score         float64        `json:"score"`
	Fragments     []fragmentJSON `json:"fragments"`
	Copies        int            `json:"copies"`            // further articles that tell the same story
	Story         *string        `json:"story"`             // sent back as story= it finds them
	Reasons       []reasonJSON   `json:"reasons,omitempty"` // with explain=on; they add up to the score
	Why           []string       `json:"why,omitempty"`     // the same in words, a sentence a reason
}

// fragmentJSON is a piece of text; marks are [start, end) in bytes of its UTF-8.
type fragmentJSON struct {
	Field string   `json:"field"`
	Text  string   `json:"text"`
	Marks [][2]int `json:"marks"`
}

// notice says what was done to the query: a code for programs, a text for people.
type notice struct {
	Code  string   `json:"code"`
	Text  string   `json:"text"`
	Words []string `json:"words"`
}

func newAnswer(l web.Labels, f found) answer {
	return answer{newAnswerHits(f, newHitsJSON(l, f.Hits)), newFacetsJSON(l, f.Facets), newAnswerNotes(l, f)}
}

func newAnswerHits(f found, hits []hitJSON) answerHits {
	return answerHits{
		Query: f.Query.Expression().String(),
		Total: f.Total, Articles: f.Articles, Took: milliseconds(f.took), Generation: f.Generation,
		Hits: hits,
	}
}

func newAnswerNotes(l web.Labels, f found) answerNotes {
	n := answerNotes{Notes: make([]notice, len(f.notes)), help: newHelp(f.Corrected), Next: f.Next}
	for i, note := range f.notes {
		n.Notes[i] = notice{note.Code, l.Note(note), orEmpty(note.Words)}
	}
	return n
}

func newHitsJSON(l web.Labels, hits []index.Hit) []hitJSON {
	all := make([]hitJSON, len(hits))
	for i := range hits {
		all[i] = newHitJSON(l, &hits[i])
	}
	return all
}

func newHitJSON(l web.Labels, h *index.Hit) hitJSON {
	a := &h.Article
	return hitJSON{
		ID: a.ID, Source: a.Source, Title: a.TitleText(), Lang: a.Lang,
		Date: orNull(a.Date.Value), Year: yearOf(a.Date),
		Countries: article.Values(a.Countries), Organisations: article.Values(a.Organisations),
		Score: h.Score, Fragments: newFragmentsJSON(h.Fragments),
		Copies: h.Copies, Story: orNull(a.Story), Reasons: newReasonsJSON(h.Reasons), Why: l.Why(h),
	}
}

func newFragmentsJSON(fragments []index.Fragment) []fragmentJSON {
	all := make([]fragmentJSON, len(fragments))
	for i, f := range fragments {
		all[i] = newFragmentJSON(f)
	}
	return all
}

func newFragmentJSON(f index.Fragment) fragmentJSON {
	j := fragmentJSON{f.Field, f.Text, make([][2]int, len(f.Marks))}
	for i, m := range f.Marks {
		j.Marks[i] = [2]int{m.Start, m.End}
	}
	return j
}

// orEmpty returns a list that JSON writes as [] and never as null.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func orNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

func yearOf(d article.Date) *int {
	year, err := strconv.Atoi(d.Year())
	if err != nil {
		return nil
	}
	return &year
}
