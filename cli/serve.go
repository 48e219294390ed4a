package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"kiosque/index"
	"kiosque/server"
)

// How long the end waits: for clients to learn of it, and for requests under way. All is over in less than five
// seconds: half of what docker stop waits before it kills.
const (
	notice       = 200 * time.Millisecond
	drainTimeout = 4 * time.Second
	grace        = 100 * time.Millisecond // for those who came in last: net/http drops what it reads once it shuts down
)

const defaultAddress = "127.0.0.1:8080"

// serving is how a server is started.
type serving struct {
	listening
	secured
	source
	limits
	secrets
	watching
	disclosing
	base     string // path under which everything is served
	watch    bool   // rebuild when the corpus has changed
	crawlers bool   // let search engines in
}

func newServe(p *program) *cobra.Command {
	var s serving
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the archive to browsers and programs; build it first if there is none",
		Long: "Serves the page, the API and the articles. Where the data folder holds no archive\n" +
			"yet, it is built from the corpus. A generation that \"kiosque rebuild\" makes while\n" +
			"the server runs is taken by itself; with --watch the server makes one whenever the\n" +
			"corpus has changed and rests. Ctrl-C ends it cleanly.",
		Example: "  kiosque serve\n  kiosque serve --addr :8080 --corpus articles/ --watch",
		Args:    noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return p.serve(cmd.Context(), s) },
	}
	cmd.Flags().StringVar(&s.base, "base-path", "", "path under which everything is served, such as /archive, where a proxy passes on a part of a site")
	cmd.Flags().BoolVar(&s.watch, "watch", false, "rebuild whenever the corpus has changed and rests")
	cmd.Flags().BoolVar(&s.crawlers, "crawlers", false, "let search engines read and show the articles")
	s.rootFlag(cmd)
	s.source.flags(cmd)
	s.limits.flags(cmd)
	s.secrets.flags(cmd)
	s.listening.flags(cmd)
	s.secured.flags(cmd)
	s.watching.flags(cmd)
	s.disclosing.flags(cmd)
	return cmd
}

func (p *program) serve(ctx context.Context, s serving) (err error) {
	s.base = strings.TrimSuffix(s.base, "/")
	if err := server.CheckBase(s.base); err != nil {
		return usage(fmt.Errorf("base-path: %w", err))
	}
	if err := s.check(); err != nil {
		return err
	}
	authority, err := s.authority()
	if err != nil {
		return err
	}
	p.warnUnused()
	e, err := p.engine(opening{body: authority.Body})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.Close()) }()
	at, err := s.listening.open(ctx)
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	scores, err := scores()
	if err != nil {
		return errors.Join(err, at.Close())
	}
	options := server.Options{
		Base: s.base, Version: version(), Scores: scores,
		Logger: p.logger(), OrganisationName: authority.Name, Body: authority.Body,
		Remote: p.keeping.engine == onCluster,
		Files:  files{s.source}, Crawlers: s.crawlers, Ending: func() bool { return ctx.Err() != nil },
	}
	s.watching.apply(&options, e)
	p.metrics = options.Metrics
	if err := s.apply(&options, !at.areHere()); err != nil {
		return errors.Join(err, at.Close())
	}
	var rebuilds sync.WaitGroup
	defer rebuilds.Wait()
	options.Rebuild = func() error {
		rebuilds.Add(1)
		defer rebuilds.Done()
		return p.rebuild(ctx, e, s.source)
	}
	return p.answer(ctx, e, s, at, options)
}

// check refuses what the command line must not say.
func (s serving) check() error {
	return cmp.Or(s.listening.check(), s.secured.check(s.address), s.limits.check(), s.watching.check())
}

// apply puts what the command line and the environment say into the options of a server, which
// this machine alone reaches, or others too.
func (s serving) apply(o *server.Options, others bool) error {
	o.StrictTransport = s.strict
	s.disclosing.apply(o)
	return errors.Join(s.limits.apply(o, others), s.secrets.apply(o))
}

// answer serves until ctx ends; until the first generation is built it says that it is not ready.
func (p *program) answer(ctx context.Context, e engine, s serving, at listeners, options server.Options) error {
	srv, end, err := p.server(ctx, e, s, options)
	if err != nil {
		return errors.Join(err, at.Close())
	}
	defer end()
	served := make(chan error, 1)
	go func() { served <- at.serve(srv) }()
	begun := p.begin(ctx, e, s.source)
	if begun != nil && !p.isPassing(begun) {
		return errors.Join(p.unlessTold(ctx, begun), srv.Close())
	}
	_, _ = fmt.Fprintf(p.out, "Kiosque answers at %s (Ctrl-C ends it)\n", at.addresses(s.on(), s.base))
	if !at.areHere() && len(options.ReadKeys) == 0 {
		_, _ = fmt.Fprint(p.err, exposed(s.on()))
	}
	s.warn(p.logger())
	notify(p.logger(), nowReady)
	if every := watchdog(); every > 0 {
		defer repeat(ctx, p.logger(), stillAlive, every)()
	}
	defer p.follow(ctx, func(ctx context.Context) {
		if begun != nil {
			p.beginLater(ctx, e, s.source, begun)
		}
		if s.watch {
			p.renewals(ctx, e, s.source)
		}
	})()
	select {
	case err := <-served:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
		notify(p.logger(), nowStopping)
		return drain(srv, at, served, p.logger())
	}
}

// server makes the server, with its TLS and what counts its connections, and opens those beside it, which end closes.
func (p *program) server(ctx context.Context, e engine, s serving, options server.Options) (srv *http.Server, end func(), err error) {
	srv = server.Listening(server.New(e, options), s.connections, p.logger())
	server.Count(srv, options.Metrics)
	if err := s.secured.apply(srv, options.Metrics, p.logger()); err != nil {
		return nil, nil, err
	}
	end, err = s.watching.open(ctx, options.Metrics, p.logger())
	return srv, end, err
}

// begin builds the first generation, for which the service manager is asked to be patient.
func (p *program) begin(ctx context.Context, e engine, s source) error {
	defer repeat(ctx, p.logger(), stillStarts, startPause)()
	return p.build(ctx, e, s)
}

// unlessTold is the error of a server that cannot begin; one that was told to end meanwhile has not failed.
func (p *program) unlessTold(ctx context.Context, err error) error {
	if ctx.Err() == nil {
		return err
	}
	p.logger().Warn("told to end before there was an archive")
	return nil
}

// build makes the first generation; until it is there the server says so. Of an
// archive that is there it says how old it is: the corpus is not read again.
func (p *program) build(ctx context.Context, e engine, s source) error {
	switch err := e.Ready(ctx); {
	case errors.Is(err, index.ErrAway):
		return p.orAway(err)
	case errors.Is(err, index.ErrUnavailable) && p.keeping.engine == onCluster && !s.isThere():
		return errNoCorpus
	case errors.Is(err, index.ErrUnavailable):
		return p.rebuild(ctx, e, s)
	case err != nil:
		return err
	}
	generation, created, articles := e.Current()
	_, _ = fmt.Fprintf(p.out, "generation %s of %s, %d articles; \"kiosque rebuild\" reads the corpus again\n",
		generation, created.Local().Format("2006-01-02 15:04"), articles)
	return nil
}

// exposed says what it means that others than this machine reach a server without keys.
func exposed(secured bool) string {
	if secured {
		return "Whoever reaches this address can read the whole archive. Set a key (--read-key-file) if that is not meant; see docs/security.md.\n"
	}
	return "Whoever reaches this address can read the whole archive, and whoever is on the way can read along: there is no TLS.\n" +
		"Set a key (--read-key-file) and a certificate (--tls-cert), or put a proxy in front of --addr 127.0.0.1:8080; see docs/security.md.\n"
}

// isLoopback tells whether only this machine reaches an address.
func isLoopback(address net.Addr) bool {
	tcp, ok := address.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback() || address.Network() == "unix"
}

// drain lets the requests under way end. For a moment those that come are answered too, each as the
// last of its connection, while /readyz says that the server ends. What is longer than the drain, such as
// an export, is cut, so that its client sees it: a server that was told to end has ended well.
func drain(srv *http.Server, at listeners, served <-chan error, log *slog.Logger) error {
	time.Sleep(notice)
	_ = at.Close() // its only error would be that it is closed
	if err := <-served; !errors.Is(err, net.ErrClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	time.Sleep(grace)
	ctx, cancel := context.WithTimeout(context.Background(), drainTimeout)
	defer cancel()
	if err := srv.Shutdown(ctx); err != nil {
		log.Warn("requests under way were cut", "after", drainTimeout)
		_ = srv.Close() // what is left to close are connections that others may close too
	}
	return nil
}
