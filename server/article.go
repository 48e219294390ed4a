package server

import (
	"bytes"
	"context"
	"maps"
	"net/http"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/mark"
	"kiosque/query"
	"kiosque/web"
)

// maxID is longer than any id that package read gives, in bytes.
const maxID = 300

// askArticle answers from the article that a request names.
func (s *server) askArticle(r *request, answer func(context.Context, index.View, article.Article) (response, error)) (response, error) {
	if len(r.param) > maxID {
		return response{}, index.ErrNotFound
	}
	return s.ask(r, func(ctx context.Context, from index.View) (response, error) {
		a, err := from.Article(ctx, r.param)
		if err != nil {
			return response{}, err
		}
		return answer(ctx, from, a)
	})
}

// readPage answers with one article, marked with the words of the search that led to it.
func (s *server) readPage(r *request) (response, error) {
	var at spot
	if err := takeOwn(r, &at, spotSetters); err != nil {
		return response{}, err
	}
	q, err := r.question()
	if err != nil {
		return response{}, err
	}
	return s.askArticle(r, func(ctx context.Context, from index.View, a article.Article) (response, error) {
		page := web.ReadPage{
			Article: a, Search: q, Marks: mark.Article(q, &a, s.Body), Similar: s.similar(ctx, from, r),
			Hit: at.hit, Way: s.way(ctx, from, r, q, at.hit, a.ID), Passage: at.passage, Removed: at.removed,
		}
		page.Generation, page.HasFile = from.Generation(), s.hasFile(&a)
		page.Copies, page.CopiesTotal = s.copies(ctx, from, r, &a)
		shown, err := pageResponse(func(b *bytes.Buffer) error { return web.Read(b, r.frame, page) })
		if s.Crawlers {
			shown.header = maps.Clone(shown.header)
			shown.header[crawlersHeader] = "index, follow"
		}
		return shown, err
	})
}

func (s *server) articleJSON(r *request) (response, error) {
	if err := r.onlyUI(); err != nil {
		return response{}, err
	}
	return s.askArticle(r, func(_ context.Context, _ index.View, a article.Article) (response, error) {
		return jsonResponse(http.StatusOK, typeJSON, newArticleJSON(r.frame.Labels, &a))
	})
}

// articleJSON is one article with the evidence of every fact. Spans are bytes of Text.
type articleJSON struct {
	ID            string         `json:"id"`
	Source        string         `json:"source"`
	URL           *string        `json:"url"`
	Author        *string        `json:"author"`
	Path          string         `json:"path"`
	Story         *string        `json:"story"` // the id of the first article that tells the same
	Title         string         `json:"title"`
	TitleOrigin   article.Origin `json:"title_origin"` // "stated", "found", "derived", "" without a title
	Lang          string         `json:"lang"`
	Date          dateJSON       `json:"date"`
	Year          *int           `json:"year"`
	Countries     []factJSON     `json:"countries"`
	Organisations []factJSON     `json:"organisations"`
	Mentioned     []factJSON     `json:"mentioned"`
	Body          string         `json:"body"`
	Text          string         `json:"text"`
	Removed       []passageJSON  `json:"removed"` // what is neither title nor body
	Passages      []passageJSON  `json:"passages"`
}

type dateJSON struct {
	Value     *string            `json:"value"`
	NotBefore *string            `json:"not_before"`
	NotAfter  *string            `json:"not_after"`
	Evidence  []article.Evidence `json:"evidence"`
}

type factJSON struct {
	Value    string             `json:"value"`
	Label    string             `json:"label"`
	Main     bool               `json:"main"`
	Evidence []article.Evidence `json:"evidence"`
}

type passageJSON struct {
	article.Span
	Kind   article.Kind `json:"kind"`
	Reason string       `json:"reason,omitempty"`
	Lang   string       `json:"lang,omitempty"`
	Text   string       `json:"text"`
}

func newArticleJSON(l web.Labels, a *article.Article) articleJSON {
	return articleJSON{
		ID: a.ID, Source: a.Source, URL: orNull(a.URL), Author: orNull(a.Author), Path: a.Path, Story: orNull(a.Story),
		Title: a.TitleText(), TitleOrigin: a.Title.Origin, Lang: a.Lang,
		Date: dateJSON{
			orNull(a.Date.Value), orNull(a.Date.NotBefore), orNull(a.Date.NotAfter), orEmpty(a.Date.Evidence),
		},
		Year:          yearOf(a.Date),
		Countries:     newFactsJSON(l, query.Country, a.Countries),
		Organisations: newFactsJSON(l, query.Organisation, a.Organisations),
		Mentioned:     newFactsJSON(l, query.Mentioned, a.Mentioned),
		Body:          a.Body(), Text: a.Text,
		Removed:  newPassagesJSON(a, func(k article.Kind) bool { return k != article.KindTitle && k != article.KindBody }),
		Passages: newPassagesJSON(a, func(article.Kind) bool { return true }),
	}
}

func newFactsJSON(l web.Labels, name query.Facet, facts []article.Fact) []factJSON {
	all := make([]factJSON, len(facts))
	for i, f := range facts {
		all[i] = factJSON{f.Value, l.Label(name, f.Value), f.Main, orEmpty(f.Evidence)}
	}
	return all
}

func newPassagesJSON(a *article.Article, wanted func(article.Kind) bool) []passageJSON {
	all := []passageJSON{}
	for _, p := range a.Passages {
		if wanted(p.Kind) {
			all = append(all, passageJSON{p.Span, p.Kind, p.Reason, p.Lang, p.Of(a.Text)})
		}
	}
	return all
}
