package cli

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"kiosque/server"
)

// limits are what a server may be asked for at once.
type limits struct {
	searches      int // at once; 0: by the cores
	searchTimeout time.Duration
	connections   int
}

func (l *limits) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.IntVar(&l.searches, "max-searches", 0, "searches at once; 0: four for each core. A few more wait their turn, others are told to come back")
	f.DurationVar(&l.searchTimeout, "search-timeout", server.DefaultSearchTimeout, "time that one search may take")
	f.IntVar(&l.connections, "max-connections", server.DefaultConnections(), "connections held open; beyond them the one that has been idle longest is closed")
}

// check refuses limits under which nobody is answered.
func (l limits) check() error {
	switch {
	case l.searches < 0:
		return usage(errors.New("max-searches: expected a number of searches, or 0"))
	case l.searchTimeout <= 0:
		return usage(errors.New("search-timeout: expected a time such as 10s"))
	case l.connections < 1:
		return usage(fmt.Errorf("max-connections: expected a number from 1, such as %d", server.DefaultConnections()))
	}
	return nil
}
