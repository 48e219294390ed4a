package cli

import (
	"fmt"
	"io"
	"log/slog"
	"strings"

	"github.com/spf13/cobra"

	"kiosque/server"
)

// The forms of the log.
const (
	logText = "text"
	logJSON = "json"
)

// logging is how the program logs: on standard error, a record a line.
type logging struct {
	format, level string
}

func (l *logging) flags(root *cobra.Command) {
	f := root.PersistentFlags()
	f.StringVar(&l.format, "log-format", logText, "form of the log: text or json, a record a line on standard error")
	f.StringVar(&l.level, "log-level", "info", "least of what is logged: debug, info, warn or error")
}

// check refuses what is no form and no level.
func (l logging) check() error {
	if l.format != logText && l.format != logJSON {
		return usage(fmt.Errorf("log-format %q: expected text or json", l.format))
	}
	if _, known := levels[l.level]; !known {
		return usage(fmt.Errorf("log-level %q: expected debug, info, warn or error", l.level))
	}
	return nil
}

var levels = map[string]slog.Level{"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError}

// logger returns a logger in the form that was asked for. What several loggers write does not mix, for each record is one write.
func (p *program) logger() *slog.Logger { return p.logging.to(p.err) }

func (l logging) to(w io.Writer) *slog.Logger {
	options := &slog.HandlerOptions{Level: levels[l.level]}
	if l.format == logJSON {
		return slog.New(slog.NewJSONHandler(w, options))
	}
	return slog.New(slog.NewTextHandler(w, options))
}

// disclosing is what the log of a server tells of its readers, which is nothing unless asked.
type disclosing struct{ clients, queries bool }

func (d *disclosing) flags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&d.clients, "log-clients", false, "log the network that each request comes from, of IPv4 the address")
	cmd.Flags().BoolVar(&d.queries, "log-queries", false, "log what is searched for: tell those who search")
}

func (d disclosing) apply(o *server.Options) { o.LogClients, o.LogQueries = d.clients, d.queries }

// warn says what is disclosed, once a server begins.
func (d disclosing) warn(log *slog.Logger) {
	var kept []string
	if d.queries {
		kept = append(kept, "what is searched for")
	}
	if d.clients {
		kept = append(kept, "from which network")
	}
	if len(kept) > 0 {
		log.Warn("THIS LOG TELLS OF READERS: " + strings.Join(kept, " and ") + "; see docs/security.md")
	}
}
