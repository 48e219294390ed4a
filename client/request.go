package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// Problem is the answer of a server to what it could not do (RFC 9457).
type Problem struct {
	Type      string `json:"type"`
	Title     string `json:"title"`
	Status    int    `json:"status"`
	Detail    string `json:"detail"`
	Parameter string `json:"parameter"`  // that was wrong, "" where none was
	Expected  string `json:"expected"`   // in its place
	RequestID string `json:"request_id"` // by which the log of the server knows it
}

// Error says what is wrong.
func (p *Problem) Error() string { return fmt.Sprintf("%d %s: %s", p.Status, p.Title, p.Detail) }

// Bounds of what is read and waited for.
const (
	maxAnswer  = 64 << 20 // bytes of JSON: a hundred of the longest articles
	maxProblem = 64 << 10
	maxWait    = time.Minute // that a server may ask to come back after
)

const typeJSON = "application/json"

// question is one request.
type question struct {
	path   string
	values url.Values
	accept string // media types
	body   []byte // of JSON, to be posted; nil: the request is a GET
}

// get asks for JSON and decodes it.
func get[T any](ctx context.Context, c *Client, path string, v url.Values) (*T, error) {
	return decode[T](ctx, c, question{path: path, values: v, accept: typeJSON})
}

// decode asks a question, and reads its answer as JSON.
func decode[T any](ctx context.Context, c *Client, q question) (*T, error) {
	answer, err := c.ask(ctx, q)
	if err != nil {
		return nil, err
	}
	defer func() { _ = answer.Body.Close() }()
	to := new(T)
	if err := json.NewDecoder(io.LimitReader(answer.Body, maxAnswer)).Decode(to); err != nil {
		return nil, fmt.Errorf("client: read %s: %w", q.path, err)
	}
	return to, nil
}

// ask sends a request, again where the server is busy, and returns an answer of status 200, to be closed;
// a *Problem where there is none.
func (c *Client) ask(ctx context.Context, q question) (*http.Response, error) {
	for attempt := 0; ; attempt++ {
		answer, err := c.send(ctx, q)
		var busy *comeBack
		if !errors.As(err, &busy) {
			return answer, err
		}
		if attempt == c.patience {
			return nil, busy.Problem
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(busy.after):
		}
	}
}

// comeBack is a problem that will pass.
type comeBack struct {
	*Problem
	after time.Duration
}

func (c *Client) send(ctx context.Context, q question) (*http.Response, error) {
	request, err := c.request(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("client: %w", err)
	}
	answer, err := c.http.Do(request)
	if err != nil {
		return nil, fmt.Errorf("client: %w", err)
	}
	if answer.StatusCode != http.StatusOK {
		defer func() { _ = answer.Body.Close() }()
		return nil, failure(answer)
	}
	return answer, nil
}

func (c *Client) request(ctx context.Context, q question) (*http.Request, error) {
	address, method := c.base.JoinPath(q.path), http.MethodGet
	address.RawQuery = q.values.Encode()
	if q.body != nil {
		method = http.MethodPost
	}
	request, err := http.NewRequestWithContext(ctx, method, address.String(), bytes.NewReader(q.body))
	if err != nil {
		return nil, err
	}
	if q.body != nil {
		request.Header.Set("Content-Type", typeJSON)
	}
	request.Header.Set("Accept", q.accept)
	request.Header.Set("Accept-Language", c.language)
	if c.key != "" {
		request.Header.Set("Authorization", "Bearer "+c.key)
	}
	return request, nil
}

// failure reads what went wrong.
func failure(answer *http.Response) error {
	p := &Problem{}
	if err := json.NewDecoder(io.LimitReader(answer.Body, maxProblem)).Decode(p); err != nil || p.Status == 0 {
		p = &Problem{Type: "about:blank", Title: http.StatusText(answer.StatusCode), Status: answer.StatusCode, Detail: "the answer is not of Kiosque"}
	}
	seconds, err := strconv.Atoi(answer.Header.Get("Retry-After"))
	passing := p.Status == http.StatusServiceUnavailable || p.Status == http.StatusTooManyRequests
	if wait := time.Duration(seconds) * time.Second; err == nil && passing && seconds >= 0 && wait <= maxWait {
		return &comeBack{p, wait}
	}
	return p
}
