package embedded

import (
	"strconv"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/mark"
	"kiosque/query"
)

const maxFragments = 3 // of a hit's body

// page is an article that was shown, with its texts ready to be marked. It never changes.
type page struct {
	article              article.Article
	title, body, removed *mark.Text
}

// bytesOfFacts is about how much an article takes besides its texts.
const bytesOfFacts = 4096

func (p *page) cost() int {
	return bytesOfFacts + len(p.article.Text) + p.title.Bytes() + p.body.Bytes() + p.removed.Bytes()
}

// page reads the article with number doc.
func (g *generation) page(doc uint32) (*page, error) {
	return g.pages.get(strconv.Itoa(int(doc)), func() (*page, error) {
		a, err := g.store.Article(doc)
		if err != nil {
			return nil, err
		}
		return newPage(a), nil
	})
}

func newPage(a article.Article) *page {
	return &page{
		article: a, title: mark.Analyse(a.Lang, a.TitleText()),
		body: mark.Analyse(a.Lang, a.Body()), removed: mark.Analyse(a.Lang, a.Rest()),
	}
}

// hits reads the articles of a page of results, with what the matchers mark in them.
func (g *generation) hits(of []ranked, m matchers, scope query.Scope) ([]index.Hit, error) {
	hits := make([]index.Hit, len(of))
	for i, r := range of {
		p, err := g.page(r.doc)
		if err != nil {
			return nil, err
		}
		hits[i] = g.hit(r, p.article)
		hits[i].Fragments = p.fragments(m.of(&p.article), scope)
	}
	return hits, nil
}

// matchers mark the words of a question, by language.
type matchers map[string]mark.Matcher

func newMatchers(asked []index.Asked) matchers {
	all := matchers{}
	for _, r := range asked {
		all[r.Lang] = mark.New(r.Reading)
	}
	return all
}

// of returns what marks a: the names too under which it names the organisations asked for.
func (m matchers) of(a *article.Article) mark.Matcher { return m[a.Lang].For(a) }

// fragments returns where the query stands in p: title, body, and with scope=raw
// what was removed; the body's beginning when nothing of it is marked.
func (p *page) fragments(m mark.Matcher, scope query.Scope) []index.Fragment {
	var all []index.Fragment
	if title, ok := m.Whole(titleField, p.title); ok {
		all = append(all, title)
	}
	found := m.Fragments(bodyField, p.body, maxFragments)
	if scope == query.Raw {
		found = append(found, m.Fragments(removedField, p.removed, maxFragments)...)
	}
	if len(found) == 0 {
		found = mark.Lead(bodyField, p.body.String())
	}
	return append(all, found...)
}
