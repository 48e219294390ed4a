//go:build unix

package cli

import (
	"errors"
	"fmt"
	"net"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// What systemd passes begins behind standard error. Nobody passes more than a few.
const (
	firstInherited = 3
	mostInherited  = 64
)

// inherited takes the sockets that systemd has opened for this process, as sd_listen_fds(3) has it: LISTEN_PID names the process,
// LISTEN_FDS says how many there are, LISTEN_FDNAMES how their units call them. The variables are taken away, so that no child
// believes to be meant. None where nothing was passed.
func inherited() (all listeners, err error) {
	pid, count, names := os.Getenv("LISTEN_PID"), os.Getenv("LISTEN_FDS"), strings.Split(os.Getenv("LISTEN_FDNAMES"), ":")
	for _, name := range []string{"LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"} {
		if err := os.Unsetenv(name); err != nil {
			return nil, err
		}
	}
	if pid != strconv.Itoa(os.Getpid()) || count == "" {
		return nil, nil
	}
	n, err := strconv.Atoi(count)
	if err != nil || n < 0 || n > mostInherited {
		return nil, fmt.Errorf("LISTEN_FDS %q: expected a number up to %d", count, mostInherited)
	}
	for i := range n {
		name := "LISTEN_FD_" + strconv.Itoa(firstInherited+i)
		if i < len(names) && names[i] != "" {
			name = names[i]
		}
		l, err := inherit(firstInherited+i, name)
		if err != nil {
			return nil, errors.Join(err, all.Close())
		}
		all = append(all, l)
	}
	return all, nil
}

// inherit takes one socket. It belongs to systemd: its file stays when it is closed.
func inherit(fd int, name string) (net.Listener, error) {
	syscall.CloseOnExec(fd)
	file := os.NewFile(uintptr(fd), name)
	defer func() { _ = file.Close() }() // the listener has a descriptor of its own
	l, err := net.FileListener(file)
	if err != nil {
		return nil, fmt.Errorf("socket %s, passed as file %d: expected one that listens: %w", name, fd, err)
	}
	return l, nil
}
