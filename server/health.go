package server

import "net/http"

// healthy says that the process answers.
func (s *server) healthy(*request) (response, error) {
	return jsonResponse(http.StatusOK, typeJSON, map[string]string{"status": "ok"})
}

// ready says that a search would be answered.
func (s *server) ready(r *request) (response, error) {
	if s.Ending != nil && s.Ending() {
		return response{}, errEnding
	}
	if err := s.engine.Ready(r.Context()); err != nil {
		return response{}, err
	}
	return jsonResponse(http.StatusOK, typeJSON, map[string]string{"status": "ready"})
}
