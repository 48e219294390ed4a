package cli

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kiosque/metrics"
	"kiosque/server"
)

// secured is how a server has TLS, where it has.
type secured struct {
	certFile, keyFile string
	strict            time.Duration
}

func (s *secured) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&s.certFile, "tls-cert", "", "file of the certificate, followed by those that lead to its authority, in PEM; with it the server speaks TLS. Taken anew when it changes")
	f.StringVar(&s.keyFile, "tls-key", "", "file of the certificate's key, in PEM")
	f.DurationVar(&s.strict, "hsts", 0, "time for which browsers shall come by TLS alone, such as 8760h; 0: they are not told")
}

// on tells whether there is TLS.
func (s secured) on() bool { return s.certFile != "" }

// check refuses half a certificate, and one that nobody would see.
func (s secured) check(address string) error {
	switch {
	case s.on() != (s.keyFile != ""):
		return usage(errors.New("tls-cert and tls-key: expected both, or neither"))
	case s.on() && strings.HasPrefix(address, unixPrefix):
		return usage(errors.New("tls-cert: a Unix socket is not encrypted; leave TLS to the proxy at its other end"))
	case s.strict < 0:
		return usage(fmt.Errorf("hsts %s: expected a time such as 8760h, or 0", s.strict))
	case s.strict > 0 && !s.on():
		return usage(errors.New("hsts: expected tls-cert and tls-key too; behind a proxy it is the proxy that promises TLS"))
	}
	return nil
}

// apply has a server speak TLS, and metrics tell when its certificate expires.
func (s secured) apply(srv *http.Server, m *metrics.Metrics, log *slog.Logger) error {
	if !s.on() {
		return nil
	}
	certificate, err := server.OpenCertificate(s.certFile, s.keyFile, log)
	if err != nil {
		return err
	}
	srv.TLSConfig = certificate.Config()
	m.Ask(func(yield func(metrics.Figure)) {
		yield(metrics.Figure{
			Name: "tls_certificate_expiry_timestamp_seconds", Help: "When the certificate that is shown expires.",
			Value: float64(certificate.Expires().Unix()),
		})
	})
	return nil
}
