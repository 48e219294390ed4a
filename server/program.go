package server

import (
	"time"

	"kiosque/index"
	"kiosque/index/vocabulary"
	"kiosque/query"
	"kiosque/web"
)

// english labels answers that no reader has chosen a language for.
func english(organisationName func(value, lang string) string) web.Labels {
	language, _ := web.Find("en")
	return web.Labels{Language: language, Organisation: organisationName}
}

// Notes returns what the answer to a typed query has to say of it, in English: words
// that are not searched, what was done to find something, what was asked and cannot be done.
func Notes(typed query.Query, c index.Corrected) []string { return english(nil).Notes(notes(c, typed)) }

// Answer returns what GET /search would answer to a typed query, ready for package
// encoding/json, for programs that ask an engine without a server. Labels are English.
func Answer(typed query.Query, c index.Corrected, took time.Duration, organisationName func(value, lang string) string) any {
	return newAnswer(english(organisationName), found{c, typed, notes(c, typed), took})
}

// Suggestions returns what GET /suggest would answer, as Answer does.
func Suggestions(found []vocabulary.Suggestion) any { return newSuggestionsJSON(english(nil), found) }

// Similar returns what GET /articles/:id/similar would answer, as Answer does.
func Similar(hits []index.Hit) any { return similarJSON{newHitsJSON(english(nil), hits)} }

// Associated returns what GET /associated would answer, as Answer does.
func Associated(found []index.Association, organisationName func(value, lang string) string) any {
	return newAssociationsJSON(english(organisationName), found)
}
