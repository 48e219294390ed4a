package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"kiosque/torture/program"
)

// Limits that the server promises, and what a busy machine may add to them.
const (
	headersBy = 5 * time.Second  // the headers of a request
	bodyBy    = 10 * time.Second // all of a request
	readBy    = 60 * time.Second // an answer, by who reads it
	slack     = 5 * time.Second
)

// client is a connection that asks as no browser does.
type client struct {
	name   string
	begins string        // what it sends at first
	goes   string        // what it sends every fifth of a second; "": nothing
	ends   time.Duration // by when the server must have closed it
}

const head = "GET /search?q=cyberattaque HTTP/1.1\r\nHost: kiosque\r\n"

var slowClients = []client{
	{"says nothing", "", "", headersBy},
	{"stops in its first line", "GET /sea", "", headersBy},
	{"stops in its headers", head + "X-", "", headersBy},
	{"sends a letter at a time", "G", "E", headersBy},
	{"sends a header at a time", head, "X: y\r\n", headersBy},
	{"sends a body at a time", strings.Replace(head, "GET", "POST", 1) + "Content-Length: 100000\r\n\r\n", "x", bodyBy},
	{"sends a body in pieces", strings.Replace(head, "GET", "POST", 1) + "Transfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n", bodyBy},
}

func TestSlowClientsAreCutOffAndOthersGoOn(t *testing.T) {
	t.Parallel() // it mostly waits
	l, s := crowded(t)
	asking := startLoad(s, l, 50)
	each, slowest := times(2, 10, 60), atomic.Int64{}
	var all sync.WaitGroup
	for _, c := range slowClients {
		for range each {
			all.Go(func() {
				took := c.cutOff(t, s)
				slowest.Store(max(slowest.Load(), int64(took)))
			})
		}
	}
	readers := times(0, 0, 20)
	for range readers {
		all.Go(func() { neverReads(t, s) })
	}
	all.Wait()
	asking.end()
	note(t, "clients that send or read slowly, or stop half-way", figure{float64(each * len(slowClients)), "senders cut off"},
		figure{time.Duration(slowest.Load()).Seconds(), "s at most"}, figure{float64(readers), "who do not read cut off"},
		figure{float64(l.settle(t)), "answers to others right, none failed"})
}

// crowded is a server of the morning's archive, and who judges it.
func crowded(t *testing.T) (*ledger, *program.Server) {
	t.Helper()
	l, data := newLedger(t), t.TempDir()
	l.knows(rebuilt(t, data, morning), morning)
	return l, program.Plain.Serve(t, data)
}

func dial(t *testing.T, s *program.Server) net.Conn {
	t.Helper()
	conn, err := net.DialTimeout("tcp", strings.TrimPrefix(s.Address, "http://"), program.RequestDeadline)
	if err != nil {
		t.Error(err)
		return nil
	}
	return conn
}

// cutOff is slow until the server has had enough, and returns how long that took. The server
// may answer before: a body need not be read to be refused.
func (c client) cutOff(t *testing.T, s *program.Server) time.Duration {
	conn := dial(t, s)
	if conn == nil {
		return 0
	}
	defer conn.Close()
	began := time.Now()
	go func() {
		_, err := io.WriteString(conn, c.begins)
		for err == nil && c.goes != "" {
			time.Sleep(200 * time.Millisecond)
			_, err = io.WriteString(conn, c.goes)
		}
	}()
	_ = conn.SetReadDeadline(began.Add(c.ends + slack))
	if _, err := io.Copy(io.Discard, conn); errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("one that %s is still connected after %v", c.name, time.Since(began))
	}
	return time.Since(began)
}

// neverReads asks for more than the buffers of a connection hold, and reads none of it: in the
// end nobody takes what it sends either.
func neverReads(t *testing.T, s *program.Server) {
	conn := dial(t, s)
	if conn == nil {
		return
	}
	defer conn.Close()
	_ = conn.(*net.TCPConn).SetReadBuffer(4 << 10)
	began := time.Now()
	_ = conn.SetWriteDeadline(began.Add(readBy + bodyBy + slack))
	for {
		if _, err := io.WriteString(conn, strings.Replace(head, "cyberattaque", everything+"&size=100", 1)+"\r\n"); errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("one that does not read is still connected after %v", time.Since(began))
			return
		} else if err != nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func TestHugeRequestsAreRefused(t *testing.T) {
	l, s := crowded(t)
	tests := map[string]string{
		"an address of 20 kB": "GET /search?q=" + strings.Repeat("a", 20<<10) + " HTTP/1.1\r\nHost: k\r\n\r\n",
		"an address of 1 MB":  "GET /search?q=" + strings.Repeat("a", 1<<20) + " HTTP/1.1\r\nHost: k\r\n\r\n",
		"a header of 1 MB":    head + "X: " + strings.Repeat("a", 1<<20) + "\r\n\r\n",
		"100,000 headers":     head + strings.Repeat("X: y\r\n", 100_000) + "\r\n",
		"cookies of 1 MB":     head + strings.Repeat("Cookie: ui="+strings.Repeat("a", 100)+"\r\n", 10_000) + "\r\n",
		"a body of 1 TB":      strings.Replace(head, "GET", "POST", 1) + "Content-Length: 1099511627776\r\n\r\n",
		"no HTTP at all":      strings.Repeat("\x16\x03\x01\xff", 100_000),
	}
	for name, request := range tests {
		conn := dial(t, s)
		if conn == nil {
			break
		}
		go func() { _, _ = io.WriteString(conn, request) }() // it need not be read to the end
		_ = conn.SetReadDeadline(time.Now().Add(bodyBy + slack))
		answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err == nil && (answer.StatusCode < 400 || answer.StatusCode >= 500) || errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("%s: %v, %v", name, answer, err)
		}
		conn.Close()
	}
	l.askAll(s)
	note(t, "huge addresses, headers and bodies", figure{float64(len(tests)), "refused or cut off"}, figure{float64(l.settle(t)), "answers to others right"})
}

func TestFiveThousandConnectionsLeaveRoomForReaders(t *testing.T) {
	crowd := inFull(100, 500, 5000)
	var files syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &files); err != nil || files.Cur < uint64(2*crowd) {
		program.Require(t, "torture", fmt.Sprintf("a process may hold %d files, %d connections need more (%v)", files.Cur, crowd, err))
	}
	l, s := crowded(t)
	asking := startLoad(s, l, 50)
	held := make([]net.Conn, 0, crowd)
	for i := range crowd {
		conn := dial(t, s)
		if conn == nil {
			break
		}
		_, _ = io.WriteString(conn, []string{"", "GET / HT", "GET /readyz HTTP/1.1\r\nHost: kiosque\r\n\r\n"}[i%3])
		held = append(held, conn)
	}
	time.Sleep(2 * time.Second)
	u, err := usageOf(s.PID())
	if err != nil {
		t.Fatal(err)
	}
	for _, conn := range held {
		conn.Close()
	}
	asking.end()
	note(t, "connections held open: a third silent, a third in the middle of a request, a third after one", figure{float64(len(held)), "connections"},
		figure{float64(u.files), "files of the server at once"}, figure{float64(u.peak >> 20), "MB at most"}, figure{float64(l.settle(t)), "answers to others right, none failed"})
}
