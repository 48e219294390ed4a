package server

import (
	"time"

	"kiosque/index"
	"kiosque/query"
	"kiosque/web"
)

// Answer returns what GET /search would answer to q, ready for package
// encoding/json, for programs that ask an engine without a server. Labels are English.
func Answer(q query.Query, r index.Result, took time.Duration, organisationName func(value, lang string) string) any {
	english, _ := web.Find("en")
	labels := web.Labels{Language: english, Organisation: organisationName}
	return newAnswer(labels, found{q, r, notes(q), took})
}
