package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"sync"

	"kiosque/api"
	"kiosque/web"
)

// typeDescription is not typeJSON, for nothing in it is in the language of a reader.
const typeDescription = "application/json"

// versionOfAPI is of the content of the description, 16 hexadecimal digits.
var versionOfAPI = sync.OnceValue(func() string {
	sum := sha256.Sum256(api.JSON())
	return hex.EncodeToString(sum[:8])
})

// openapi answers with the description of what programs may ask.
func (s *server) openapi(r *request) (response, error) {
	return r.asset(web.Asset{Version: versionOfAPI(), Type: typeDescription, Body: api.JSON()}), nil
}

// docsPage answers with the same description, for readers.
func (s *server) docsPage(r *request) (response, error) {
	if err := r.onlyUI(); err != nil {
		return response{}, err
	}
	return pageResponse(func(b *bytes.Buffer) error { return web.Docs(b, r.frame, api.Refer()) })
}
