package cluster

import (
	"context"
	"fmt"
	"strconv"
	"strings"
)

// least is the oldest OpenSearch that knows all that is asked of it.
var least = [2]int{2, 10}

// Suits asks the cluster what it is. What is no OpenSearch, or too old a one, is an error.
func (c *Client) Suits(ctx context.Context) error {
	var said struct {
		Tagline string `json:"tagline"`
		Version struct {
			Distribution string `json:"distribution"`
			Number       string `json:"number"`
		} `json:"version"`
	}
	if err := c.Do(ctx, "GET", "/", nil, &said); err != nil {
		return err
	}
	number := c.said(said.Version.Number)
	switch {
	case said.Version.Distribution == "opensearch":
	case strings.Contains(said.Tagline, "You Know, for Search"):
		return fmt.Errorf("this is Elasticsearch %s: OpenSearch %d.%d or later is needed", number, least[0], least[1])
	default:
		return fmt.Errorf("what answers there is no OpenSearch: OpenSearch %d.%d or later is needed", least[0], least[1])
	}
	if !isRecent(number) {
		return fmt.Errorf("this is OpenSearch %s: %d.%d or later is needed", number, least[0], least[1])
	}
	return nil
}

func isRecent(number string) bool {
	first, rest, _ := strings.Cut(number, ".")
	second, _, _ := strings.Cut(rest, ".")
	major, err := strconv.Atoi(first)
	minor, err2 := strconv.Atoi(second)
	return err == nil && err2 == nil && (major > least[0] || major == least[0] && minor >= least[1])
}
