package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
)

// unixPrefix begins an address that is a Unix socket: unix:/run/kiosque.sock.
const unixPrefix = "unix:"

// Who may connect to a socket: its user and its group, so that a proxy can be in the group. knockTimeout is
// how long a socket that lies there already is given to show that somebody listens.
const (
	usualMode    = "0660"
	knockTimeout = time.Second
)

// listening is where a server is reached.
type listening struct {
	address    string
	socketMode string
}

func (l *listening) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&l.address, "addr", defaultAddress, "address to serve on; port 0 takes a free one; unix:/run/kiosque.sock is a Unix socket. Sockets that systemd passes are taken in its place")
	f.StringVar(&l.socketMode, "socket-mode", usualMode, "who may connect to a Unix socket, as chmod has it")
}

// check refuses what is no address.
func (l listening) check() error {
	if l.address == "" || l.address == unixPrefix {
		return usage(errors.New("addr: expected an address such as " + defaultAddress + " or unix:/run/kiosque.sock"))
	}
	_, err := l.mode()
	return err
}

func (l listening) mode() (fs.FileMode, error) {
	mode, err := strconv.ParseUint(l.socketMode, 8, 32)
	if err != nil || mode > uint64(fs.ModePerm) {
		return 0, usage(fmt.Errorf("socket-mode %q: expected a mode such as %s", l.socketMode, usualMode))
	}
	return fs.FileMode(mode), nil
}

// listeners are where one server is reached.
type listeners []net.Listener

// open opens the address, or takes what systemd has opened.
func (l listening) open(ctx context.Context) (listeners, error) {
	given, err := inherited()
	if err != nil || len(given) > 0 {
		return given, err
	}
	one, err := l.listen(ctx)
	if err != nil {
		return nil, err
	}
	return listeners{one}, nil
}

// listen opens the address.
func (l listening) listen(ctx context.Context) (net.Listener, error) {
	path, isSocket := strings.CutPrefix(l.address, unixPrefix)
	if !isSocket {
		return (&net.ListenConfig{}).Listen(ctx, "tcp", l.address)
	}
	mode, err := l.mode()
	if err != nil {
		return nil, err
	}
	if err := clearSocket(ctx, path); err != nil {
		return nil, err
	}
	socket, err := (&net.ListenConfig{}).Listen(ctx, "unix", path)
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(path, mode); err != nil {
		return nil, errors.Join(err, socket.Close())
	}
	return socket, nil
}

// clearSocket removes a socket that a server which was killed has left. One at which somebody listens stays, and so does
// whatever is no socket.
func clearSocket(ctx context.Context, path string) error {
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if info.Mode().Type() != fs.ModeSocket {
		return fmt.Errorf("%s is there already, and is no socket", path)
	}
	ctx, cancel := context.WithTimeout(ctx, knockTimeout)
	defer cancel()
	conn, err := (&net.Dialer{}).DialContext(ctx, "unix", path)
	if err == nil {
		return errors.Join(fmt.Errorf("another server listens at %s", path), conn.Close())
	}
	if !errors.Is(err, syscall.ECONNREFUSED) {
		return fmt.Errorf("another server may listen at %s: %w", path, err)
	}
	return os.Remove(path)
}

// Close closes all.
func (all listeners) Close() error {
	var errs []error
	for _, l := range all {
		errs = append(errs, l.Close())
	}
	return errors.Join(errs...)
}

// areHere tells whether this machine alone reaches them.
func (all listeners) areHere() bool {
	for _, l := range all {
		if !isLoopback(l.Addr()) {
			return false
		}
	}
	return true
}

// addresses says where they are reached, as a browser or kiosque health takes it.
func (all listeners) addresses(secured bool, base string) string {
	var texts []string
	for _, l := range all {
		switch {
		case isSocket(l):
			texts = append(texts, unixPrefix+l.Addr().String())
		case secured:
			texts = append(texts, "https://"+l.Addr().String()+base)
		default:
			texts = append(texts, "http://"+l.Addr().String()+base)
		}
	}
	return strings.Join(texts, ", ")
}

func isSocket(l net.Listener) bool { return l.Addr().Network() == "unix" }

// serve has a server answer at all of them, over TLS where it has a certificate and the listener is no Unix socket. It
// returns once all are closed, with an error of the first.
func (all listeners) serve(srv *http.Server) error {
	ended, secured := make(chan error, len(all)), srv.TLSConfig != nil // which net/http sets too, once it serves
	for _, l := range all {
		go func() { ended <- serveAt(srv, l, secured) }()
	}
	first := <-ended
	_ = all.Close()
	for range all[1:] {
		<-ended //nolint:errcheck // as the first, once it is closed
	}
	return first
}

func serveAt(srv *http.Server, l net.Listener, secured bool) error {
	if secured && !isSocket(l) {
		return srv.ServeTLS(l, "", "")
	}
	return srv.Serve(l)
}
