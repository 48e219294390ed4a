package server

import (
	"net/http"

	"kiosque/index"
	"kiosque/query"
)

// administration are the routes that change what is kept. They are there only where an
// administrative key is, and take it as a bearer token alone, which no page of another
// site can make a browser send.
var administration = []route{
	{path: "/admin/generations", answer: (*server).generations, admin: true},
	{path: "/admin/rollback", method: http.MethodPost, answer: (*server).rollback, admin: true},
	{path: "/admin/rebuild", answer: (*server).rebuilding, admin: true},
	{path: "/admin/rebuild", method: http.MethodPost, answer: (*server).rebuild, admin: true},
}

func (s *server) generations(r *request) (response, error) {
	if err := r.onlyUI(); err != nil {
		return response{}, err
	}
	kept, err := s.engine.Generations(r.Context())
	if err != nil {
		return response{}, err
	}
	return jsonResponse(http.StatusOK, typeJSON, map[string]any{"generations": append([]index.Generation{}, kept...)})
}

// refusal is an error of the engine that an administrator may read as it is.
type refusal struct{ error }

func (f refusal) Unwrap() error { return f.error }

// rollback makes a kept generation current: that of the parameter, or the one before.
func (s *server) rollback(r *request) (response, error) {
	if err := r.only("generation"); err != nil {
		return response{}, err
	}
	if len(r.values["generation"]) > 1 {
		return response{}, &query.Error{Parameter: "generation", Expected: "one value"}
	}
	g, err := s.engine.Rollback(r.Context(), r.values.Get("generation"))
	if err != nil {
		return response{}, refusal{err}
	}
	s.Logger.Info("rolled back", "id", r.id, "generation", g.Name)
	return jsonResponse(http.StatusOK, typeJSON, g)
}

// rebuild begins to read the corpus again.
func (s *server) rebuild(r *request) (response, error) {
	if err := r.onlyUI(); err != nil {
		return response{}, err
	}
	if s.Rebuild == nil {
		return response{}, errNotFound
	}
	if err := s.job.start(s.rebuildNow); err != nil {
		return response{}, refusal{err}
	}
	s.Logger.Info("rebuild begun", "id", r.id)
	return jsonResponse(http.StatusAccepted, typeJSON, s.job.report())
}

// rebuilding reports on the rebuild that runs, or that ran last.
func (s *server) rebuilding(r *request) (response, error) {
	if err := r.onlyUI(); err != nil {
		return response{}, err
	}
	return jsonResponse(http.StatusOK, typeJSON, s.job.report())
}
