package server

import (
	"bytes"
	"cmp"
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"kiosque/article"
	"kiosque/citation"
	"kiosque/feed"
	"kiosque/index"
	"kiosque/index/mark"
	"kiosque/query"
	"kiosque/web"
)

// feedSize is how many articles a feed has unless asked otherwise: more than come between two looks of a reader.
const feedSize = 50

// feedFormats are the parameters of a feed alone.
var feedFormats = map[string]setter[feed.Format]{"format": func(to *feed.Format, text string) string {
	var names []string
	for _, f := range feed.Formats() {
		if f.Name == text {
			*to = f
			return ""
		}
		names = append(names, f.Name)
	}
	return "one of " + strings.Join(names, ", ")
}}

// feed answers with the articles of a question that the archive had last.
func (s *server) feed(r *request) (response, error) {
	self, format := r.values, feed.Formats()[0]
	if err := takeOwn(r, &format, feedFormats); err != nil {
		return response{}, err
	}
	q, err := r.followed()
	if err != nil {
		return response{}, err
	}
	return s.ask(r, func(ctx context.Context, from index.View) (response, error) {
		found, err := from.Search(ctx, q)
		if err != nil {
			return response{}, err
		}
		f := newFeed(r.frame, q, found.Hits, from.Created())
		f.Self = r.frame.Absolute(r.frame.Link(web.FeedPath, self))
		return written(http.StatusOK, format.Media, func(b *bytes.Buffer) error { return format.Write(b, &f) })
	})
}

// followed reads the question of a feed. It has no further page: what came before is found by a search.
func (r *request) followed() (query.Query, error) {
	for _, name := range []string{"page", "cursor"} {
		if r.values.Get(name) != "" {
			return query.Query{}, &query.Error{Parameter: name, Expected: "no page: a feed has only what came last"}
		}
	}
	if r.values.Get("size") == "" {
		r.values.Set("size", strconv.Itoa(feedSize))
	}
	q, err := r.question()
	if r.values.Get("sort") == "" {
		q.Sort = query.Added
	}
	return web.Followed(q.Undrawn()), err
}

// newFeed returns the feed of a question. created is when the archive was built, which is when it changed where it has no hit.
func newFeed(f web.Frame, q query.Query, hits []index.Hit, created time.Time) feed.Feed {
	v := feed.Feed{
		ID: feedID(q), Title: f.FeedTitle(q), Lang: f.Language.Code, Author: feed.Generator, Unsigned: f.Unsigned(),
		Page: f.Absolute(f.Link("/", pageOf(q))), Search: f.Absolute(f.OpenSearch()),
	}
	for i := range hits {
		e := newEntry(f, &hits[i], created)
		v.Entries = append(v.Entries, e)
		if e.Added.After(v.Updated) {
			v.Updated = e.Added
		}
	}
	if v.Updated.IsZero() {
		v.Updated = created
	}
	return v
}

// feedID returns the id of what is asked, of however many articles since whenever.
func feedID(q query.Query) string {
	q.Size, q.Since = query.Size, ""
	return feed.QuestionID(q.Values().Encode())
}

// pageOf returns the parameters of the page that answers what a feed follows.
func pageOf(q query.Query) url.Values {
	q.Size = query.Size
	return q.Values()
}

func newEntry(f web.Frame, h *index.Hit, created time.Time) feed.Entry {
	a := &h.Article
	publisher := citation.OneLine(citation.Publisher(a.Source, a.Path))
	e := feed.Entry{
		ID: feed.ArticleID(a.ID), Lang: a.Lang, Page: f.Absolute(f.Link(web.ReadPath(a.ID), nil)), Source: publisher,
		Title:  cmp.Or(citation.OneLine(a.TitleText()), f.T("hit.untitled")),
		Author: cmp.Or(citation.OneLine(a.Author), publisher),
		Added:  orTime(h.Added.At, created), Summary: summary(h), Published: a.Date.Day(),
	}
	e.Original, _ = web.Original(a.URL)
	return e
}

// summary returns the fragments of a hit as one line; of a hit that no word asked for, how its body begins.
func summary(h *index.Hit) string {
	var parts []string
	for _, f := range h.Fragments {
		if f.Field != "title" {
			parts = append(parts, f.Text)
		}
	}
	if len(parts) == 0 {
		parts = lead(&h.Article)
	}
	return citation.OneLine(strings.Join(parts, " … "))
}

func lead(a *article.Article) (parts []string) {
	for _, f := range mark.Lead("body", a.Body()) {
		parts = append(parts, f.Text)
	}
	return parts
}
