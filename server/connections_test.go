package server

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

// open serves a handler with at most so many connections and returns host and port.
func open(t *testing.T, h http.Handler, most int) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := Listening(h, most, quiet)
	served := make(chan error, 1)
	go func() { served <- s.Serve(listener) }()
	t.Cleanup(func() {
		_ = s.Close()
		if err := <-served; !errors.Is(err, http.ErrServerClosed) {
			t.Error(err)
		}
	})
	return listener.Addr().String()
}

// dial opens a connection and sends a text on it, to be closed with the test.
func dial(t *testing.T, address, text string) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	if _, err := io.WriteString(c, text); err != nil {
		t.Fatal(err)
	}
	return c
}

const question = "GET /search?q=a HTTP/1.1\r\nHost: kiosque\r\n\r\n"

// status reads the status of the next answer, 0 where the connection was closed.
func status(t *testing.T, c net.Conn) int {
	t.Helper()
	if err := c.SetReadDeadline(time.Now().Add(20 * time.Second)); err != nil {
		t.Fatal(err)
	}
	answer, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		if timeout := net.Error(nil); errors.As(err, &timeout) && timeout.Timeout() {
			t.Fatal("neither answered nor closed")
		}
		return 0
	}
	defer answer.Body.Close()
	_, _ = io.Copy(io.Discard, answer.Body)
	return answer.StatusCode
}

func TestReadersAreAnsweredBesideManyIdleConnections(t *testing.T) {
	const most = 50
	for name, sent := range map[string]string{
		"nothing": "", "half a request": "GET / HTTP/1.1\r\nHost: kiosque\r\nX-", "a question before": question,
	} {
		t.Run(name, func(t *testing.T) {
			address := open(t, New(fake{}, Options{Logger: quiet}), most)
			var idle []net.Conn
			for range 3 * most {
				idle = append(idle, dial(t, address, sent))
				if sent == question && status(t, idle[len(idle)-1]) != 200 {
					t.Fatal("not answered")
				}
			}
			if have := status(t, dial(t, address, question)); have != 200 {
				t.Errorf("a reader has %d", have)
			}
			for _, c := range idle[:most] {
				if have := status(t, c); have != 0 {
					t.Errorf("one of the first has %d, want it closed", have)
				}
			}
		})
	}
}

func TestAnAnswerUnderWayIsNotCutForNewConnections(t *testing.T) {
	const most = 20
	b := newBlocking()
	address := open(t, New(b.engine(), Options{Logger: quiet, SearchTimeout: time.Minute}), most)
	reader := dial(t, address, question)
	<-b.begun
	for range 3 * most {
		dial(t, address, "")
	}
	close(b.release)
	if have := status(t, reader); have != 200 {
		t.Errorf("the reader has %d", have)
	}
}

func TestWhereEveryConnectionIsServedTheOldestMakesRoom(t *testing.T) {
	const most = 3
	b := newBlocking()
	address := open(t, New(b.engine(), Options{Logger: quiet, SearchTimeout: time.Minute}), most)
	var readers []net.Conn
	for range most + 1 {
		readers = append(readers, dial(t, address, question))
		<-b.begun
	}
	if have := status(t, readers[0]); have != 0 {
		t.Errorf("the oldest has %d", have)
	}
	close(b.release)
	for _, c := range readers[1:] {
		if have := status(t, c); have != 200 {
			t.Errorf("a reader has %d", have)
		}
	}
}

func TestFiveThousandConnectionsLeaveRoomForReaders(t *testing.T) {
	const crowd = 5000
	if DefaultConnections() < crowd+200 || openFiles() < 2*crowd+500 {
		t.Skipf("the process may have %d files only", openFiles())
	}
	address := open(t, New(fake{}, Options{Logger: quiet}), 0)
	for i := range crowd {
		dial(t, address, []string{"", "GET / HT", question}[i%3])
	}
	slowest := time.Duration(0)
	for range 50 {
		began := time.Now()
		if have := status(t, dial(t, address, question)); have != 200 {
			t.Fatalf("a reader has %d", have)
		}
		slowest = max(slowest, time.Since(began))
	}
	t.Logf("slowest answer beside %d connections: %s", crowd, slowest)
}

func TestASlowRequestIsCutOff(t *testing.T) {
	t.Parallel()
	address := open(t, New(fake{}, Options{Logger: quiet}), 0)
	began := time.Now()
	var trickles sync.WaitGroup
	for _, start := range []string{"", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: kiosque\r\n"} {
		c := dial(t, address, start)
		trickles.Go(func() {
			for time.Since(began) < 3*headerTimeout {
				if _, err := fmt.Fprint(c, "X: y\r\n"); err != nil {
					return
				}
				time.Sleep(headerTimeout / 20)
			}
			t.Errorf("after %s it goes on", time.Since(began))
		})
	}
	silent := dial(t, address, "")
	trickles.Wait()
	if have := status(t, silent); have != 0 {
		t.Errorf("one that says nothing has %d", have)
	}
}

func TestHugeRequestsAreRefused(t *testing.T) {
	address := open(t, New(fake{}, Options{Logger: quiet}), 0)
	for name, c := range map[string]struct {
		request string
		want    int
	}{
		"one header":    {"GET / HTTP/1.1\r\nHost: kiosque\r\nX: " + strings.Repeat("x", 2*maxHeader) + "\r\n\r\n", 431},
		"many headers":  {"GET / HTTP/1.1\r\nHost: kiosque\r\n" + strings.Repeat("X: y\r\n", maxHeader) + "\r\n", 431},
		"a cookie":      {"GET / HTTP/1.1\r\nHost: kiosque\r\nCookie: ui=" + strings.Repeat("x", 2*maxHeader) + "\r\n\r\n", 431},
		"an address":    {"GET /search?q=" + strings.Repeat("a", maxAddress) + " HTTP/1.1\r\nHost: kiosque\r\n\r\n", 414},
		"a huge one":    {"GET /search?q=" + strings.Repeat("a", 2*maxHeader) + " HTTP/1.1\r\nHost: kiosque\r\n\r\n", 431},
		"a path":        {"GET /read/" + strings.Repeat("a", maxAddress) + " HTTP/1.1\r\nHost: kiosque\r\n\r\n", 414},
		"no request":    {"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 400},
		"two hosts":     {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
		"two lengths":   {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400},
		"a folded line": {"GET / HTTP/1.1\r\nHost: a\r\nX: y\r\n z\x00\r\n\r\n", 400},
		"a huge body":   {"POST /search HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n", 405},
	} {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		go func() { _, _ = io.WriteString(conn, c.request) }() // it is refused before all of it is read
		if have := status(t, conn); have != c.want {
			t.Errorf("%s: %d, want %d", name, have, c.want)
		}
		_ = conn.Close()
	}
}

// What asks about the server as a whole is answered as everything else is: with our headers, and with a key alone.
func TestAnAsteriskIsNoWayAroundTheHandlers(t *testing.T) {
	address := open(t, New(fake{}, Options{Logger: quiet, ReadKeys: NewKeys("read key")}), 10)
	c := dial(t, address, "OPTIONS * HTTP/1.1\r\nHost: kiosque\r\n\r\n")
	answer, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	if answer.StatusCode != http.StatusUnauthorized || answer.Header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("%d, headers %v", answer.StatusCode, answer.Header)
	}
}
