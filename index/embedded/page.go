package embedded

import (
	"strconv"

	"kiosque/index"
	"kiosque/index/shown"
	"kiosque/query"
)

// page reads the article with number doc.
func (g *generation) page(doc uint32) (*shown.Page, error) {
	return g.pages.Get(strconv.Itoa(int(doc)), func() (*shown.Page, error) {
		a, err := g.store.Article(doc)
		if err != nil {
			return nil, err
		}
		return shown.New(a), nil
	})
}

// hits reads the articles of a page of results, with what the matchers mark in them.
func (g *generation) hits(of []ranked, m shown.Matchers, scope query.Scope) ([]index.Hit, error) {
	hits := make([]index.Hit, len(of))
	for i, r := range of {
		p, err := g.page(r.doc)
		if err != nil {
			return nil, err
		}
		hits[i] = g.hit(r, p.Article)
		hits[i].Fragments = p.Fragments(m, scope)
	}
	return hits, nil
}
