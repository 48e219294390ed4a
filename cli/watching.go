package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"time"

	"github.com/spf13/cobra"

	"kiosque/analyzers"
	"kiosque/metrics"
	"kiosque/server"
)

// Where metrics are, besides an address of their own.
const (
	metricsOn  = "on"
	metricsOff = "off"
)

// watching is by what a server is watched.
type watching struct {
	metrics string // metricsOn, metricsOff or an address
	pprof   string // an address, "" for none
}

func (w *watching) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&w.metrics, "metrics", metricsOn, "figures for Prometheus: on, at /metrics, for this machine alone or for those with a key; off; or an address of their own, such as 127.0.0.1:9090, where all who reach it read them")
	f.StringVar(&w.pprof, "pprof-addr", "", "loopback address for the profiles of Go's pprof, such as 127.0.0.1:6060; without it there are none")
}

// check refuses profiles that others could read.
func (w watching) check() error {
	if w.metrics == "" {
		return usage(errors.New("metrics: expected on, off or an address such as 127.0.0.1:9090"))
	}
	if w.pprof == "" {
		return nil
	}
	host, _, err := net.SplitHostPort(w.pprof)
	if address, wrong := netip.ParseAddr(host); err != nil || wrong != nil || !address.IsLoopback() {
		return usage(fmt.Errorf("pprof-addr %q: expected a loopback address such as 127.0.0.1:6060, for profiles tell what is in memory", w.pprof))
	}
	return nil
}

// apply makes the metrics of a server over an engine.
func (w watching) apply(o *server.Options, e engine) {
	if w.metrics == metricsOff {
		return
	}
	o.Metrics, o.ShowMetrics = metrics.New(version(), analyzers.Version()), w.metrics == metricsOn
	o.Metrics.Ask(func(yield func(metrics.Figure)) { current(e, yield) })
}

// current gives the figures of the generation that answers.
func current(e engine, yield func(metrics.Figure)) {
	name, created, articles := e.Current()
	if name == "" {
		return
	}
	yield(metrics.Figure{Name: "generation_info", Help: "The generation that answers.", Labels: []string{"generation", name}, Value: 1})
	yield(metrics.Figure{Name: "generation_age_seconds", Help: "Time since the generation that answers was built.", Value: time.Since(created).Seconds()})
	yield(metrics.Figure{Name: "generation_articles", Help: "Articles of the generation that answers.", Value: float64(articles)})
}

// open opens the servers beside that of the archive, and returns what closes them.
func (w watching) open(ctx context.Context, m *metrics.Metrics, log *slog.Logger) (end func(), err error) {
	var open []*http.Server
	end = func() {
		for _, srv := range open {
			_ = srv.Close()
		}
	}
	begin := func(what, address string, srv *http.Server) error {
		l, err := listening{address, usualMode}.listen(ctx)
		if err != nil {
			return fmt.Errorf("%s: %w", what, err)
		}
		open = append(open, srv)
		go func() { _ = srv.Serve(l) }() // until it is closed
		log.Info(what, "address", listeners{l}.addresses(false, ""))
		return nil
	}
	if w.metrics != metricsOn && w.metrics != metricsOff {
		err = begin("metrics", w.metrics, server.Figures(m, log))
	}
	if w.pprof != "" && err == nil {
		err = begin("pprof", w.pprof, server.Profiles(log))
	}
	if err != nil {
		end()
	}
	return end, err
}
