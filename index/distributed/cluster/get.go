package cluster

import (
	"context"
	"encoding/json"
	"net/http"
)

// Get returns documents of index by ID, in that order, as they were written; nil: there is none.
func (c *Client) Get(ctx context.Context, index string, ids []string) ([]json.RawMessage, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	var answer struct {
		Docs []struct {
			Found  bool            `json:"found"`
			Source json.RawMessage `json:"_source"`
			Error  *cause          `json:"error"`
		} `json:"docs"`
	}
	if err := c.Do(ctx, http.MethodPost, "/"+index+"/_mget?filter_path=docs.found,docs._source,docs.error", map[string]any{"ids": ids}, &answer); err != nil {
		return nil, err
	}
	if len(answer.Docs) != len(ids) {
		return nil, ErrAway
	}
	documents := make([]json.RawMessage, len(ids))
	for i, d := range answer.Docs {
		if d.Error != nil {
			return nil, c.withheld(d.Error)
		}
		if d.Found {
			documents[i] = d.Source
		}
	}
	return documents, nil
}
