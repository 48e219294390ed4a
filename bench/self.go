package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"kiosque/bench/kiosque"
	"kiosque/bench/opensearch"
	"kiosque/bench/peer"
	"kiosque/bench/queries"
	"kiosque/bench/stock"
)

var errPeerUsage = errors.New("expected: peer kiosque|bleve|kiosque-opensearch|opensearch build CORPUS DIR [--plain], or … search DIR QUERIES [--plain]")

// runPeer is this program as one of the engines in Go.
func runPeer(ctx context.Context, args []string, in io.Reader, out io.Writer) error {
	plain := slices.Contains(args, "--plain")
	args = slices.DeleteFunc(slices.Clone(args), func(a string) bool { return a == "--plain" })
	if len(args) != 4 {
		return errPeerUsage
	}
	switch name, action := args[0], args[1]; {
	case action == "build" && slices.Contains([]string{kiosque.Name, stock.Name, opensearch.Name, opensearch.Bare}, name):
		built, err := buildSelf(ctx, name, args[2], args[3], plain)
		if err != nil {
			return err
		}
		return json.NewEncoder(out).Encode(built)
	case action == "search" && name == kiosque.Name:
		return searchKiosque(args[2], args[3], plain, in, out)
	case action == "search" && name == stock.Name:
		return searchStock(args[2], args[3], in, out)
	case action == "search" && name == opensearch.Name:
		return searchCluster(args[2], args[3], plain, in, out)
	case action == "search" && name == opensearch.Bare:
		return searchBare(args[2], args[3], plain, in, out)
	}
	return errPeerUsage
}

func buildSelf(ctx context.Context, name, lines, dir string, plain bool) (peer.Built, error) {
	switch name {
	case kiosque.Name:
		return kiosque.Build(ctx, lines, dir)
	case stock.Name:
		return stock.Build(ctx, lines, dir, plain)
	}
	return opensearch.Build(ctx, lines, dir)
}

func searchKiosque(dir, table string, plain bool, in io.Reader, out io.Writer) error {
	asked, err := readQueries(table)
	if err != nil {
		return err
	}
	s, err := kiosque.Open(dir, plain)
	if err != nil {
		return fmt.Errorf("open %s: %w", dir, err)
	}
	defer func() { _ = s.Close() }()
	return peer.Serve(s, asked, map[string]peer.Command{"serve": s.Serve, "own": func() (any, error) { return s.Own(asked) }}, in, out)
}

func searchStock(dir, table string, in io.Reader, out io.Writer) error {
	asked, err := readQueries(table)
	if err != nil {
		return err
	}
	s, err := stock.Open(dir)
	if err != nil {
		return fmt.Errorf("open %s: %w", dir, err)
	}
	defer func() { _ = s.Close() }()
	return peer.Serve(s, asked, nil, in, out)
}

func searchCluster(dir, table string, plain bool, in io.Reader, out io.Writer) error {
	asked, err := readQueries(table)
	if err != nil {
		return err
	}
	s, err := opensearch.Open(dir, plain)
	if err != nil {
		return fmt.Errorf("open %s: %w", dir, err)
	}
	defer func() { _ = s.Close() }()
	return peer.Serve(s, asked, nil, in, out)
}

func searchBare(dir, table string, plain bool, in io.Reader, out io.Writer) error {
	asked, err := readQueries(table)
	if err != nil {
		return err
	}
	s, err := opensearch.Record(dir, asked, plain)
	if err != nil {
		return fmt.Errorf("record %s: %w", dir, err)
	}
	return peer.Serve(s, asked, nil, in, out)
}

func readQueries(path string) ([]queries.Query, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	return queries.Read(f)
}
