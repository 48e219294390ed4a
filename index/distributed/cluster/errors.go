package cluster

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"kiosque/index"
)

// ErrAway is the error of requests that no node answered, or none in time and in whole.
var ErrAway = index.ErrAway

// ErrReadOnly is the error of writes to a cluster, or an index, that takes none.
var ErrReadOnly = errors.New("the cluster takes no writes: its disks are nearly full, or the index is closed to them")

// ErrDenied is the error of whoever may not ask this.
var ErrDenied = errors.New("the cluster refuses the user or the key")

// Error is what the cluster says of a request that it refuses. It wraps ErrReadOnly or ErrDenied where it is one.
type Error struct {
	Status int    // of HTTP
	Type   string // "index_not_found_exception"
	Reason string
	Node   string // that said so, "127.0.0.1:9200"
}

func (e *Error) Error() string {
	said := fmt.Sprintf("%d %s: %s", e.Status, e.Type, e.Reason)
	if e.Node != "" {
		said = "node " + e.Node + ": " + said
	}
	if kind := e.Unwrap(); kind != nil {
		return kind.Error() + ": " + said
	}
	return said
}

// Unwrap is the kind of refusal, nil: none in particular.
func (e *Error) Unwrap() error {
	switch {
	case isBlocked(e.Status, e.Type):
		return ErrReadOnly
	case e.Status == http.StatusUnauthorized || e.Status == http.StatusForbidden:
		return ErrDenied
	}
	return nil
}

// isBlocked tells a block that stays, by a full disk or by a setting, from that of a cluster which has no manager for
// now, whose status is 503.
func isBlocked(status int, kind string) bool {
	return strings.HasSuffix(kind, "_block_exception") && (status == http.StatusForbidden || status == http.StatusTooManyRequests)
}

// IsMissing tells whether err says that there is no such index, alias or document.
func IsMissing(err error) bool { return hasStatus(err, http.StatusNotFound) }

// IsConflict tells whether err says that another was faster.
func IsConflict(err error) bool { return hasStatus(err, http.StatusConflict) }

func hasStatus(err error, status int) bool {
	var e *Error
	return errors.As(err, &e) && e.Status == status
}

// mostReason bounds how much of what a node says is told on, in bytes.
const mostReason = 500

// cause is how the cluster describes an error.
type cause struct {
	Type   string `json:"type"`
	Reason string `json:"reason"`
}

// refusal reads why a request was refused.
func refusal(status int, answer []byte) *Error {
	var said struct {
		Error json.RawMessage `json:"error"`
	}
	var first struct {
		cause
		Root []cause `json:"root_cause"`
	}
	e := &Error{Status: status}
	if status < http.StatusBadRequest {
		e.Reason = "the address leads elsewhere"
		return e
	}
	_ = json.Unmarshal(answer, &said)
	switch err := json.Unmarshal(said.Error, &first); {
	case err != nil || first.Reason == "" && first.Type == "":
		e.Reason = string(answer[:min(len(answer), 128*mostReason)])
	case len(first.Root) > 0 && first.Root[0].Reason != "":
		e.Type, e.Reason = first.Root[0].Type, first.Root[0].Reason
	default:
		e.Type, e.Reason = first.Type, first.Reason
	}
	return e
}

// Refused is the error of what the cluster refuses within an answer.
func (c *Client) Refused(status int, kind, reason string) *Error {
	return &Error{Status: status, Type: c.said(kind), Reason: c.said(reason)}
}

// said is what others say, short and without secrets.
func (c *Client) said(text string) string {
	text = c.scrub.Replace(text)
	return strings.ToValidUTF8(text[:min(len(text), mostReason)], "")
}

// withheld is the error of a document that could not be read, of a shard that is away or of an index that is missing.
func (c *Client) withheld(why *cause) error {
	if why.Type == "index_not_found_exception" {
		return &Error{Status: http.StatusNotFound, Type: why.Type, Reason: c.said(why.Reason)}
	}
	return fmt.Errorf("%w: %s: %s", ErrAway, c.said(why.Type), c.said(why.Reason))
}
