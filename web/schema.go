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
	About                      []thing
	Type, Organisation         string // the names of types
}

// thing is what an article is about, as the interface calls it; its code, of a country, is that of ISO 3166-1.
type thing struct{ Type, Name, Code string }

// The types of schema.org. They are names, and nothing is asked of them.
const (
	typeArticle      = "https://schema.org/NewsArticle"
	typeOrganisation = "https://schema.org/Organization"
	typeCountry      = "https://schema.org/Country"
)

func (f Frame) newSchema(a *article.Article) schema {
	s := schema{
		URL: f.Canonical(a.ID), Description: describe(a), Date: a.Date.Value, Author: a.Author, Publisher: citation.Publisher(a.Source, a.Path),
		Type: typeArticle, Organisation: typeOrganisation,
		About: append(f.things(query.Country, a.Countries), f.things(query.Organisation, a.Organisations)...),
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
			all = append(all, f.thing(of, fact.Value))
		}
	}
	return all
}

func (f Frame) thing(of query.Facet, value string) thing {
	if of == query.Country {
		return thing{typeCountry, f.Label(of, value), value}
	}
	return thing{typeOrganisation, f.Label(of, value), ""}
}
