package opensearch

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	"kiosque/bench/peer"
	"kiosque/bench/queries"
	"kiosque/index/distributed"
)

// Plain sends what Kiosque has sent.
type Plain struct {
	stats
	client *http.Client
	sent   map[string]sent // by question
}

// sent is a search as the cluster was asked it.
type sent struct {
	address string
	body    []byte
}

// Record opens the archive of a folder, asks it every question twice, and keeps what it sends for each when its words
// are known: the search for the page and its counts.
func Record(dir string, asked []queries.Query, plain bool) (*Plain, error) {
	client, err := nodes()
	if err != nil {
		return nil, err
	}
	p := &Plain{client, &http.Client{Transport: &http.Transport{DisableCompression: true, ReadBufferSize: 32 << 10, WriteBufferSize: 32 << 10}}, map[string]sent{}}
	between, err := listen(URLs()[0])
	if err != nil {
		return nil, err
	}
	defer between.close()
	e, err := open(dir, []string{between.url()}, false)
	if err != nil {
		return nil, err
	}
	return p, errors.Join(p.record(e, between, asked, plain), e.Close())
}

func (p *Plain) record(e *distributed.Engine, between *between, asked []queries.Query, plain bool) error {
	for _, q := range asked {
		parsed, err := question(q, plain)
		if err != nil {
			return err
		}
		for range 2 {
			between.forget()
			if _, err := e.Search(context.Background(), parsed); err != nil {
				return err
			}
		}
		searches := between.searches()
		if len(searches) == 0 {
			return fmt.Errorf("%s %q: nothing was asked of the cluster", q.Kind, q.Words)
		}
		p.sent[nameOf(q)] = searches[0]
	}
	return nil
}

func nameOf(q queries.Query) string { return string(q.Kind) + " " + strings.Join(q.Words, " ") }

// Modes returns the one mode that there is.
func (*Plain) Modes() []peer.Mode { return []peer.Mode{peer.Full} }

// Run sends the search of one question and reads the answer.
func (p *Plain) Run(q queries.Query, _ peer.Mode) error {
	answer, err := p.ask(q)
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, answer)
	return errors.Join(err, answer.Close())
}

func (p *Plain) ask(q queries.Query) (io.ReadCloser, error) {
	s := p.sent[nameOf(q)]
	resp, err := p.client.Post(s.address, "application/json", bytes.NewReader(s.body)) //nolint:noctx // the process ends where it takes too long
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		_ = resp.Body.Close()
		return nil, errors.New(resp.Status)
	}
	return resp.Body, nil
}

// Find tells how many hits there are and the first; the rest of an answer nobody reads here.
func (p *Plain) Find(q queries.Query) (found peer.Found, err error) {
	answer, err := p.ask(q)
	if err != nil {
		return found, err
	}
	var read struct {
		Hits struct {
			Total struct{ Value int }
			Hits  []struct {
				ID string `json:"_id"`
			}
		}
	}
	err = errors.Join(json.NewDecoder(answer).Decode(&read), answer.Close())
	for _, h := range read.Hits.Hits[:min(1, len(read.Hits.Hits))] {
		found.Best = h.ID
	}
	found.Hits, found.Facets = read.Hits.Total.Value, map[string]map[string]int{}
	return found, err
}

// Close has nothing to do.
func (*Plain) Close() error { return nil }

// searches are those that went by, in their order.
func (b *between) searches() (all []sent) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.seen)
}
