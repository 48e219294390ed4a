package client

import (
	"context"
	"time"
)

// Stats is what one generation of an archive holds, and what made it.
type Stats struct {
	Generation string         `json:"generation"`
	Created    time.Time      `json:"created"`
	Articles   int            `json:"articles"`
	Stories    int            `json:"stories"` // articles that tell the same counted once
	Covered    map[string]int `json:"covered"` // articles that have a value of a facet, by its name
	Languages  []Value        `json:"languages"`
	Years      Years          `json:"years"`
	Unread     int            `json:"unread"`    // files and records that gave no article
	Bytes      int64          `json:"bytes"`     // on disk
	Digest     string         `json:"digest"`    // SHA-256 of the content: the same corpus gives the same
	Version    string         `json:"version"`   // of the program that answers
	Analysers  string         `json:"analysers"` // version of what makes terms of words
}

// Years are the first and the last year of publication, nil where no article has a date.
type Years struct {
	First   *int `json:"first"`
	Last    *int `json:"last"`
	Undated int  `json:"undated"` // articles
}

// Stats answers with the figures of the archive.
func (c *Client) Stats(ctx context.Context) (*Stats, error) { return get[Stats](ctx, c, "stats", nil) }
