package peer

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

const (
	// longestAnswer bounds one line of a peer, in bytes: the results of 500 queries with every value of three facets.
	longestAnswer = 256 << 20
	// patience is how long a peer may take to end by itself before it is ended.
	patience = 10 * time.Second
)

// Process is a peer that obeys commands.
type Process struct {
	cmd     *exec.Cmd
	kill    context.CancelFunc
	in      io.WriteCloser
	answers chan answer
	log     string
}

type answer struct {
	line []byte
	err  error
}

// Start starts a peer; what it says on stderr is added to the file log. Close ends it.
func Start(ctx context.Context, command, environment []string, log string) (*Process, error) {
	said, err := os.OpenFile(log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	defer func() { _ = said.Close() }() // the peer has its own copy
	ctx, kill := context.WithCancel(ctx)
	cmd := exec.CommandContext(ctx, command[0], command[1:]...) //nolint:gosec // starting engines is what this is for
	cmd.Env = append(os.Environ(), environment...)
	cmd.Stderr, cmd.WaitDelay = said, patience
	in, err := cmd.StdinPipe()
	if err != nil {
		kill()
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		kill()
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		kill()
		return nil, fmt.Errorf("start %s: %w", command[0], err)
	}
	p := &Process{cmd, kill, in, make(chan answer, 1), log}
	go p.read(out)
	return p, nil
}

func (p *Process) read(out io.Reader) {
	defer close(p.answers)
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, longestAnswer)
	for lines.Scan() {
		p.answers <- answer{line: append([]byte(nil), lines.Bytes()...)}
	}
	if err := lines.Err(); err != nil {
		p.answers <- answer{err: err}
	}
}

var (
	errEnded = errors.New("ended without an answer")
	errLate  = errors.New("took too long and was ended")
)

// Ask gives a command and reads the answer into to. After within the peer is ended.
func (p *Process) Ask(command string, to any, within time.Duration) error {
	if _, err := fmt.Fprintln(p.in, command); err != nil {
		return fmt.Errorf("%s: %w", command, err)
	}
	if err := p.Answer(to, within); err != nil {
		return fmt.Errorf("%s: %w", command, err)
	}
	return nil
}

// Answer reads one line of the peer into to.
func (p *Process) Answer(to any, within time.Duration) error {
	late := time.NewTimer(within)
	defer late.Stop()
	select {
	case a, open := <-p.answers:
		if !open {
			return fmt.Errorf("%w: see %s", errEnded, p.log)
		}
		if a.err != nil {
			return a.err
		}
		return decode(a.line, to)
	case <-late.C:
		p.kill()
		return fmt.Errorf("%w (%s)", errLate, within)
	}
}

func decode(line []byte, to any) error {
	var f failure
	if err := json.Unmarshal(line, &f); err == nil && f.Error != "" {
		return errors.New(f.Error)
	}
	return json.Unmarshal(line, to)
}

// Close asks the peer to end, and ends it when it does not.
func (p *Process) Close() error {
	_, _ = fmt.Fprintln(p.in, "quit")
	_ = p.in.Close()
	ended := time.AfterFunc(patience, p.kill)
	defer ended.Stop()
	for range p.answers { // until the peer has closed its output: Wait must not come before
	}
	err := p.cmd.Wait()
	p.kill()
	return err
}
