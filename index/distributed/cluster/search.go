package cluster

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
)

// Search asks index a question and decodes the answer into into. A partial answer, of some shards or cut short by
// time, is an error.
func (c *Client) Search(ctx context.Context, index string, body, into any) error {
	content, err := encoded(body)
	if err != nil {
		return err
	}
	answer := buffers.get()
	defer buffers.put(answer)
	r := request{method: http.MethodPost, path: "/" + index + "/_search", body: content, kind: reading, search: true, whole: whole}
	if err := c.send(ctx, &r, answer); err != nil {
		return err
	}
	return Decode(answer.Bytes(), into)
}

// Whole decodes the answer to a search, which must be of all shards.
func Whole(answer []byte, into any) error {
	if err := whole(answer); err != nil {
		return err
	}
	return Decode(answer, into)
}

// whole reads the beginning of an answer to a search, where it says whether all shards answered in time.
func whole(answer []byte) error {
	var late, shards, failed []byte
	err := members(answer, func(key, value []byte) bool {
		switch string(key) {
		case "timed_out":
			late = value
		case "_shards":
			shards = value
		case "error":
			failed = value
		}
		return failed == nil && (late == nil || shards == nil)
	})
	switch {
	case err != nil:
		return fmt.Errorf("%w: %w", ErrAway, errMalformed)
	case failed != nil:
		return failure(answer)
	case late == nil || shards == nil:
		return fmt.Errorf("%w: an answer that does not say of how many shards it is", ErrAway)
	}
	var of struct{ Total, Successful, Failed int }
	if err := Decode(shards, &of); err != nil {
		return err
	}
	if string(late) != "false" || of.Failed > 0 || of.Successful < of.Total {
		return fmt.Errorf("%w in time: %d of %d shards did", ErrAway, of.Successful, of.Total)
	}
	return nil
}

// failure is the error of one search among several.
func failure(answer []byte) error {
	var said struct{ Status int }
	if err := Decode(answer, &said); err != nil {
		return err
	}
	return refusal(max(said.Status, http.StatusBadRequest), answer)
}

// head stands before every search of several.
const head = `{"allow_partial_search_results":false}` + "\n"

// Searches asks index several questions at once; the answers come in their order, each as Search gives it: of all
// shards, to be decoded by Whole or by json.Unmarshal.
func (c *Client) Searches(ctx context.Context, index string, bodies []any) ([]json.RawMessage, error) {
	if len(bodies) == 0 {
		return nil, nil
	}
	lines, err := searchLines(bodies)
	if err != nil {
		return nil, err
	}
	var answers []json.RawMessage
	r := request{method: http.MethodPost, path: "/" + index + "/_msearch", body: lines, kind: reading, search: true}
	r.whole = func(answer []byte) (err error) {
		answers, err = parted(answer, len(bodies))
		return err
	}
	err = c.send(ctx, &r, &bytes.Buffer{}) // which the answers are parts of
	return answers, err
}

func searchLines(bodies []any) ([]byte, error) {
	var lines bytes.Buffer
	for _, body := range bodies {
		content, err := encoded(body)
		if err != nil {
			return nil, err
		}
		lines.WriteString(head)
		lines.Write(content)
		lines.WriteByte('\n')
	}
	return lines.Bytes(), nil
}

// parted are the answers to so many searches, each of them whole.
func parted(answer []byte, many int) ([]json.RawMessage, error) {
	answers := make([]json.RawMessage, 0, many)
	var wrong error
	err := members(answer, func(key, value []byte) bool {
		if string(key) != "responses" {
			return true
		}
		wrong = elements(value, func(one []byte) error {
			answers = append(answers, one)
			return whole(one)
		})
		return wrong == nil
	})
	if err = cmp.Or(wrong, err); errors.Is(err, errMalformed) {
		return nil, fmt.Errorf("%w: %w", ErrAway, err)
	}
	if err == nil && len(answers) != many {
		return nil, fmt.Errorf("%w: %d answers to %d searches", ErrAway, len(answers), many)
	}
	return answers, err
}
