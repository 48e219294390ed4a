// Package gates says what a new generation of an archive has lost of the one before, by
// figures that each leaves in its manifest, so that nothing of the old one has to be opened
// or asked again. It knows neither engine nor file.
package gates

import (
	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

// Census is the figures of one generation.
type Census struct {
	Articles int                 `json:"articles"`
	Covered  map[query.Facet]int `json:"covered"`  // articles with a value; see Add
	Canaries []Canary            `json:"canaries"` // asked when it was built
}

// Canary is a question and how many articles answered it.
type Canary struct {
	Question string `json:"question"` // as typed
	Articles int    `json:"articles"`
	Given    bool   `json:"given,omitempty"` // by the user, not chosen by the archive
}

// Add counts an article by its values in the facets, in the order of query.Facets. Years and
// years mentioned, countries and organisations are what extraction finds, languages what is
// recognised, sources what stands in metadata: each may break by itself. To be undated, or in
// a language that is neither French nor English, is to have none.
func (c *Census) Add(values [][]string) {
	if c.Covered == nil {
		c.Covered = map[query.Facet]int{}
	}
	c.Articles++
	for i, f := range query.Facets {
		if isCovered(f, values[i]) {
			c.Covered[f]++
		}
	}
}

func isCovered(f query.Facet, values []string) bool {
	none := map[query.Facet]string{query.Year: query.Undated, query.Lang: article.Other}[f]
	for _, v := range values {
		if v != "" && v != none {
			return true
		}
	}
	return false
}

// Few is how many articles a figure counts at least, so that the going of one is not
// more than the fifth that may go.
const Few = 5

// Losses returns what now has lost of before: figures that fell by more than a fifth.
//
// Articles are counted. A facet is lost where both the share of articles that have a value
// and their number fell: deleting articles alone does not lower the one, adding others not
// the other. A facet of fewer than Few articles that are also less than a fifth of all says
// nothing. Of canaries, those of before are compared that were asked of now too: one that a user
// gave is counted by itself; one that the archive chose is lost where its share of the articles fell, too.
func Losses(before, now Census) (lost []index.Drop) {
	if isLoss(before.Articles, now.Articles) {
		lost = append(lost, index.Drop{What: index.DropArticles, Before: float64(before.Articles), Now: float64(now.Articles)})
	}
	for _, f := range query.Facets {
		if had, has := before.Covered[f], now.Covered[f]; before.tells(f) && isLoss(had, has) && isLoss(had*now.Articles, has*before.Articles) {
			lost = append(lost, index.Drop{What: index.DropCoverage, Of: string(f), Before: before.share(f), Now: now.share(f)})
		}
	}
	asked := map[string]int{}
	for _, c := range now.Canaries {
		asked[c.Question] = c.Articles
	}
	for _, c := range before.Canaries {
		has, known := asked[c.Question]
		if known && isLoss(c.Articles, has) && (c.Given || isLoss(c.Articles*now.Articles, has*before.Articles)) {
			lost = append(lost, index.Drop{What: index.DropCanary, Of: c.Question, Before: float64(c.Articles), Now: float64(has)})
		}
	}
	return lost
}

// isLoss tells whether more than a fifth of before is lost.
func isLoss(before, now int) bool { return 5*now < 4*before }

// tells tells whether enough articles have a value of f for a change to mean anything.
func (c Census) tells(f query.Facet) bool {
	return c.Covered[f] >= Few || 5*c.Covered[f] >= c.Articles
}

// share is the part of the articles that have a value of f.
func (c Census) share(f query.Facet) float64 {
	if c.Articles == 0 {
		return 0
	}
	return float64(c.Covered[f]) / float64(c.Articles)
}
