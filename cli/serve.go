package cli

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"kiosque/index"
	"kiosque/index/embedded"
	"kiosque/server"
)

// How long the end waits: for clients to learn of it, and for requests under way.
const (
	notice       = 200 * time.Millisecond
	drainTimeout = 10 * time.Second
	grace        = 100 * time.Millisecond // for those who came in last: net/http drops what it reads once it shuts down
)

const defaultAddress = "127.0.0.1:8080"

// serving is how a server is started.
type serving struct {
	address string
	base    string // path under which everything is served
	source
	limits
	secrets
	watch    bool // rebuild when the corpus has changed
	crawlers bool // let search engines in
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
	cmd.Flags().StringVar(&s.address, "addr", defaultAddress, "address to serve on; port 0 takes a free one")
	cmd.Flags().StringVar(&s.base, "base-path", "", "path under which everything is served, such as /archive, where a proxy passes on a part of a site")
	cmd.Flags().BoolVar(&s.watch, "watch", false, "rebuild whenever the corpus has changed and rests")
	cmd.Flags().BoolVar(&s.crawlers, "crawlers", false, "let search engines read and show the articles")
	s.rootFlag(cmd)
	s.source.flags(cmd)
	s.limits.flags(cmd)
	s.secrets.flags(cmd)
	return cmd
}

func (p *program) serve(ctx context.Context, s serving) (err error) {
	if s.address == "" {
		return usage(errors.New("addr: expected an address such as " + defaultAddress))
	}
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
	e, err := embedded.Open(p.data, embedded.Options{Logger: p.logger(), Body: authority.Body})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.Close()) }()
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", s.address)
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	scores, err := scores()
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	options := server.Options{
		Base: s.base, Version: version(), Scores: scores,
		Logger: p.logger(), OrganisationName: authority.Name, Body: authority.Body,
		Files: files{s.source}, Crawlers: s.crawlers, Ending: func() bool { return ctx.Err() != nil },
	}
	if err := s.apply(&options, !isLoopback(listener.Addr())); err != nil {
		return errors.Join(err, listener.Close())
	}
	var rebuilds sync.WaitGroup
	defer rebuilds.Wait()
	options.Rebuild = func() error {
		rebuilds.Add(1)
		defer rebuilds.Done()
		return p.rebuild(ctx, e, s.source)
	}
	return p.answer(ctx, e, s, listener, options)
}

// apply puts what the command line and the environment say into the options of a server, which
// this machine alone reaches, or others too.
func (s serving) apply(o *server.Options, others bool) error {
	return errors.Join(s.limits.apply(o, others), s.secrets.apply(o))
}

// answer serves until ctx ends; until the first generation is built it says that it is not ready.
func (p *program) answer(ctx context.Context, e *embedded.Engine, s serving, listener net.Listener, options server.Options) error {
	srv := server.Listening(server.New(e, options), s.connections, p.logger())
	served := make(chan error, 1)
	go func() { served <- srv.Serve(listener) }()
	if err := p.build(ctx, e, s.source); err != nil {
		return errors.Join(err, srv.Close())
	}
	_, _ = fmt.Fprintf(p.out, "Kiosque answers at http://%s%s (Ctrl-C ends it)\n", listener.Addr(), s.base)
	if !isLoopback(listener.Addr()) && len(options.ReadKeys) == 0 {
		_, _ = fmt.Fprint(p.err, exposed)
	}
	if s.watch {
		defer p.follow(ctx, e, s.source)()
	}
	select {
	case err := <-served:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
		return drain(srv, listener, served)
	}
}

// build makes the first generation; until it is there the server says so. Of an
// archive that is there it says how old it is: the corpus is not read again.
func (p *program) build(ctx context.Context, e *embedded.Engine, s source) error {
	if errors.Is(e.Ready(ctx), index.ErrUnavailable) {
		return p.rebuild(ctx, e, s)
	}
	generation, created, articles := e.Current()
	_, _ = fmt.Fprintf(p.out, "generation %s of %s, %d articles; \"kiosque rebuild\" reads the corpus again\n",
		generation, created.Local().Format("2006-01-02 15:04"), articles)
	return nil
}

// exposed says what it means that others than this machine reach a server without keys.
const exposed = "Whoever reaches this address can read the whole archive, and whoever is on the way can read along: there is no TLS.\n" +
	"Set a key (--read-key-file), or put a proxy in front of --addr 127.0.0.1:8080; see docs/security.md.\n"

// isLoopback tells whether only this machine reaches an address.
func isLoopback(address net.Addr) bool {
	tcp, ok := address.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// drain lets the requests under way end. For a moment those that come are answered too, each as the
// last of its connection, while /readyz says that the server ends.
func drain(srv *http.Server, listener net.Listener, served <-chan error) error {
	time.Sleep(notice)
	_ = listener.Close() // its only error would be that it is closed
	if err := <-served; !errors.Is(err, net.ErrClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	time.Sleep(grace)
	ctx, cancel := context.WithTimeout(context.Background(), drainTimeout)
	defer cancel()
	if err := srv.Shutdown(ctx); err != nil {
		return errors.Join(fmt.Errorf("end requests under way: %w", err), srv.Close())
	}
	return nil
}
