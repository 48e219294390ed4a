package cli

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

// healthTimeout is shorter than the interval at which containers ask.
const healthTimeout = 3 * time.Second

// maxReadiness is longer than any answer to the question, in bytes.
const maxReadiness = 32 << 10

func newHealth(p *program) *cobra.Command {
	var address, base string
	cmd := &cobra.Command{
		Use:     "health",
		Short:   "Ask the server on this machine whether it is ready; exit status 1 when it is not",
		Example: "  kiosque health --addr 127.0.0.1:8080",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.health(cmd.Context(), address, base)
		},
	}
	cmd.Flags().StringVar(&address, "addr", defaultAddress, "address that the server serves on")
	cmd.Flags().StringVar(&base, "base-path", "", "path under which it serves")
	return cmd
}

func (p *program) health(ctx context.Context, address, base string) error {
	ctx, cancel := context.WithTimeout(ctx, healthTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+reachable(address)+strings.TrimSuffix(base, "/")+"/readyz", http.NoBody)
	if err != nil {
		return usage(fmt.Errorf("addr %q: %w", address, err))
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return fmt.Errorf("health: %w", err)
	}
	defer func() { _ = response.Body.Close() }()
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, maxReadiness))
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("health: not ready: %s", response.Status)
	}
	_, _ = fmt.Fprintln(p.out, "ready")
	return nil
}

// reachable turns an address to listen on into one to ask: every interface is the loopback.
func reachable(address string) string {
	host, port, err := net.SplitHostPort(address)
	if ip := net.ParseIP(host); err == nil && (host == "" || ip != nil && ip.IsUnspecified()) {
		return net.JoinHostPort("127.0.0.1", port)
	}
	return address
}
