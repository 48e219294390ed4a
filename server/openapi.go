package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
	"sync"

	"kiosque/api"
	"kiosque/web"
)

// versionOfAPI is of the content of the description, 16 hexadecimal digits.
var versionOfAPI = sync.OnceValue(func() string {
	sum := sha256.Sum256(api.JSON())
	return hex.EncodeToString(sum[:8])
})

// openapi answers with the description of what programs may ask.
func (s *server) openapi(r *request) (response, error) {
	header := map[string]string{"ETag": `"` + versionOfAPI() + `"`, "Cache-Control": "public, no-cache"}
	if strings.Contains(r.Header.Get("If-None-Match"), versionOfAPI()) {
		return response{status: http.StatusNotModified, media: typeJSON, header: header}, nil
	}
	return response{media: typeJSON, header: header, body: api.JSON()}, nil
}

// docsPage answers with the same description, for readers.
func (s *server) docsPage(r *request) (response, error) {
	if err := r.onlyUI(); err != nil {
		return response{}, err
	}
	return pageResponse(func(b *bytes.Buffer) error { return web.Docs(b, r.frame, api.Refer()) })
}
