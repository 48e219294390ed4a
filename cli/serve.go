package cli

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"kiosque/index"
	"kiosque/index/embedded"
	"kiosque/server"
)

// drainTimeout bounds how long the end waits for requests under way.
const drainTimeout = 10 * time.Second

const defaultAddress = "127.0.0.1:8080"

func newServe(p *program) *cobra.Command {
	var address string
	var s source
	var l limits
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the archive to browsers and programs; build it first if there is none",
		Long: "Serves the page, the API and the articles. Where the data folder holds no archive\n" +
			"yet, it is built from the corpus. A generation that \"kiosque rebuild\" makes while\n" +
			"the server runs is taken by itself. Ctrl-C ends it cleanly.",
		Example: "  kiosque serve\n  kiosque serve --addr :8080 --corpus articles/",
		Args:    noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return p.serve(cmd.Context(), address, s, l) },
	}
	cmd.Flags().StringVar(&address, "addr", defaultAddress, "address to serve on; port 0 takes a free one")
	s.rootFlag(cmd)
	s.flags(cmd)
	l.flags(cmd)
	return cmd
}

func (p *program) serve(ctx context.Context, address string, s source, l limits) (err error) {
	if address == "" {
		return usage(errors.New("addr: expected an address such as " + defaultAddress))
	}
	if err := l.check(); err != nil {
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
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	options := server.Options{
		Logger: p.logger(), OrganisationName: authority.Name, Body: authority.Body,
		MaxSearches: l.searches, SearchTimeout: l.searchTimeout,
	}
	srv := server.Listening(server.New(e, options), l.connections, p.logger())
	served := make(chan error, 1)
	go func() { served <- srv.Serve(listener) }()
	if err := p.build(ctx, e, s); err != nil {
		return errors.Join(err, srv.Close())
	}
	_, _ = fmt.Fprintf(p.out, "Kiosque answers at http://%s (Ctrl-C ends it)\n", listener.Addr())
	select {
	case err := <-served:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
		return drain(srv)
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

// drain lets the requests under way end.
func drain(srv *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), drainTimeout)
	defer cancel()
	if err := srv.Shutdown(ctx); err != nil {
		return errors.Join(fmt.Errorf("end requests under way: %w", err), srv.Close())
	}
	return nil
}
