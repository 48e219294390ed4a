package server

import (
	"bytes"
	"context"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"kiosque/article"
	"kiosque/citation"
	"kiosque/index"
	"kiosque/query"
	"kiosque/web"
)

// textFormat is the lines that readers copy, in the language of the interface; package citation has the other formats.
func textFormat(f web.Frame) citation.Format {
	return citation.Format{
		Name: "text", Extension: ".txt", Media: typeText,
		Append: func(b []byte, w *citation.Work) []byte { return append(b, f.Reference(*w)...) },
	}
}

// citation answers with the reference of an article, as a file.
func (s *server) citation(r *request) (response, error) {
	if err := r.only("format"); err != nil {
		return response{}, err
	}
	format, err := r.referenceFormat()
	if err != nil {
		return response{}, err
	}
	return s.askArticle(r, func(_ context.Context, from index.View, a article.Article) (response, error) {
		w := citation.Of(&a, from.Generation(), r.addressOf(a.ID))
		answer, err := written(http.StatusOK, format.Media, func(b *bytes.Buffer) error {
			for piece := range format.File(slices.Values([]citation.Work{w})) {
				b.Write(piece)
			}
			return nil
		})
		answer.header = disposed("attachment", citation.FileName(a.ID, format.Extension))
		return answer, err
	})
}

// referenceFormat returns the format that an address names, text where it names none.
func (r *request) referenceFormat() (citation.Format, error) {
	formats := append([]citation.Format{textFormat(r.frame)}, citation.Formats()...)
	named, ok := r.values["format"]
	if !ok {
		return formats[0], nil
	}
	var names []string
	for _, f := range formats {
		if len(named) == 1 && named[0] == f.Name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return citation.Format{}, &query.Error{Parameter: "format", Expected: "one of " + strings.Join(names, ", ")}
}

// isHost is the form of a host and its port, as a link may have them.
var isHost = regexp.MustCompile(`^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?$`)

// addressOf returns where this archive shows an article, as the client reached it: by the host that it named. "" where it
// named none.
func (r *request) addressOf(id string) string {
	if r.frame.Origin == "" {
		return ""
	}
	return r.frame.Canonical(id)
}

// origin returns the scheme and the host by which a client reached this archive, "" where it named none.
func (s *server) origin(r *http.Request) string {
	if !isHost.MatchString(r.Host) {
		return ""
	}
	scheme := "http://"
	if s.isSecure(r) {
		scheme = "https://"
	}
	return scheme + r.Host
}
