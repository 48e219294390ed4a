package server

import (
	"time"

	"kiosque/index"
	"kiosque/query"
	"kiosque/web"
)

// english labels answers that no reader has chosen a language for.
func english(organisationName func(value, lang string) string) web.Labels {
	language, _ := web.Find("en")
	return web.Labels{Language: language, Organisation: organisationName}
}

// Notes returns what the answer to q has to say of q, in English: words that are
// not searched, what was asked and cannot be done.
func Notes(q query.Query) []string { return english(nil).Notes(notes(q)) }

// Answer returns what GET /search would answer to q, ready for package
// encoding/json, for programs that ask an engine without a server. Labels are English.
func Answer(q query.Query, r index.Result, took time.Duration, organisationName func(value, lang string) string) any {
	return newAnswer(english(organisationName), found{q, r, notes(q), took})
}
