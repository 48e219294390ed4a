package server

import (
	"net/http"

	"github.com/klauspost/compress/gzhttp"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// compressed compresses the answers of plain for clients that accept it and are somewhere
// else: to squeeze a page takes as long as to make it, and a program on this very machine
// waits for no wire. The fastest levels make pages a tenth longer than the usual ones, in
// half the time. Of zstd (RFC 8878) and gzip a client has the one that it prefers, zstd
// where it does not say. Entity tags are weak, so that they are the same for all.
func compressed(plain http.Handler) http.Handler {
	wrap, err := gzhttp.NewWrapper(
		gzhttp.CompressionLevel(gzip.BestSpeed), gzhttp.EnableZstd(true), gzhttp.ZstdCompressionLevel(int(zstd.SpeedFastest)), gzhttp.PreferZstd(true),
	)
	if err != nil {
		panic(err) // the options are ours
	}
	squeezed := wrap(plain)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isHere(r) {
			plain.ServeHTTP(w, r)
		} else {
			squeezed.ServeHTTP(w, r)
		}
	})
}

// forwarding are headers by which a proxy on this machine says that it asks for another.
var forwarding = []string{"Forwarded", "Via", "X-Forwarded-For", "X-Real-Ip"}

// isHere tells whether a request comes from this machine and is for it.
func isHere(r *http.Request) bool {
	if from, err := peer(r); err != nil || from.IsValid() && !from.IsLoopback() {
		return false
	}
	for _, name := range forwarding {
		if len(r.Header[name]) > 0 {
			return false
		}
	}
	return true
}
