package query

import (
	"maps"
	"slices"
)

// Facet is a way to divide the archive; its text is the name of the parameter.
type Facet string

// The facets. Values of one facet mean OR, of several AND.
const (
	Year         Facet = "year"      // of publication, "2017", or Undated
	Country      Facet = "country"   // ISO 3166-1 alpha-2
	Organisation Facet = "org"       // canonical name
	Lang         Facet = "lang"      // "fr", "en", "und"
	Source       Facet = "source"    // where the article was published, "Le Monde"
	Mentioned    Facet = "mentioned" // a year named in the text, "2015"
)

// Facets lists every facet, in the order of the page.
var Facets = []Facet{Year, Country, Organisation, Lang, Source, Mentioned}

// Undated is the year of articles without a date.
const Undated = "undated"

// Sort is the order of the hits.
type Sort string

// The orders. Newest and Oldest put undated articles last.
const (
	Relevance Sort = "relevance"
	Newest    Sort = "newest"
	Oldest    Sort = "oldest"
	Added     Sort = "added" // what the archive had last comes first, as it comes in the corpus
)

// Scope says which part of the articles is searched.
type Scope string

// The scopes.
const (
	Body Scope = "body" // title and body
	Raw  Scope = "raw"  // and everything that was removed
)

// Copies says how articles that tell one story in the same words are answered.
type Copies string

// Folded answers and counts stories: one hit each, the best of its articles
// that match. All answers and counts every article.
const (
	Folded Copies = "folded"
	All    Copies = "all"
)

// Unit is what a timeline counts by.
type Unit string

// The units of a timeline.
const (
	ByDecade Unit = "decade"
	ByYear   Unit = "year"
	ByMonth  Unit = "month"
)

// Limits of a query, with their reasons.
const (
	MaxText   = 1000  // characters typed: longer than any headline pasted whole
	MaxValues = 200   // values of one parameter: all the countries there are
	MaxSize   = 100   // hits on one page
	MaxOffset = 10000 // hits up to the end of a page; beyond them the cursor goes on
	Size      = 10    // hits on one page unless asked otherwise
	MaxCursor = 200   // characters
	MaxID     = 128   // characters of an article's id
	MaxSince  = 18    // digits of a generation's name
	MaxName   = 200   // characters of an organisation's or a source's name: the longest official ones
	// Words of a question that are not translated, and characters of one: more than are ever typed.
	MaxUntranslated = 50
	MaxWord         = 100
)

// Query is one question. The zero Query is not valid; New gives the empty question.
type Query struct {
	Text    string             // as typed
	Filters map[Facet][]string // chosen values, sorted, without repeats; no empty lists
	From    Day                // published on that day or later; zero: no bound
	To      Day                // published on that day or earlier
	Sort    Sort
	Scope   Scope
	Copies  Copies
	Story   string // only articles that tell this story: the id of its first article; "": any
	Since   string // only articles that a generation after this one brought; "": any
	Page    int    // from 1
	Size    int    // hits on a page
	Cursor  string // where the page before ended; beats Page
	// Translate asks the articles of each language for the other language's words too,
	// but for those in Untranslated: words of the question as typed, sorted, once each.
	Translate    bool
	Untranslated []string
	// Relax lets an answer with few hits have articles that lack some of the words;
	// the Result says so.
	Relax bool
	// Explain asks why each hit is one, and why at its rank.
	Explain bool
	// Unit and Share say how a page draws its timeline, and nothing else: by which unit, "" where the
	// days that are asked for decide; and what part of the archive the hits are, in the place of how many.
	Unit  Unit
	Share bool
}

// New returns the question that everything answers.
func New() Query {
	return Query{Filters: map[Facet][]string{}, Sort: Relevance, Scope: Body, Copies: Folded, Page: 1, Size: Size, Translate: true, Relax: true}
}

// Offset returns how many hits stand before the page.
func (q Query) Offset() int { return (q.Page - 1) * q.Size }

// Chosen tells whether value is one of the filters of facet f.
func (q Query) Chosen(f Facet, value string) bool {
	return slices.Contains(q.Filters[f], value)
}

// Toggle returns q on its first page with value of f chosen, or not chosen where it was.
func (q Query) Toggle(f Facet, value string) Query {
	chosen := slices.DeleteFunc(slices.Clone(q.Filters[f]), func(v string) bool { return v == value })
	if len(chosen) == len(q.Filters[f]) {
		chosen = append(chosen, value)
		slices.Sort(chosen)
	}
	q.Filters = maps.Clone(q.Filters)
	q.Filters[f] = chosen
	if len(chosen) == 0 {
		delete(q.Filters, f)
	}
	q.Page, q.Cursor = 1, ""
	return q
}

// Filtered tells whether anything but the words narrows the answer.
func (q Query) Filtered() bool {
	return len(q.Filters) > 0 || q.From != "" || q.To != "" || q.Since != ""
}

// Unfiltered returns q on its first page without any filter.
func (q Query) Unfiltered() Query {
	q.Filters, q.From, q.To, q.Since, q.Page, q.Cursor = map[Facet][]string{}, "", "", "", 1, ""
	return q
}

// Undrawn returns q without what only says how a page is drawn: it has the same answer.
func (q Query) Undrawn() Query {
	q.Unit, q.Share = "", false
	return q
}

// Published returns q on its first page with days in the place of its years and days.
func (q Query) Published(from, to Day) Query {
	q = q.Without(Year)
	q.From, q.To = from, to
	return q
}

// Without returns q on its first page with no value of f chosen.
func (q Query) Without(f Facet) Query {
	q.Filters = maps.Clone(q.Filters)
	delete(q.Filters, f)
	q.Page, q.Cursor = 1, ""
	return q
}

// With returns q on its first page with these values of f chosen, and no other; values are
// sorted, without repeats.
func (q Query) With(f Facet, values []string) Query {
	q = q.Without(f)
	if len(values) > 0 {
		q.Filters[f] = values
	}
	return q
}

// OfStory returns q on its first page for every article of one story by itself.
func (q Query) OfStory(id string) Query {
	q.Story, q.Copies, q.Page, q.Cursor = id, All, 1, ""
	return q
}

// Day is a date without a time, as "2017-03-12"; the empty Day is no bound.
type Day string
