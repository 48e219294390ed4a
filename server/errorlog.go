package server

import (
	"log"
	"log/slog"
	"strings"
)

// errorLog returns the logger for what net/http has to say of connections.
func errorLog(to *slog.Logger) *log.Logger { return log.New(complaints{to}, "", 0) }

// complaints logs what net/http says without the address of the client. A handshake that fails is the affair of who
// began it: a scanner, or a browser whose reader does not trust the certificate.
type complaints struct{ to *slog.Logger }

// Write logs a line.
func (c complaints) Write(line []byte) (int, error) {
	text := withoutAddress(strings.TrimSpace(string(line)))
	if strings.Contains(text, "TLS handshake error") {
		c.to.Debug(text)
	} else {
		c.to.Warn(text)
	}
	return len(line), nil
}

// withoutAddress takes the address out of a line of net/http: "… from ADDRESS: what happened", or "… serving ADDRESS: …".
func withoutAddress(text string) string {
	for _, before := range []string{" from ", " serving "} {
		if said, rest, found := strings.Cut(text, before); found {
			if _, what, found := strings.Cut(rest, ": "); found {
				return said + ": " + what
			}
		}
	}
	return text
}
