package server

import (
	"bytes"
	"context"
	"encoding/xml"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"kiosque/index"
	"kiosque/query"
	"kiosque/web"
)

const typeXML = "application/xml; charset=utf-8"

// crawlersHeader tells search engines whether to show an answer, of whatever kind it is.
const crawlersHeader = "X-Robots-Tag"

// robots says to crawlers what they may read (RFC 9309): nothing, for an archive holds what others own; with Options.Crawlers the
// pages of the articles, each by its one address, and what these pages look like.
func (s *server) robots(r *request) (response, error) {
	if !s.Crawlers {
		return response{media: typeText, body: []byte("User-agent: *\nDisallow: /\n")}, nil
	}
	path := func(path string) string { return r.frame.Link(path, nil) }
	r.frame.Explicit = false
	text := "User-agent: *\nDisallow: /\nAllow: " + path("/read/") + "\nDisallow: " + path("/read/*?") + "\nDisallow: " + path("/read/*/compare") +
		"\nAllow: " + path("/static/") + "\nAllow: " + path(sitemapPath) + "\n"
	if r.frame.Origin != "" {
		text += "\nSitemap: " + r.frame.Absolute(path(sitemapPath)) + "\n"
	}
	return response{media: typeText, body: []byte(text)}, nil
}

const (
	sitemapPath  = "/sitemap.xml"
	sitemapSize  = 50_000 // addresses in one part, by the protocol; of our ids they are less than its 50 MB
	sitemapParts = 50_000 // in an index, by the protocol
	sitemapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9"
)

// sitemap answers with the sitemap (sitemaps.org, version 0.9). Without parameters that is an index of parts: the articles of
// one year of publication each, or fifty thousand of them, so that what comes new changes one part.
func (s *server) sitemap(r *request) (response, error) {
	if !s.Crawlers || r.frame.Origin == "" {
		return response{}, errNotFound
	}
	r.frame.Explicit = false
	if err := r.only(string(query.Year), "part"); err != nil {
		return response{}, err
	}
	part, err := r.sitemapPart()
	if err != nil {
		return response{}, err
	}
	q, err := r.question()
	if err != nil {
		return response{}, err
	}
	q.Copies, r.weight = query.All, heavy+1
	return s.ask(r, func(ctx context.Context, from index.View) (response, error) {
		if part == 0 {
			return sitemapIndex(ctx, r.frame, from, q)
		}
		return sitemapOf(ctx, r.frame, from, q, part)
	})
}

// sitemapPart takes the number of the part out of the parameters; 0: the index is asked for.
func (r *request) sitemapPart() (int, error) {
	part := 0
	err := takeOwn(r, &part, map[string]setter[int]{"part": func(to *int, text string) (expected string) {
		n, ok := number(text, sitemapParts)
		if *to = n; !ok || n == 0 {
			return "a whole number from 1 to " + strconv.Itoa(sitemapParts)
		}
		return ""
	}})
	switch years := len(r.values[string(query.Year)]); {
	case err == nil && part > 0 && years != 1:
		err = &query.Error{Parameter: string(query.Year), Expected: "one year of the index of the sitemap"}
	case err == nil && part == 0 && years > 0:
		err = &query.Error{Parameter: "part", Expected: "a part of the index of the sitemap"}
	}
	return part, err
}

// sitemapIndex lists the parts. When one changed is not known, only that none did since the generation was built.
func sitemapIndex(ctx context.Context, f web.Frame, from index.View, q query.Query) (response, error) {
	years, err := from.Values(ctx, q, query.Year)
	if err != nil {
		return response{}, err
	}
	return writtenSitemap("sitemapindex", func(b *bytes.Buffer) error {
		for _, year := range years {
			for part := range (year.Count + sitemapSize - 1) / sitemapSize {
				v := url.Values{string(query.Year): {year.Value}, "part": {strconv.Itoa(part + 1)}}
				writeLocation(b, "sitemap", f.Absolute(f.Link(sitemapPath, v)), from.Created())
			}
		}
		return nil
	})
}

// sitemapOf lists the articles of a part, in the order of the archive.
func sitemapOf(ctx context.Context, f web.Frame, from index.View, q query.Query, part int) (response, error) {
	return writtenSitemap("urlset", func(b *bytes.Buffer) error {
		n, first := 0, (part-1)*sitemapSize
		for h, err := range from.All(ctx, q) {
			if err != nil {
				return err
			}
			if n++; n <= first {
				continue
			}
			if n > first+sitemapSize {
				break
			}
			writeLocation(b, "url", f.Absolute(f.Link(web.ReadPath(h.Article.ID), nil)), orTime(h.Added.At, from.Created()))
		}
		if n <= first {
			return errNotFound
		}
		return nil
	})
}

// orTime returns a time, and another where it is not known.
func orTime(known, otherwise time.Time) time.Time {
	if known.IsZero() {
		return otherwise
	}
	return known
}

func writtenSitemap(root string, write func(*bytes.Buffer) error) (response, error) {
	return written(http.StatusOK, typeXML, func(b *bytes.Buffer) error {
		b.WriteString(xml.Header + "<" + root + ` xmlns="` + sitemapSpace + `">` + "\n")
		err := write(b)
		b.WriteString("</" + root + ">\n")
		return err
	})
}

// writeLocation writes an address and when what it leads to came.
func writeLocation(b *bytes.Buffer, element, address string, at time.Time) {
	b.WriteString("<" + element + "><loc>")
	_ = xml.EscapeText(b, []byte(address)) // into a buffer it never fails
	b.WriteString("</loc><lastmod>" + at.UTC().Format(time.RFC3339) + "</lastmod></" + element + ">\n")
}
