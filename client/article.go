package client

import (
	"context"
	"net/url"
	"strconv"
)

// Article is one article with the evidence of every fact. Spans are ranges of Text in bytes.
type Article struct {
	ID            string    `json:"id"`
	Source        string    `json:"source"`
	URL           *string   `json:"url"`
	Author        *string   `json:"author"`
	Path          string    `json:"path"` // of its file in the corpus
	Story         *string   `json:"story"`
	Title         string    `json:"title"`
	Lang          string    `json:"lang"`
	Date          Date      `json:"date"`
	Year          *int      `json:"year"`
	Countries     []Fact    `json:"countries"`
	Organisations []Fact    `json:"organisations"`
	Mentioned     []Fact    `json:"mentioned"` // years
	Body          string    `json:"body"`
	Text          string    `json:"text"` // with what was removed
	Passages      []Passage `json:"passages"`
}

// Date is when an article was published, as far as it shows.
type Date struct {
	Value     *string    `json:"value"` // "2017-03-12", "2017-03", "2017"; nil: undated
	NotBefore *string    `json:"not_before"`
	NotAfter  *string    `json:"not_after"`
	Evidence  []Evidence `json:"evidence"`
}

// Fact is something that an article claims.
type Fact struct {
	Value    string     `json:"value"`
	Label    string     `json:"label"` // in the language of the client
	Main     bool       `json:"main"`
	Evidence []Evidence `json:"evidence"`
}

// Evidence is where a fact stands, and the rule that found it.
type Evidence struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Words string `json:"words"`
	Rule  string `json:"rule"`
}

// Passage is a part of an article; Reason says why it was removed from the body.
type Passage struct {
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Kind   string `json:"kind"`
	Reason string `json:"reason"`
	Lang   string `json:"lang"`
	Text   string `json:"text"`
}

// Article answers with an article; a *Problem of status 404 where there is none, of 410 where an earlier
// generation had it.
func (c *Client) Article(ctx context.Context, id string) (*Article, error) {
	return get[Article](ctx, c, "articles/"+url.PathEscape(id), nil)
}

// Similar answers with the articles that are most like one, the most similar first.
func (c *Client) Similar(ctx context.Context, id string) ([]Hit, error) {
	found, err := get[struct {
		Hits []Hit `json:"hits"`
	}](ctx, c, "articles/"+url.PathEscape(id)+"/similar", nil)
	if err != nil {
		return nil, err
	}
	return found.Hits, nil
}

// Copies answers with the other articles that tell the story of one, the oldest first.
func (c *Client) Copies(ctx context.Context, id string) ([]Hit, error) {
	v := url.Values{"size": {strconv.Itoa(mostHits)}}
	var all []Hit
	for {
		page, err := get[struct {
			Hits []Hit  `json:"hits"`
			Next string `json:"next"`
		}](ctx, c, "articles/"+url.PathEscape(id)+"/copies", v)
		if err != nil {
			return nil, err
		}
		if all = append(all, page.Hits...); page.Next == "" {
			return all, nil
		}
		v.Set("cursor", page.Next)
	}
}
