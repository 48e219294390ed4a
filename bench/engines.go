package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kiosque/bench/kiosque"
	"kiosque/bench/opensearch"
	"kiosque/bench/stock"
)

// engine is a peer and how it is started.
type engine struct {
	Name    string
	command []string // before "build" or "search"
	index   string   // name of the folder of its index, which several may share
	one     []string // environment of its searches: one thread, and what is held
}

// inGo keeps a program in Go to one thread of work: the collector of garbage takes
// turns with the queries, so that CPU time is all there is to count.
var inGo = []string{"GOMAXPROCS=1"}

// peers is the folder of engines in other languages, each with a make.sh that compiles
// it into the folder it is given and prints the command to start it.
const peers = "bench/peers"

const (
	makeWithin   = 20 * time.Minute // Tantivy compiles for minutes
	notInstalled = 3                // exit status of a make.sh that lacks a tool
)

// engineList returns the engines to measure, and why others are left out, by name.
func (s settings) engineList(ctx context.Context) (all []engine, left map[string]string, err error) {
	self, err := os.Executable()
	if err != nil {
		return nil, nil, fmt.Errorf("find this program: %w", err)
	}
	for _, e := range inThisProgram(self) {
		if s.wants(e.Name) {
			all = append(all, e)
		}
	}
	scripts, err := filepath.Glob(filepath.Join(peers, "*", "make.sh"))
	if err != nil {
		return nil, nil, err
	}
	left = map[string]string{}
	all, left = s.withCluster(self, all, left)
	for _, script := range scripts {
		name := filepath.Base(filepath.Dir(script))
		if !s.wants(name) {
			continue
		}
		command, reason, err := install(ctx, script, filepath.Join(s.work, "peers", name))
		if err != nil {
			return nil, nil, fmt.Errorf("make %s: %w", name, err)
		}
		if reason != "" {
			left[name] = reason
			continue
		}
		all = append(all, engine{Name: name, command: command, index: name})
	}
	return append(all, s.more...), left, nil
}

// inThisProgram lists the engines that this program is itself. Kiosque's stands there
// three times: by what it may hold of earlier questions.
func inThisProgram(self string) []engine {
	own := func(name, hold string) engine {
		environment := append([]string{kiosque.HoldVariable + "=" + hold}, inGo...)
		return engine{Name: name, command: []string{self, "peer", kiosque.Name}, index: kiosque.Name, one: environment}
	}
	return []engine{
		own(kiosque.Name, kiosque.HoldArticles),
		own(kiosque.Name+"-lists", kiosque.HoldLists),
		own(kiosque.Name+"-bare", kiosque.HoldNothing),
		{Name: stock.Name, command: []string{self, "peer", stock.Name}, index: stock.Name, one: inGo},
	}
}

// withCluster adds the engines on a cluster, where one is named: both ask the same archive.
func (s settings) withCluster(self string, all []engine, left map[string]string) ([]engine, map[string]string) {
	for _, name := range []string{opensearch.Name, opensearch.Bare} {
		switch {
		case !s.wants(name):
		case len(opensearch.URLs()) == 0:
			left[name] = opensearch.ClusterVariable + " names no cluster"
		default:
			all = append(all, engine{Name: name, command: []string{self, "peer", name}, index: opensearch.Bare, one: inGo})
		}
	}
	return all, left
}

func (s settings) wants(name string) bool {
	return len(s.engines) == 0 || slices.Contains(s.engines, name)
}

// install compiles a peer; the reason says what is not installed.
func install(ctx context.Context, script, dir string) (command []string, reason string, err error) {
	ctx, cancel := context.WithTimeout(ctx, makeWithin)
	defer cancel()
	var out, complaint bytes.Buffer
	cmd := exec.CommandContext(ctx, "sh", script, dir) //nolint:gosec // the scripts are the project's
	cmd.Stdout, cmd.Stderr = &out, &complaint
	err = cmd.Run()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit) && exit.ExitCode() == notInstalled:
		return nil, strings.TrimSpace(complaint.String()), nil
	case err != nil:
		return nil, "", fmt.Errorf("%w: %s", err, strings.TrimSpace(complaint.String()))
	}
	if command = strings.Fields(out.String()); len(command) == 0 {
		return nil, "", errors.New("printed no command")
	}
	return command, "", nil
}
