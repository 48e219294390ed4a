package cluster

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// request is one request, as it is sent to node after node until one answers.
type request struct {
	method, path string
	body         []byte
	kind         kind
	search       bool                      // the cluster is told until when it may search
	whole        func(answer []byte) error // what an answer must be besides; nil: nothing
	packed       bool                      // the body is
}

// outcome is what came of one attempt.
type outcome struct {
	err error
	// passing: another node, or this one later, may do better. lost: the node may have obeyed, unheard. down: it is
	// left out for a while. late: it took too long. deaf: neither side understands the other, which time does not mend.
	passing, lost, down, late, deaf bool
}

// send sends r until a node answers, or time is over. The answer is read into to.
func (c *Client) send(ctx context.Context, r *request, to *bytes.Buffer) error {
	whole, cancel := within(ctx, r.kind.usual)
	defer cancel()
	if err := c.pack(r); err != nil {
		return err
	}
	deadline, _ := whole.Deadline()
	var last error
	var n *node
	for try := 0; ; try++ {
		var failures int
		n, failures = c.nodes.next(n)
		began := time.Now()
		o := c.attempt(whole, n, r, r.kind.wait(try, failures, time.Until(deadline)), to)
		switch {
		case !o.down:
			c.nodes.heard(n)
		case !o.late && whole.Err() == nil, o.late && c.nodes.isMute(n, began):
			c.nodes.failed(n, failures)
		}
		if o.err == nil || !o.passing {
			return o.err
		}
		if whole.Err() == nil || last == nil {
			last = o.err
		}
		if o.lost && !r.kind.again || o.deaf && try+1 >= len(c.nodes.all) || !pause(whole, try) {
			return ended(ctx, last)
		}
	}
}

// within is ctx with a deadline, usual where it has none.
func within(ctx context.Context, usual time.Duration) (context.Context, context.CancelFunc) {
	if _, has := ctx.Deadline(); has {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, usual)
}

// ended is the error of a request that nobody answered.
func ended(ctx context.Context, last error) error {
	switch err := ctx.Err(); {
	case errors.Is(err, context.Canceled):
		return err
	case err != nil:
		return fmt.Errorf("%w: %w: %w", ErrAway, err, last)
	}
	return fmt.Errorf("%w: %w", ErrAway, last)
}

const (
	firstPause = 20 * time.Millisecond
	mostPause  = 2 * time.Second
)

// pause waits before the attempt after try, longer each time; false: time is over before.
func pause(ctx context.Context, try int) bool {
	wait := time.NewTimer(jittered(min(mostPause, firstPause<<min(try, 10))))
	defer wait.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-wait.C:
		return true
	}
}

// attempt asks one node once.
func (c *Client) attempt(ctx context.Context, n *node, r *request, w wait, to *bytes.Buffer) outcome {
	ctx, cancel := c.nodes.listening(ctx, n, w)
	defer cancel()
	req, err := c.addressed(ctx, n, r, w.limit)
	if err != nil {
		return outcome{err: err}
	}
	resp, err := c.transport.RoundTrip(req)
	if err != nil {
		return c.unheard(n, err)
	}
	defer resp.Body.Close()
	if err := read(to, resp); err != nil {
		if errors.Is(err, errLong) {
			return outcome{err: fmt.Errorf("node %s: %w", n.name, err)}
		}
		return c.unheard(n, err)
	}
	if resp.StatusCode >= http.StatusMultipleChoices {
		return c.refused(n, refusal(resp.StatusCode, to.Bytes()), to.Bytes())
	}
	if r.whole != nil {
		if err := r.whole(to.Bytes()); err != nil {
			return c.halved(n, err, to.Bytes())
		}
	}
	return outcome{}
}

// addressed is r as one node is asked.
func (c *Client) addressed(ctx context.Context, n *node, r *request, limit time.Duration) (*http.Request, error) {
	address := n.base + r.path
	if r.search {
		address += parameters(r.path, limit)
	}
	req, err := http.NewRequestWithContext(ctx, r.method, address, nil)
	if err != nil {
		return nil, fmt.Errorf("no address of the cluster: %s", r.path)
	}
	if r.body != nil {
		req.Body, req.ContentLength = io.NopCloser(bytes.NewReader(r.body)), int64(len(r.body))
	}
	req.Header = c.headers[headersOf{isLines(r.path), r.packed}]
	return req, nil
}

// parameters let the cluster stop when nobody waits any longer. For each shard the time is rounded up to a power of
// two seconds, for it is part of the key by which shards keep answers.
func parameters(path string, limit time.Duration) string {
	p := "?cancel_after_time_interval=" + strconv.FormatInt(max(1, limit.Milliseconds()), 10) + "ms"
	if strings.Contains(path, "?") {
		p = "&" + p[1:]
	}
	if action(before(path)) == "_msearch" { // which takes the rest from the head of each search
		return p
	}
	seconds := 1
	for time.Duration(seconds)*time.Second < limit {
		seconds *= 2
	}
	return p + "&allow_partial_search_results=false&timeout=" + strconv.Itoa(seconds) + "s"
}

// unheard is the outcome where there was no answer to read.
func (c *Client) unheard(n *node, err error) outcome {
	var dial *net.OpError
	var certificate *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	o := outcome{passing: true, down: true, lost: true, late: errors.Is(err, context.DeadlineExceeded)}
	o.err = fmt.Errorf("node %s: %s", n.name, c.said(shortened(err)))
	if errors.As(err, &certificate) || errors.As(err, &record) {
		o.deaf, o.lost = true, false
	}
	if errors.As(err, &dial) && dial.Op == "dial" {
		o.lost = false
	}
	return o
}

// shortened says why a request failed, without what Go adds to a time that is over.
func shortened(err error) string {
	if errors.Is(err, context.DeadlineExceeded) {
		return "no answer in time"
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return "the connection was cut"
	}
	return err.Error()
}

// refused is the outcome where a node says no, in answer.
func (c *Client) refused(n *node, e *Error, answer []byte) outcome {
	e.Node, e.Type, e.Reason = n.name, c.said(e.Type), c.said(e.Reason)
	o := outcome{err: e}
	switch {
	case errors.Is(e, ErrReadOnly):
	case e.Status == http.StatusTooManyRequests || e.Status == http.StatusServiceUnavailable:
		o.passing = true
	case e.Status == http.StatusBadGateway || e.Status == http.StatusGatewayTimeout:
		o.passing, o.lost, o.down = true, true, true
	case e.Status == http.StatusInternalServerError && isLeaving(answer):
		o.passing, o.lost = true, true
	}
	return o
}

// leaving are the errors of a node that goes, or whose neighbour went, in the midst of a request, or that gave a search
// up for want of memory.
var leaving = []string{"node_closed_exception", "node_disconnected_exception", "node_not_connected_exception",
	"connect_transport_exception", "receive_timeout_transport_exception", "no_shard_available_action_exception", "task_cancelled_exception"}

func isLeaving(answer []byte) bool {
	for _, kind := range leaving {
		if bytes.Contains(answer, []byte(kind)) {
			return true
		}
	}
	return false
}

// halved is the outcome where answer is none of a search, or not of all shards.
func (c *Client) halved(n *node, err error, answer []byte) outcome {
	var e *Error
	if errors.As(err, &e) {
		return c.refused(n, e, answer)
	}
	return outcome{err: fmt.Errorf("node %s: %w", n.name, err), passing: errors.Is(err, ErrAway)}
}

// mostAnswer bounds an answer, in bytes.
const mostAnswer = 128 << 20

var errLong = fmt.Errorf("its answer is longer than %d MB", mostAnswer>>20)

// read reads an answer into to, all of it.
func read(to *bytes.Buffer, resp *http.Response) error {
	to.Reset()
	if resp.ContentLength > mostAnswer {
		return errLong
	}
	if resp.ContentLength > 0 {
		to.Grow(int(resp.ContentLength) + bytes.MinRead)
	}
	if _, err := to.ReadFrom(io.LimitReader(resp.Body, mostAnswer+1)); err != nil {
		return err
	}
	if to.Len() > mostAnswer {
		return errLong
	}
	return nil
}

// packFrom is how long a request must be, in bytes, to be worth packing.
const packFrom = 16 << 10

func (c *Client) pack(r *request) error {
	if !c.compress || len(r.body) < packFrom {
		return nil
	}
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestSpeed)
	if err != nil {
		return err
	}
	if _, err := w.Write(r.body); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	r.body, r.packed = packed.Bytes(), true
	return nil
}
