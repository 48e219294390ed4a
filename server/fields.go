package server

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"time"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
	"kiosque/web"
)

// fieldsParameter chooses the fields of a hit: a list parted by commas, or several.
const fieldsParameter = "fields"

// shown is a hit, and what its fields need besides.
type shown struct {
	*index.Hit
	labels web.Labels
	link   func(id string) string // where this archive shows an article, "" where nobody knows
}

// field is something that can be told of a hit. Its value is what JSON shows: a text, a number, a list, nil.
type field struct {
	name  string
	value func(shown) any
}

// fields are some of them, in the order in which they are told.
type fields []field

// allFields are those that a program may choose, by the names that the JSON of /search has for them where it has them.
var allFields = fields{
	{"id", func(h shown) any { return h.Article.ID }},
	{"source", func(h shown) any { return h.Article.Source }},
	{"title", func(h shown) any { return h.Article.TitleText() }},
	{"author", func(h shown) any { return orNull(h.Article.Author) }},
	{"lang", func(h shown) any { return h.Article.Lang }},
	{"date", func(h shown) any { return orNull(h.Article.Date.Value) }},
	{"year", func(h shown) any { return yearOf(h.Article.Date) }},
	{"countries", func(h shown) any { return article.Values(h.Article.Countries) }},
	{"organisations", func(h shown) any { return article.Values(h.Article.Organisations) }},
	{"mentioned", func(h shown) any { return article.Values(h.Article.Mentioned) }},
	{"url", func(h shown) any { return orNull(h.Article.URL) }},
	{"link", func(h shown) any { return orNull(h.link(h.Article.ID)) }}, // of the article's page in this archive
	{"path", func(h shown) any { return h.Article.Path }},
	{"score", func(h shown) any { return h.Score }},
	{"fragments", func(h shown) any { return newFragmentsJSON(h.Fragments) }},
	{"copies", func(h shown) any { return h.Copies }},
	{"story", func(h shown) any { return orNull(h.Article.Story) }},
	{"added", func(h shown) any { return newArrivalJSON(h.Added) }},
	{"text", func(h shown) any { return h.Article.Body() }},
	{"reasons", func(h shown) any { return orEmpty(newReasonsJSON(h.Reasons)) }},
	{"why", func(h shown) any { return orEmpty(h.labels.Why(h.Hit)) }},
}

// explaining are the fields for which a question must ask why its hits are hits.
var explaining = []string{"reasons", "why"}

// arrivalJSON is when the archive first had an article: with which generation, and when that was built.
type arrivalJSON struct {
	Generation string    `json:"generation"`
	At         time.Time `json:"at"`
}

// newArrivalJSON returns nil where an engine does not know.
func newArrivalJSON(a index.Arrival) *arrivalJSON {
	if a.Generation == "" {
		return nil
	}
	return &arrivalJSON{a.Generation, a.At.UTC()}
}

// names returns the names of fields, which are the head of a table.
func (all fields) names() []string {
	names := make([]string, len(all))
	for i, f := range all {
		names[i] = f.name
	}
	return names
}

// named returns the fields of some names, each once, in their order; an error of the parameter where there is no such.
func (all fields) named(names ...string) (fields, error) {
	var chosen fields
	for _, name := range names {
		i := slices.IndexFunc(all, func(f field) bool { return f.name == name })
		if i < 0 {
			return nil, &query.Error{Parameter: fieldsParameter, Expected: "some of " + strings.Join(all.names(), ", ")}
		}
		if !slices.ContainsFunc(chosen, func(f field) bool { return f.name == name }) {
			chosen = append(chosen, all[i])
		}
	}
	return chosen, nil
}

// explain tells whether the fields say why a hit is one.
func (all fields) explain() bool {
	return slices.ContainsFunc(all, func(f field) bool { return slices.Contains(explaining, f.name) })
}

// takeFields takes the fields that an address chooses out of its parameters; none where it chooses none.
func (r *request) takeFields() (fields, error) {
	var names []string
	for _, name := range strings.Split(strings.Join(r.take(fieldsParameter), ","), ",") {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return allFields.named(names...)
}

// appendObject appends a hit as an object of JSON that has these fields alone.
func (all fields) appendObject(b *bytes.Buffer, h shown) error {
	b.WriteByte('{')
	for i, f := range all {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(appendText(b.AvailableBuffer(), f.name))
		b.WriteByte(':')
		if err := encode(b, f.value(h)); err != nil {
			return err
		}
		b.Truncate(b.Len() - len("\n"))
	}
	b.WriteByte('}')
	return nil
}

// cells returns a hit as the row of a table.
func (all fields) cells(h shown) []string {
	row := make([]string, len(all))
	for i, f := range all {
		row[i] = cell(f.value(h))
	}
	return row
}

// What parts several values of a cell, and several fragments or sentences.
const (
	betweenValues    = "; "
	betweenFragments = " … "
)

// cell returns the value of a field as a cell of a table shows it: "" is unknown.
func cell(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case *string:
		if v != nil {
			return *v
		}
	case int:
		return strconv.Itoa(v)
	case *int:
		if v != nil {
			return strconv.Itoa(*v)
		}
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case []string:
		return strings.Join(v, betweenValues)
	case []fragmentJSON:
		return joined(v, betweenFragments, func(f fragmentJSON) string { return f.Text })
	case []reasonJSON:
		return joined(v, betweenValues, func(r reasonJSON) string { return r.Typed + " " + cell(r.Score) })
	case *arrivalJSON:
		if v != nil {
			return v.Generation + " " + v.At.Format(time.RFC3339)
		}
	}
	return ""
}

func joined[T any](list []T, between string, text func(T) string) string {
	texts := make([]string, len(list))
	for i, one := range list {
		texts[i] = text(one)
	}
	return strings.Join(texts, between)
}
