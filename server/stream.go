package server

import (
	"bufio"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
)

// stream writes the body of an answer piece by piece, while ctx lasts.
type stream func(ctx context.Context, to io.Writer) error

// Bounds of a streamed answer.
const (
	// pieceOfStream is how many bytes are handed to a connection at once.
	pieceOfStream = 32 << 10
	// streamPatience is how long a client may take over one piece; one that reads nothing is cut then.
	streamPatience = writeTimeout
)

// writeStream sends an answer that is streamed. What goes wrong after the headers, or takes too long, cuts the
// connection: a part must not look whole.
func (s *server) writeStream(w gin.ResponseWriter, r *request, a response) {
	setHeaders(w.Header(), a)
	w.WriteHeader(http.StatusOK)
	w.WriteHeaderNow() // from here on even a panic cuts
	if r.Method == http.MethodHead {
		return
	}
	control := http.NewResponseController(w)
	ctx, cancel := context.WithTimeout(r.Context(), s.ExportTimeout)
	defer cancel()
	to := bufio.NewWriterSize(paced{w, control, s.patience}, pieceOfStream)
	err := a.stream(ctx, to)
	if err == nil {
		err = to.Flush()
	}
	if err != nil {
		s.Logger.Warn("answer cut", "id", r.id, "generation", r.generation, "error", nameless(err))
		cut(r.Request)
	}
}

// nameless returns an error without the addresses of a connection, of which the log says nothing.
func nameless(err error) error {
	var of *net.OpError
	if errors.As(err, &of) {
		return fmt.Errorf("%s: %w", of.Op, of.Err)
	}
	return err
}

// cut ends an answer of which a part is sent, so that it does not look whole.
func cut(r *http.Request) {
	resetConnection(r)
	panic(http.ErrAbortHandler)
}

// paced gives a client so long for each piece. A connection that knows no deadlines has none.
type paced struct {
	http.ResponseWriter
	control  *http.ResponseController
	patience time.Duration
}

// Write sends one piece.
func (p paced) Write(piece []byte) (int, error) {
	_ = p.control.SetWriteDeadline(time.Now().Add(p.patience))
	return p.ResponseWriter.Write(piece)
}

// resetConnection has a connection end with a reset and not in order. A client of HTTP/1.0, as many proxies are, is told
// in no other way that its answer lacks the rest.
func resetConnection(r *http.Request) {
	conn, _ := r.Context().Value(connectionKey{}).(net.Conn)
	if over, ok := conn.(*tls.Conn); ok {
		conn = over.NetConn()
	}
	if tcp, ok := conn.(*net.TCPConn); ok && r.ProtoMajor == 1 {
		_ = tcp.SetLinger(0)
	}
}
