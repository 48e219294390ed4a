package server

import (
	"net/http"

	"kiosque/query"
	"kiosque/web"
)

// static answers with a file that pages refer to. Addresses that name the
// version of the file may be kept for ever; others are asked again.
func (s *server) static(r *request) (response, error) {
	asset, ok := web.Static(r.param)
	if !ok {
		return response{}, errNotFound
	}
	version := r.values.Get("v")
	delete(r.values, "v")
	for name := range r.values {
		return response{}, &query.Error{Parameter: name, Expected: "no parameter but v"}
	}
	answer := r.asset(asset)
	if version == asset.Version {
		answer.header["Cache-Control"] = "public, max-age=31536000, immutable"
	}
	return answer, nil
}

// asset answers with what is the same for everybody and in every generation, unless the client has it.
func (r *request) asset(a web.Asset) response {
	tag := `W/"` + a.Version + `"` // it is compressed in several ways
	header := map[string]string{"ETag": tag, "Cache-Control": "public, no-cache"}
	if namesTag(r.Header.Values("If-None-Match"), tag) {
		return response{status: http.StatusNotModified, header: header}
	}
	return response{media: a.Type, header: header, body: a.Body}
}

// favicon answers those that look for the icon where it always was.
func (s *server) favicon(r *request) (response, error) {
	r.param = "favicon.svg"
	return s.static(r)
}
