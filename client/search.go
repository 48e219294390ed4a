package client

import (
	"context"
	"iter"
	"net/url"
	"strconv"
	"time"
)

// Query is a search; the zero Query finds every article. Several values of one field mean OR.
type Query struct {
	Text          string   // as typed into the box of the page
	Years         []string // of publication, "2017" or "undated"
	Countries     []string // ISO 3166-1 alpha-2, "BE"
	Organisations []string
	Languages     []string // "fr", "en", "und"
	Sources       []string
	From, To      string // days, months or years of publication: "2017-03-12", "2017-03", "2017"
	Since         string // a generation: only articles that a later one brought
	Sort          string // "relevance", "newest", "oldest", "added"; relevance when empty
	Size          int    // hits on a page, at most 100; 10 when zero
	// More are further parameters of the API, by their names.
	More url.Values
}

func (q Query) values() url.Values {
	v := url.Values{}
	for name, values := range q.More {
		v[name] = values
	}
	for name, values := range map[string][]string{
		"q": {q.Text}, "year": q.Years, "country": q.Countries, "org": q.Organisations, "lang": q.Languages, "source": q.Sources,
		"from": {q.From}, "to": {q.To}, "since": {q.Since}, "sort": {q.Sort}, "size": {sizeOf(q.Size)},
	} {
		for _, value := range values {
			if value != "" {
				v.Add(name, value)
			}
		}
	}
	return v
}

func sizeOf(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// Answer is what GET /search answers.
type Answer struct {
	Query      string  `json:"query"` // that was answered, in its canonical form
	Total      int     `json:"total"`
	Articles   int     `json:"articles"` // with copies of the same story
	Took       float64 `json:"took_ms"`
	Generation string  `json:"generation"`
	Hits       []Hit   `json:"hits"`
	Facets     Facets  `json:"facets"`
	Notes      []Note  `json:"notes"` // what was done with the words
	Next       string  `json:"next"`  // cursor of the next page, "" after the last
}

// Hit is one article that was found. What stands behind Story comes only where it is asked for: by the parameter fields, which
// leaves everything out that it does not name, or Reasons and Why by explain.
type Hit struct {
	ID            string     `json:"id"`
	Source        string     `json:"source"`
	Title         string     `json:"title"`
	Lang          string     `json:"lang"`
	Date          *string    `json:"date"` // "2017-03-12", "2017-03", "2017"; nil: undated
	Year          *int       `json:"year"`
	Countries     []string   `json:"countries"`
	Organisations []string   `json:"organisations"`
	Score         float64    `json:"score"`
	Fragments     []Fragment `json:"fragments"`
	Copies        int        `json:"copies"`
	Story         *string    `json:"story"`
	Author        *string    `json:"author"`
	NotBefore     *string    `json:"not_before"` // the text proves that it is not older
	NotAfter      *string    `json:"not_after"`  // or not younger
	Mentioned     []string   `json:"mentioned"`  // years
	URL           *string    `json:"url"`
	Address       *string    `json:"address"`  // where the archive shows it
	Added         *time.Time `json:"added"`    // when the archive first had it
	AddedIn       *string    `json:"added_in"` // and in which generation
	Generation    string     `json:"generation"`
	Path          string     `json:"path"` // of its file in the corpus
	Body          string     `json:"body"`
	Text          string     `json:"text"`   // with what was removed
	SHA256        string     `json:"sha256"` // of Text
	Reasons       []Reason   `json:"reasons"`
	Why           []string   `json:"why"` // the reasons in words
}

// Reason is what one thing that was asked for adds to the score of a hit.
type Reason struct {
	Typed  string       `json:"typed"`
	Score  float64      `json:"score"`
	Rarity float64      `json:"rarity"` // inverse document frequency, times how often it was asked
	Found  []Occurrence `json:"found"`
}

// Occurrence is a word of a field that was found.
type Occurrence struct {
	Word      string  `json:"word"` // as the index knows it
	Field     string  `json:"field"`
	Exact     bool    `json:"exact"` // the word as typed, not a form of it
	Frequency float64 `json:"frequency"`
	Length    float64 `json:"length"` // of the field, in words
	Weight    float64 `json:"weight"`
}

// Fragment is a piece of an article; marks are [start, end) in bytes of Text.
type Fragment struct {
	Field string   `json:"field"`
	Text  string   `json:"text"`
	Marks [][2]int `json:"marks"`
}

// Facets are the values of the hits, and how many have each.
type Facets struct {
	Year         []Value `json:"year"`
	Country      []Value `json:"country"`
	Organisation []Value `json:"organisation"`
	Lang         []Value `json:"lang"`
	Source       []Value `json:"source"`
	Mentioned    []Value `json:"mentioned"`
}

// Value is one value of a facet; Count is the total once it is chosen.
type Value struct {
	Value  string `json:"value"`
	Label  string `json:"label"` // in the language of the client
	Count  int    `json:"count"`
	Chosen bool   `json:"chosen"`
}

// Note says what was done with the words of a search: a code for programs, a text for people.
type Note struct {
	Code  string   `json:"code"`
	Text  string   `json:"text"`
	Words []string `json:"words"`
}

// Search answers with one page of a search.
func (c *Client) Search(ctx context.Context, q Query) (*Answer, error) {
	return get[Answer](ctx, c, "search", q.values())
}

// mostHits is the largest page of hits.
const mostHits = 100

// All gives every hit of a search, page after page, all of one generation: where another becomes current
// meanwhile and the first is let go, a *Problem of status 400 for the cursor ends it. For a whole result
// as a file see Export.
func (c *Client) All(ctx context.Context, q Query) iter.Seq2[Hit, error] {
	v := q.values()
	if v.Get("size") == "" {
		v.Set("size", strconv.Itoa(mostHits))
	}
	return func(yield func(Hit, error) bool) {
		for {
			page, err := get[Answer](ctx, c, "search", v)
			if err != nil {
				yield(Hit{}, err)
				return
			}
			for _, h := range page.Hits {
				if !yield(h, nil) {
					return
				}
			}
			if page.Next == "" {
				return
			}
			v.Del("page")
			v.Set("cursor", page.Next)
		}
	}
}
