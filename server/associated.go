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

// askAssociated answers from what goes with the question of a request; as many things of
// each kind as a page would have hits.
func (s *server) askAssociated(r *request, answer func(query.Query, []index.Association) (response, error)) (response, error) {
	q, err := r.question()
	if err != nil {
		return response{}, err
	}
	return s.ask(r, func(ctx context.Context, from index.View) (response, error) {
		found, err := from.Associated(ctx, q, q.Size)
		if err != nil {
			return response{}, err
		}
		return answer(q, found)
	})
}

func (s *server) associatedJSON(r *request) (response, error) {
	return s.askAssociated(r, func(_ query.Query, found []index.Association) (response, error) {
		return jsonResponse(http.StatusOK, typeJSON, newAssociationsJSON(r.frame.Labels, found))
	})
}

func (s *server) associatedPage(r *request) (response, error) {
	return s.askAssociated(r, func(q query.Query, found []index.Association) (response, error) {
		page := web.AssociatedPage{Search: q, Found: found}
		return pageResponse(func(b *bytes.Buffer) error { return web.Associated(b, r.frame, page) })
	})
}

func newAssociationsJSON(l web.Labels, found []index.Association) associationsJSON {
	all := make([]associationJSON, len(found))
	for i, a := range found {
		all[i] = associationJSON{a.Kind, a.Value, l.Associated(a), a.Here, a.Sample, a.Everywhere}
	}
	return associationsJSON{all}
}
