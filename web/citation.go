package web

import (
	"strings"

	"kiosque/article"
	"kiosque/web/render"
)

// cited is what names an article elsewhere.
type cited struct {
	author, title, source string
	date                  article.Date
	url, id               string
}

// citation returns the line by which an article can be named elsewhere.
func (f Frame) citation(a *article.Article) string {
	return f.cite(cited{a.Author, a.TitleText(), statedSource(a.Source, a.Path), a.Date, a.URL, a.ID})
}

// statedSource returns a source, "" where it is only the name of the file because nobody stated one.
func statedSource(source, file string) string {
	if source == file {
		return ""
	}
	return source
}

func (f Frame) cite(c cited) string {
	parts := byline(
		c.author, f.Language.Quote(orElse(c.title, f.T("cite.untitled"))), c.source,
		f.Language.Claim(c.date), c.url, f.T("site.name"), c.id,
	)
	for i, part := range parts {
		parts[i] = render.Balanced(part) // a name cannot turn what stands behind it
	}
	return strings.Join(parts, ", ") + "."
}
