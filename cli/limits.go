package cli

import (
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"kiosque/server"
)

// rateOfClients is how many requests a second one client may send to a server that others reach: far more
// than a reader does, and a proxy that is not named may ask for some hundred readers.
const rateOfClients = 50

// socketProxy names, among trusted proxies, whoever asks by a Unix socket: there a peer has no address.
const socketProxy = "unix"

// mostRate is more than any machine answers.
const mostRate = 1e6

// limits are what a server may be asked for at once, and by whom.
type limits struct {
	searches      int // at once; 0: by the cores
	searchTimeout time.Duration
	exports       int // at once
	exportTimeout time.Duration
	connections   int
	rate          float64 // requests a second from one client; 0: any number, below 0: by the address
	proxies       []string
	origins       []string
}

func (l *limits) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.IntVar(&l.searches, "max-searches", 0, "searches at once; 0: four for each core, or 32 with a cluster. A few more wait their turn, others are told to come back")
	f.DurationVar(&l.searchTimeout, "search-timeout", server.DefaultSearchTimeout, "time that one search may take")
	f.IntVar(&l.exports, "max-exports", server.DefaultExports, "results written out at once; others are told to come back")
	f.DurationVar(&l.exportTimeout, "export-timeout", server.DefaultExportTimeout, "time that one export may take")
	f.IntVar(&l.connections, "max-connections", server.DefaultConnections(), "connections held open; beyond them the one that has been idle longest is closed")
	_ = f.SetAnnotation("max-connections", ofMachine, []string{"by the files that the system lets it open"})
	f.Float64Var(&l.rate, "rate", -1, fmt.Sprintf("requests a second from one client; 0: any number; -1: any number on the loopback, else %d", rateOfClients))
	f.StringSliceVar(&l.proxies, "trusted-proxies", nil, "proxies that say truly for whom they ask: addresses or networks, such as 10.0.0.0/8, or unix for whoever asks by a Unix socket, parted by commas")
	f.StringSliceVar(&l.origins, "cors-origin", nil, "sites whose pages may read the API, such as https://example.org, parted by commas; * is every site. Without any, none may")
}

// check refuses limits under which nobody is answered.
func (l limits) check() error {
	switch {
	case l.searches < 0:
		return usage(errors.New("max-searches: expected a number of searches, or 0"))
	case l.searchTimeout <= 0:
		return usage(errors.New("search-timeout: expected a time such as 10s"))
	case l.exports < 1:
		return usage(errors.New("max-exports: expected a number of exports from 1"))
	case l.exportTimeout <= 0:
		return usage(errors.New("export-timeout: expected a time such as 1h"))
	case l.connections < 1:
		return usage(fmt.Errorf("max-connections: expected a number from 1, such as %d", server.DefaultConnections()))
	case !(l.rate >= 0 && l.rate <= mostRate) && l.rate != -1:
		return usage(fmt.Errorf("rate: expected requests a second up to %g, 0 or -1", mostRate))
	}
	if err := server.CheckOrigins(l.origins); err != nil {
		return usage(fmt.Errorf("cors-origin: %w", err))
	}
	return nil
}

// apply puts the limits into the options of a server that is reached from this machine alone, or by others.
func (l limits) apply(o *server.Options, others bool) (err error) {
	o.MaxSearches, o.SearchTimeout, o.Rate, o.Origins = l.searches, l.searchTimeout, max(0, l.rate), l.origins
	if l.rate < 0 && others {
		o.Rate = rateOfClients
	}
	sockets := func(name string) bool { return name == socketProxy }
	o.MaxExports, o.ExportTimeout = l.exports, l.exportTimeout
	o.TrustSocket = slices.ContainsFunc(l.proxies, sockets)
	o.TrustedProxies, err = networks(slices.DeleteFunc(slices.Clone(l.proxies), sockets))
	return err
}

// networks reads addresses and networks.
func networks(texts []string) (all []netip.Prefix, err error) {
	for _, text := range texts {
		network, err := netip.ParsePrefix(text)
		if address, wrong := netip.ParseAddr(text); err != nil && wrong == nil {
			network, err = netip.PrefixFrom(address, address.BitLen()), nil
		}
		if err != nil {
			return nil, usage(fmt.Errorf("trusted-proxies %q: expected an address or a network such as 10.0.0.0/8", text))
		}
		all = append(all, network)
	}
	return all, nil
}
