package server

import (
	"context"
	"errors"

	"kiosque/article"
	"kiosque/citation"
	"kiosque/index"
)

// Files are those of the corpus. They are named as article.Article.Path is.
type Files interface {
	// IsArticle tells whether a file of such a name is one article, and not a list of them.
	IsArticle(path string) bool
	// Read returns the bytes of a file as they lie there. It opens nothing outside the corpus.
	Read(path string) ([]byte, error)
}

// Errors of files.
var (
	errNoFiles     = errors.New("this server does not know the files of its corpus")
	errManyOfAFile = errors.New("the file holds many articles; this one is given as text by /articles/{id}/raw")
	errFileGone    = errors.New("the file no longer lies in the corpus, or can no longer be read")
)

// raw answers with the text of an article byte for byte as it is stored; its SHA-256 is the one that references name.
func (s *server) raw(r *request) (response, error) {
	if err := r.onlyUI(); err != nil {
		return response{}, err
	}
	return s.askArticle(r, func(_ context.Context, _ index.View, a article.Article) (response, error) {
		return response{media: typeText, header: disposed("inline", citation.FileName(a.ID, ".txt")), body: []byte(a.Text)}, nil
	})
}

// typeBytes is of files of which nothing is known.
const typeBytes = "application/octet-stream"

// file answers with the file that an article was read from, as it lies in the corpus. It is to be kept and not shown,
// and nothing in it may run even where somebody shows it.
func (s *server) file(r *request) (response, error) {
	r.passing = true // the corpus may have another by now
	if err := r.onlyUI(); err != nil {
		return response{}, err
	}
	return s.askArticle(r, func(_ context.Context, _ index.View, a article.Article) (response, error) {
		body, err := s.fileOf(&a)
		if err != nil {
			return response{}, err
		}
		header := disposed("attachment", citation.FileName(a.Path, ""))
		header["Content-Security-Policy"] = "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
		return response{media: typeBytes, header: header, body: body}, nil
	})
}

func (s *server) fileOf(a *article.Article) ([]byte, error) {
	switch {
	case s.Files == nil:
		return nil, errNoFiles
	case !s.Files.IsArticle(a.Path):
		return nil, errManyOfAFile
	}
	body, err := s.Files.Read(a.Path)
	if err != nil {
		s.Logger.Warn("file not given", "article", a.ID, "error", err)
		return nil, errFileGone
	}
	return body, nil
}

// hasFile tells whether an article can be followed to its file.
func (s *server) hasFile(a *article.Article) bool { return s.Files != nil && s.Files.IsArticle(a.Path) }
