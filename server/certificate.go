package server

import (
	"crypto/tls"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// certificateRest is how long a certificate is not looked at again, so that a crowd of handshakes asks the disk once.
const certificateRest = 2 * time.Second

// Certificate is a certificate and its key, in two PEM files that may be replaced while the server runs. The
// files are looked at during handshakes, every few seconds at most; where what they hold is broken, does not belong
// together or has expired, the one before goes on, and the log says so once. It is safe for concurrent use.
type Certificate struct {
	certFile, keyFile string
	log               *slog.Logger
	current           atomic.Pointer[tls.Certificate]

	looking sync.Mutex
	looked  time.Time
	stamps  [2]stamp // of the files that current was read from
	told    string   // of the last error
}

// stamp tells one state of a file from another.
type stamp struct {
	info os.FileInfo
}

func (s stamp) is(other stamp) bool {
	return s.info != nil && other.info != nil && os.SameFile(s.info, other.info) &&
		s.info.ModTime().Equal(other.info.ModTime()) && s.info.Size() == other.info.Size()
}

// OpenCertificate reads a certificate with the ones that lead to its authority, and its key. One that has expired is
// taken, for it is all there is, and the log says so.
func OpenCertificate(certFile, keyFile string, log *slog.Logger) (*Certificate, error) {
	c := &Certificate{certFile: certFile, keyFile: keyFile, log: log, looked: time.Now()}
	var err error
	if c.stamps, err = c.stat(); err != nil {
		return nil, err
	}
	read, err := c.read()
	if err != nil {
		return nil, err
	}
	if expired(read) {
		log.Warn("the certificate has expired", "file", certFile, "expired", read.Leaf.NotAfter)
	}
	c.current.Store(read)
	return c, nil
}

// Config is that of a server with this certificate: TLS 1.2 or later, and what Go finds safe.
func (c *Certificate) Config() *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) { return c.get(time.Now()), nil }}
}

// Expires tells when the certificate that is shown does.
func (c *Certificate) Expires() time.Time { return c.current.Load().Leaf.NotAfter }

// get returns the certificate to show. One handshake looks at the files, the others do not wait for it.
func (c *Certificate) get(now time.Time) *tls.Certificate {
	if c.looking.TryLock() {
		defer c.looking.Unlock()
		if now.Sub(c.looked) >= certificateRest {
			c.looked = now
			c.tell(c.renew())
		}
	}
	return c.current.Load()
}

// renew takes what the files hold by now. Those that could not be used are read again each time, for one may have
// been written before the other.
func (c *Certificate) renew() error {
	stamps, err := c.stat()
	if err != nil || stamps[0].is(c.stamps[0]) && stamps[1].is(c.stamps[1]) {
		return err
	}
	read, err := c.read()
	if err != nil {
		return err
	}
	if expired(read) {
		return fmt.Errorf("certificate %s: it has expired on %s", c.certFile, read.Leaf.NotAfter.Format(time.DateOnly))
	}
	c.stamps = stamps
	c.current.Store(read)
	c.log.Info("another certificate is shown from now on", "file", c.certFile, "expires", read.Leaf.NotAfter)
	return nil
}

// tell logs an error that is not the one before.
func (c *Certificate) tell(err error) {
	text := ""
	if err != nil {
		text = err.Error()
	}
	if text != "" && text != c.told {
		c.log.Error("the new certificate cannot be used, the old one stays", "error", err)
	}
	c.told = text
}

func (c *Certificate) stat() (stamps [2]stamp, err error) {
	for i, name := range []string{c.certFile, c.keyFile} {
		if stamps[i].info, err = os.Stat(name); err != nil {
			return stamps, fmt.Errorf("certificate: %w", err)
		}
	}
	return stamps, nil
}

func (c *Certificate) read() (*tls.Certificate, error) {
	read, err := tls.LoadX509KeyPair(c.certFile, c.keyFile)
	if err != nil {
		return nil, fmt.Errorf("certificate %s, key %s: %w", c.certFile, c.keyFile, err)
	}
	return &read, nil
}

func expired(c *tls.Certificate) bool { return time.Now().After(c.Leaf.NotAfter) }
