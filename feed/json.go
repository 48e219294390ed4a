package feed

import (
	"encoding/json"
	"fmt"
	"io"
)

// jsonFeed is the document of JSON Feed 1.1 (jsonfeed.org/version/1.1). It names no author of the whole, who would be taken for that of
// every item that names none.
type jsonFeed struct {
	Version  string     `json:"version"`
	Title    text       `json:"title"`
	Page     text       `json:"home_page_url"`
	Self     text       `json:"feed_url"`
	Lang     text       `json:"language"`
	Articles []jsonItem `json:"items"`
}

type jsonItem struct {
	ID        text         `json:"id"`
	Page      text         `json:"url"`
	Original  text         `json:"external_url,omitempty"`
	Title     text         `json:"title"`
	Content   text         `json:"content_text"` // the excerpt: an item needs content, and the article stands on its page
	Published text         `json:"date_published,omitempty"`
	Modified  text         `json:"date_modified"`
	Authors   []jsonAuthor `json:"authors,omitempty"`
	Lang      text         `json:"language,omitempty"`
}

type jsonAuthor struct {
	Name text `json:"name"`
}

func writeJSON(w io.Writer, f *Feed) error {
	doc := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: text(f.Title), Page: text(f.Page), Self: text(f.Self),
		Lang: text(f.Lang), Articles: make([]jsonItem, len(f.Entries)),
	}
	for i := range f.Entries {
		e := &f.Entries[i]
		doc.Articles[i] = jsonItem{
			ID: text(e.ID), Page: text(e.Page), Original: text(e.Original), Title: text(e.Title), Content: text(e.Summary),
			Published: published(e.Published), Modified: moment(e.Added), Lang: text(e.Lang),
		}
		if e.Author != "" {
			doc.Articles[i].Authors = []jsonAuthor{{text(e.Author)}}
		}
	}
	if err := json.NewEncoder(w).Encode(doc); err != nil {
		return fmt.Errorf("write JSON Feed: %w", err)
	}
	return nil
}
