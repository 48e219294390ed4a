// Command bench compares Kiosque's engine with others on the same work: the ten best hits
// of a query, each with its title and a marked snippet, and the exact counts of
// three facets over all hits. See docs/bench.md.
//
//	go run ./bench [flags]                            measures, and writes JSON, table and plots
//	go run ./bench peer kiosque|bleve build|search …  is one of the engines: see package peer
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	if len(args) > 0 && args[0] == "peer" {
		return runPeer(ctx, args[1:], os.Stdin, os.Stdout)
	}
	s, err := parseSettings(args, os.Stderr)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	}
	if err != nil {
		return err
	}
	if s.drawn {
		return s.show()
	}
	return compare(ctx, s)
}
