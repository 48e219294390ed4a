package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"time"

	"kiosque/bench/kiosque"
	"kiosque/bench/peer"
)

// overHTTP is what the same answers cost through Kiosque's server: CPU of the
// server's process alone, the client being another one.
type overHTTP struct {
	Path  string  `json:"path"`
	Gzip  bool    `json:"gzip"`       // whether the client takes compressed answers, as browsers do
	CPU   float64 `json:"process_us"` // a request, collector included
	Ratio float64 `json:"ratio"`      // to the engine alone, counted alike
	Bytes float64 `json:"bytes"`      // of an answer as sent
}

// httpPaths are the two forms of an answer.
var httpPaths = []string{"/search", "/"}

// httpPasses are fewer than those of engines: the loopback is warm after one.
const httpPasses = 3

func (b *bench) overHTTP(ctx context.Context, a *asking) ([]overHTTP, error) {
	var server peer.Address
	if err := a.Ask("serve", &server, passWithin); err != nil {
		return nil, err
	}
	client := &http.Client{Timeout: time.Minute, Transport: &http.Transport{DisableCompression: true}}
	defer client.CloseIdleConnections()
	var all []overHTTP
	for _, path := range httpPaths {
		for _, zipped := range []bool{false, true} {
			o := overHTTP{Path: path, Gzip: zipped}
			for range httpPasses {
				if err := b.request(ctx, client, a, "http://"+server.Address, &o); err != nil {
					return nil, err
				}
			}
			o.Ratio = o.CPU / a.to.Modes[peer.Full].Process
			all = append(all, o)
		}
	}
	return all, nil
}

// request asks every query once, one after the other on one connection; the least costly pass counts.
func (b *bench) request(ctx context.Context, client *http.Client, a *asking, server string, o *overHTTP) error {
	var before, after peer.CPU
	if err := a.Ask("cpu", &before, passWithin); err != nil {
		return err
	}
	bytes := int64(0)
	for _, q := range b.asked {
		n, err := get(ctx, client, server+o.Path+"?"+kiosque.Parameters(q, false).Encode(), o.Gzip)
		if err != nil {
			return err
		}
		bytes += n
	}
	if err := a.Ask("cpu", &after, passWithin); err != nil {
		return err
	}
	n := float64(len(b.asked))
	if cpu := (after.Process - before.Process) / n; o.CPU == 0 || cpu < o.CPU {
		o.CPU = cpu
	}
	o.Bytes = float64(bytes) / n
	return nil
}

func get(ctx context.Context, client *http.Client, address string, zipped bool) (int64, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil) //nolint:gosec // the server is the one that was just started
	if err != nil {
		return 0, err
	}
	if zipped {
		r.Header.Set("Accept-Encoding", "gzip")
	}
	answer, err := client.Do(r) //nolint:gosec // as above
	if err != nil {
		return 0, err
	}
	defer func() { _ = answer.Body.Close() }()
	n, err := io.Copy(io.Discard, answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", address, answer.Status)
	}
	return n, err
}
