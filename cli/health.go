package cli

import (
	"context"
	"crypto/tls"
	"errors"
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

// asking is how a server on this machine is asked.
type asking struct {
	address, base string
	secured       bool
}

func newHealth(p *program) *cobra.Command {
	var address, base, certificate string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "health",
		Short: "Ask the server on this machine whether it is ready",
		Long: "Asks the server on this machine whether it answers searches. Give it the address, the base path\n" +
			"and the certificate that the server has: in a container the same variables name them for both.\n\n" +
			"Exit status: 0 it is ready, 1 it is not, or nobody answers, 2 the command line or a\nsetting was not understood.",
		Example: "  kiosque health --addr 127.0.0.1:8080 --json\n  kiosque health --addr unix:/run/kiosque.sock --base-path /archive",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.health(cmd.Context(), asking{address, strings.TrimSuffix(base, "/"), certificate != ""}, asJSON)
		},
	}
	cmd.Flags().StringVar(&address, "addr", defaultAddress, "address that the server serves on; unix:/run/kiosque.sock for a Unix socket")
	cmd.Flags().StringVar(&base, "base-path", "", "path under which the server serves, such as /archive")
	cmd.Flags().StringVar(&certificate, "tls-cert", "", "file of the server's certificate: with it the server is asked over TLS")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON, also of a server that is not ready")
	return cmd
}

func (p *program) health(ctx context.Context, a asking, asJSON bool) error {
	is, err := a.readiness(ctx)
	if errors.Is(err, errUsage) {
		return err
	}
	if err == nil || asJSON {
		is.Ready, is.Address, is.Reason = err == nil, a.address, reason(err)
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

// readiness asks a server, whose answer has the status of HTTP alone.
func (a asking) readiness(ctx context.Context) (is readiness, err error) {
	ctx, cancel := context.WithTimeout(ctx, healthTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, a.url(), http.NoBody)
	if err != nil {
		return is, usage(fmt.Errorf("addr %q: %w", a.address, err))
	}
	response, err := a.client().Do(request)
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

// url is where the server says whether it is ready; of a socket, the host is any.
func (a asking) url() string {
	scheme, host := "http", reachable(a.address)
	if a.secured {
		scheme = "https"
	}
	if strings.HasPrefix(a.address, unixPrefix) {
		host = "localhost"
	}
	return scheme + "://" + host + a.base + "/readyz"
}

// client asks by a Unix socket where the address is one. The certificate is not verified: it names the host that readers ask, not
// this machine, and nothing is believed here but that a server is ready.
func (a asking) client() *http.Client {
	transport := &http.Transport{
		DisableKeepAlives: true,
		TLSClientConfig:   &tls.Config{MinVersion: tls.VersionTLS12, InsecureSkipVerify: true}, //nolint:gosec // see above
	}
	if path, ok := strings.CutPrefix(a.address, unixPrefix); ok {
		transport.DialContext = func(ctx context.Context, _, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, "unix", path)
		}
	}
	return &http.Client{Transport: transport}
}

// reachable turns an address to listen on into one to ask: every interface is the loopback.
func reachable(address string) string {
	host, port, err := net.SplitHostPort(address)
	if ip := net.ParseIP(host); err == nil && (host == "" || ip != nil && ip.IsUnspecified()) {
		return net.JoinHostPort("127.0.0.1", port)
	}
	return address
}
