package client

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
)

// Question is one search of many, and what its asker calls it.
type Question struct {
	Name  string
	Query Query
}

// MarshalJSON writes the parameters of the search as the server reads them.
func (q Question) MarshalJSON() ([]byte, error) {
	members := map[string]any{}
	for name, values := range q.Query.values() {
		members[name] = values
	}
	if q.Name != "" {
		members["name"] = q.Name
	}
	return json.Marshal(members)
}

// BatchAnswer is the answer to one of many questions, which has no facets; or a Problem, which tells why there is none.
type BatchAnswer struct {
	Answer
	Number  int      `json:"number"` // of the question, from 1
	Name    string   `json:"name"`
	Problem *Problem `json:"problem"`
}

// Searches answers up to 1,000 questions in one request, in their order and from one generation. Hits have these fields, those
// that they usually have when none is named. A server may take minutes.
func (c *Client) Searches(ctx context.Context, questions []Question, fields ...string) ([]BatchAnswer, error) {
	body, err := json.Marshal(map[string]any{"searches": questions})
	if err != nil {
		return nil, fmt.Errorf("client: searches: %w", err)
	}
	v := url.Values{}
	if len(fields) > 0 {
		v.Set("fields", strings.Join(fields, ","))
	}
	answer, err := decode[struct {
		Answers []BatchAnswer `json:"answers"`
	}](ctx, c, question{path: "searches", values: v, accept: typeJSON, body: body})
	if err != nil {
		return nil, err
	}
	return answer.Answers, nil
}
