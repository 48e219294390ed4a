package server

import (
	"bytes"
	"context"
	"net/http"

	"kiosque/index"
	"kiosque/query"
	"kiosque/web"
)

type associationsJSON struct {
	Associations []associationJSON `json:"associations"`
}

// associationJSON is something that goes with a question: here of a sample of the
// hits have it, and everywhere articles of the archive.
type associationJSON struct {
	Kind       string `json:"kind"` // "word", "organisation", "country"
	Value      string `json:"value"`
	Label      string `json:"label"`
	Here       int    `json:"here"`
	Sample     int    `json:"sample"`
	Everywhere int    `json:"everywhere"`
}

// associated answers what goes with the question of a request; as many things of each
// kind as a page would have hits.
func (s *server) associated(r *request) (query.Query, []index.Association, error) {
	q, err := query.Parse(r.values)
	if err != nil {
		return q, nil, err
	}
	r.frame.Query = q.Values()
	ctx, cancel := context.WithTimeout(r.Context(), s.SearchTimeout)
	defer cancel()
	found, err := s.engine.Associated(ctx, q, q.Size)
	return q, found, err
}

func (s *server) associatedJSON(r *request) (response, error) {
	_, found, err := s.associated(r)
	if err != nil {
		return response{}, err
	}
	return jsonResponse(http.StatusOK, typeJSON, newAssociationsJSON(r.frame.Labels, found))
}

func (s *server) associatedPage(r *request) (response, error) {
	q, found, err := s.associated(r)
	if err != nil {
		return response{}, err
	}
	return pageResponse(func(b *bytes.Buffer) error {
		return web.Associated(b, r.frame, web.AssociatedPage{Search: q, Found: found})
	})
}

func newAssociationsJSON(l web.Labels, found []index.Association) associationsJSON {
	all := make([]associationJSON, len(found))
	for i, a := range found {
		all[i] = associationJSON{a.Kind, a.Value, l.Associated(a), a.Here, a.Sample, a.Everywhere}
	}
	return associationsJSON{all}
}
