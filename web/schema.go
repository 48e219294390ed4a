package web

import (
	"kiosque/article"
	"kiosque/citation"
	"kiosque/query"
)

// schema is what is known of an article as a NewsArticle of schema.org, in microdata: an inline script, which JSON-LD needs,
// has no place on our pages. It says what the page says: a title that was cut from the first sentence is no headline, a date is as
// precise as its evidence, and the article is about what it is mainly about.
type schema struct {
	URL, Headline, Description string
	Lang                       string // "" where it is neither French nor English
	Date                       string // ISO 8601, of a year, a month or a day
	Author, Publisher          string // as stated
	Original                   string // address at which it was published
	Countries, Organisations   []thing
}

// thing is the value of a fact, and what it is called in the language of the interface.
type thing struct{ Name, Value string }

func (f Frame) newSchema(a *article.Article) schema {
	s := schema{
		URL: f.canonical(a), Description: describe(a), Date: a.Date.Value, Author: a.Author, Publisher: citation.Publisher(a.Source, a.Path),
		Countries: f.things(query.Country, a.Countries), Organisations: f.things(query.Organisation, a.Organisations),
	}
	if a.Title.Origin != article.Derived {
		s.Headline = a.TitleText()
	}
	if a.Lang != article.Other {
		s.Lang = a.Lang
	}
	s.Original, _ = Original(a.URL)
	return s
}

// mostThings bounds what is named of each kind.
const mostThings = 10

// things are what an article is mainly about.
func (f Frame) things(of query.Facet, facts []article.Fact) (all []thing) {
	for _, fact := range facts {
		if fact.Main && len(all) < mostThings {
			all = append(all, thing{f.Label(of, fact.Value), fact.Value})
		}
	}
	return all
}
