package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"
)

// healthTimeout is shorter than the interval at which containers ask.
const healthTimeout = 3 * time.Second

// maxReadiness is longer than any answer to the question, in bytes.
const maxReadiness = 32 << 10

func newHealth(p *program) *cobra.Command {
	var address string
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "health",
		Short:   "Ask the server on this machine whether it is ready",
		Long:    "Asks the server on this machine whether it answers searches.\n\nExit status: 0 it is ready, 1 it is not, or nobody answers, 2 the command line or a\nsetting was not understood.",
		Example: "  kiosque health\n  kiosque health --addr 127.0.0.1:8080 --json",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.health(cmd.Context(), address, asJSON)
		},
	}
	cmd.Flags().StringVar(&address, "addr", defaultAddress, "address that the server serves on")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON, also of a server that is not ready")
	return cmd
}

func (p *program) health(ctx context.Context, address string, asJSON bool) error {
	is, err := p.askReadiness(ctx, address)
	if errors.Is(err, errUsage) {
		return err
	}
	if err == nil || asJSON {
		is.Ready, is.Address, is.Reason = err == nil, address, reason(err)
		err = errors.Join(err, p.say(asJSON, is, "ready"))
	}
	return err
}

// reason is what an error says, "" for none.
func reason(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// askReadiness asks a server, whose answer has the status of HTTP alone.
func (p *program) askReadiness(ctx context.Context, address string) (is readiness, err error) {
	ctx, cancel := context.WithTimeout(ctx, healthTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+reachable(address)+"/readyz", http.NoBody)
	if err != nil {
		return is, usage(fmt.Errorf("addr %q: %w", address, err))
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return is, fmt.Errorf("health: %w", err)
	}
	defer func() { _ = response.Body.Close() }()
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, maxReadiness))
	is.Status = response.StatusCode
	if response.StatusCode != http.StatusOK {
		return is, fmt.Errorf("health: not ready: %s", response.Status)
	}
	return is, nil
}

// reachable turns an address to listen on into one to ask: every interface is the loopback.
func reachable(address string) string {
	host, port, err := net.SplitHostPort(address)
	if ip := net.ParseIP(host); err == nil && (host == "" || ip != nil && ip.IsUnspecified()) {
		return net.JoinHostPort("127.0.0.1", port)
	}
	return address
}
