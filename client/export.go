package client

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// totalHeader says how many rows an export has.
const totalHeader = "Kiosque-Total"

// Export writes every hit of a search in a format, "csv", "jsonl", "bibtex", "ris", "csl" or "text", with these
// fields, those that the format usually has when none is named, and returns how many hits it is made of. What was written is of no use with an error.
func (c *Client) Export(ctx context.Context, q Query, format string, to io.Writer, fields ...string) (total int, err error) {
	v := q.values()
	v.Set("format", format)
	if len(fields) > 0 {
		v.Set("fields", strings.Join(fields, ","))
	}
	answer, err := c.ask(ctx, question{path: "export", values: v, accept: "application/problem+json, */*"})
	if err != nil {
		return 0, err
	}
	defer func() { _ = answer.Body.Close() }()
	if total, err = strconv.Atoi(answer.Header.Get(totalHeader)); err != nil {
		return 0, fmt.Errorf("client: export: %w", err)
	}
	_, err = io.Copy(to, answer.Body)
	return total, err
}
