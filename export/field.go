package export

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"kiosque/article"
	"kiosque/citation"
	"kiosque/query"
)

// Field is one thing that is told of a hit, in JSON as a member and in CSV as a column.
type Field struct {
	Name string
	// Value is nil where it is not known, else a string, an int, a float64 or a []string.
	Value func(*Row) any
}

// fields are all of them, in the order in which they are listed.
var fields = []Field{
	{"id", func(r *Row) any { return r.Article.ID }},
	{"title", func(r *Row) any { return r.Article.TitleText() }},
	{"source", func(r *Row) any { return r.Article.Source }},
	{"author", func(r *Row) any { return orNil(r.Article.Author) }},
	{"date", func(r *Row) any { return orNil(r.Article.Date.Value) }},
	{"not_before", func(r *Row) any { return orNil(r.Article.Date.NotBefore) }},
	{"not_after", func(r *Row) any { return orNil(r.Article.Date.NotAfter) }},
	{"year", func(r *Row) any { return year(r.Article.Date) }},
	{"lang", func(r *Row) any { return r.Article.Lang }},
	{"countries", func(r *Row) any { return article.Values(r.Article.Countries) }},
	{"organisations", func(r *Row) any { return article.Values(r.Article.Organisations) }},
	{"mentioned", func(r *Row) any { return article.Values(r.Article.Mentioned) }},
	{"url", func(r *Row) any { return orNil(r.Article.URL) }},
	{"address", func(r *Row) any { return orNil(r.Address) }},
	{"score", func(r *Row) any { return r.Score }},
	{"copies", func(r *Row) any { return r.Copies }},
	{"story", func(r *Row) any { return orNil(r.Article.Story) }},
	{"added", func(r *Row) any { return moment(r.Added.At) }},
	{"added_in", func(r *Row) any { return orNil(r.Added.Generation) }},
	{"generation", func(r *Row) any { return orNil(r.Generation) }},
	{"path", func(r *Row) any { return r.Article.Path }},
	{"body", func(r *Row) any { return r.Article.Body() }},
	{"text", func(r *Row) any { return r.Article.Text }},
	{"sha256", func(r *Row) any { return citation.Sum(r.Article.Text) }},
}

// What a file has where nobody chooses: a table to look at, and lines with all but what was removed.
var (
	usualCells = strings.Fields("id title source author date year lang countries organisations url address score copies story")

	usualMembers = strings.Fields("id title source author date not_before not_after year lang countries organisations mentioned " +
		"url address score copies story added added_in generation path body")
)

// FieldsOf returns the fields of these names, in their order; each name may be several, parted by commas. The error is
// a *query.Error.
func FieldsOf(names ...string) ([]Field, error) { return Choose(fields, names...) }

// Choose is FieldsOf among other fields, such as Fields and some more.
func Choose(among []Field, names ...string) ([]Field, error) {
	var chosen []Field
	for _, name := range strings.Split(strings.Join(names, ","), ",") {
		i := slices.IndexFunc(among, func(f Field) bool { return f.Name == strings.TrimSpace(name) })
		if i < 0 || slices.ContainsFunc(chosen, func(f Field) bool { return f.Name == among[i].Name }) {
			return nil, &query.Error{Parameter: fieldsParameter, Expected: "names, each once and parted by commas, among " + strings.Join(Names(among), ", ")}
		}
		chosen = append(chosen, among[i])
	}
	return chosen, nil
}

// Fields returns all fields of a row.
func Fields() []Field { return slices.Clone(fields) }

// FieldNames returns the names of all fields.
func FieldNames() []string { return Names(fields) }

// Names returns the names of fields.
func Names(of []Field) []string {
	names := make([]string, len(of))
	for i, f := range of {
		names[i] = f.Name
	}
	return names
}

func orNil(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func year(d article.Date) any {
	n, err := strconv.Atoi(d.Year())
	if err != nil {
		return nil
	}
	return n
}

// moment returns a time as RFC 3339 writes it, in UTC.
func moment(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UTC().Format(time.RFC3339)
}
