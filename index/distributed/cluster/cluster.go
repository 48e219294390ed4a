// Package cluster speaks with an OpenSearch cluster over HTTP: requests go to its nodes in turn, are tried again
// elsewhere while their deadline lets them, and come back whole or as an error. It knows nothing of articles.
//
// What may be sent twice, since it then does what it does once: GET, HEAD, PUT and DELETE; _search, _msearch, _mget;
// _bulk, whose documents must all have ids; _refresh, _aliases and whatever else stands in kinds. A
// request that is none of these, or has a condition (_create, op_type=create, if_seq_no), is sent again only where no
// node can have obeyed it: nobody took the connection, or it was refused for now.
package cluster

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
)

// Client asks one cluster. It is safe for concurrent use.
type Client struct {
	nodes     *nodes
	transport http.RoundTripper
	headers   headers
	compress  bool
	scrub     *strings.Replacer // takes secrets out of what others say
}

// New returns the Client of a cluster, which need not be there yet.
func New(o Options) (*Client, error) {
	addresses, o, err := o.addresses()
	if err != nil {
		return nil, err
	}
	transport, err := o.transport()
	if err != nil {
		return nil, err
	}
	h, err := o.headers()
	if err != nil {
		return nil, err
	}
	return &Client{newNodes(addresses), transport, h, o.Compress, o.scrubber()}, nil
}

// String names the nodes, and nothing that is secret.
func (c *Client) String() string { return "cluster of " + strings.Join(c.nodes.names(), ", ") }

// Format writes String, whatever the verb.
func (c *Client) Format(f fmt.State, _ rune) { fmt.Fprint(f, c.String()) }

// Do sends body, which is encoded as JSON unless it is bytes already (nil: none), and decodes the answer into into
// (nil: it is not looked at). An answer to a search must be of all shards, unless a filter_path leaves out whether it
// is. The error is an *Error, ErrAway, or that of ctx. Where ctx has no deadline, there is a
// usual one of the kind of request.
func (c *Client) Do(ctx context.Context, method, path string, body, into any) error {
	content, err := encoded(body)
	if err != nil {
		return err
	}
	answer := buffers.get()
	defer buffers.put(answer)
	r := request{method: method, path: path, body: content, kind: kindOf(method, path)}
	if r.search = strings.HasSuffix(before(path), "/_search"); r.search && !strings.Contains(path, "filter_path=") {
		r.whole = whole
	}
	if err := c.send(ctx, &r, answer); err != nil || into == nil {
		return err
	}
	return Decode(answer.Bytes(), into)
}

func encoded(body any) ([]byte, error) {
	switch body := body.(type) {
	case nil:
		return nil, nil
	case []byte:
		return body, nil
	case json.RawMessage:
		return body, nil
	}
	return json.Marshal(body)
}
