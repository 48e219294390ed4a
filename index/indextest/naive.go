package indextest

import (
	"slices"

	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

// Naive answers by looking at every article: the truth that engines are held against. It
// is for one goroutine.
type Naive struct {
	Docs  []Doc                                        // in the order of the corpus
	body  func(name string) (value string, known bool) // nil: no organisation is known
	count map[string]int                               // articles of each language
	forms map[string][]string                          // exact forms of each language, sorted
	came  history                                      // nil: one generation brought them all, nobody knows which
	last  asked                                        // the question asked last: its pages and filters are asked for next
}

// Doc is an article with its words.
type Doc struct {
	article.Article
	Fields [3]Words // title, body, removed
}

// FieldNames are the names of Doc.Fields, as fragments have them.
var FieldNames = [3]string{"title", "body", "removed"}

// Words are the words of a text, and the positions of each, stemmed and as it is.
type Words struct {
	Text         string
	Tokens       []analyzers.Token
	stems, forms map[string][]int
}

// At returns the positions of a word, rising: of an exact form, or of a stem.
func (w Words) At(text string, exact bool) []int {
	if exact {
		return w.forms[text]
	}
	return w.stems[text]
}

// NewNaive reads articles. Body is that of reading.Knowledge.
func NewNaive(articles []article.Article, body func(name string) (value string, known bool)) *Naive {
	n := &Naive{Docs: make([]Doc, len(articles)), body: body, count: map[string]int{}, forms: map[string][]string{}}
	for i, a := range articles {
		n.Docs[i].Article = a
		n.count[a.Lang]++
		for f, text := range []string{a.TitleText(), a.Body(), a.Rest()} {
			words := newWords(a.Lang, text)
			n.Docs[i].Fields[f] = words
			for form := range words.forms {
				n.forms[a.Lang] = append(n.forms[a.Lang], form)
			}
		}
	}
	for lang, forms := range n.forms {
		slices.Sort(forms)
		n.forms[lang] = slices.Compact(forms)
	}
	return n
}

// grownAs returns n, which knows when its articles came.
func (n *Naive) grownAs(came history) *Naive {
	n.came = came
	return n
}

func newNaive(articles []article.Article) *Naive { return NewNaive(articles, nil) }

func newWords(lang, text string) Words {
	w := Words{text, analyzers.Tokens(lang, text), map[string][]int{}, map[string][]int{}}
	for _, t := range w.Tokens {
		w.stems[t.Term] = append(w.stems[t.Term], t.Position)
		w.forms[t.Exact] = append(w.forms[t.Exact], t.Position)
	}
	return w
}

// Articles returns how many articles there are in a language.
func (n *Naive) Articles(lang string) int { return n.count[lang] }

// values returns every value that an article has in f.
func (n *Naive) values(f query.Facet) []string {
	var all []string
	for i := range n.Docs {
		all = append(all, valuesOf(&n.Docs[i].Article, f)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// answer is what an engine should answer.
type answer struct {
	asked    []index.Asked
	nothing  bool  // was asked in words
	articles []int // that match, by their places in the corpus
	hits     int   // articles, or stories
	facets   map[query.Facet]map[string]int
}

// answer answers q, but for the order.
func (n *Naive) answer(q query.Query) answer {
	a := answer{asked: n.ask(q).in, nothing: q.Expression().Root == nil, articles: n.matching(q, ""), facets: map[query.Facet]map[string]int{}}
	a.hits = len(n.named(q, a.articles))
	for _, f := range query.Facets {
		a.facets[f] = n.counts(q, f)
	}
	return a
}

// counts counts the values of f under the filters of the other facets.
func (n *Naive) counts(q query.Query, f query.Facet) map[string]int {
	with := map[string][]int{}
	for _, i := range n.matching(q, f) {
		for _, value := range valuesOf(&n.Docs[i].Article, f) {
			with[value] = append(with[value], i)
		}
	}
	counts := map[string]int{}
	for value, articles := range with {
		counts[value] = len(n.named(q, articles))
	}
	return counts
}

// total counts the articles that meet q, or their stories.
func (n *Naive) total(q query.Query) int { return len(n.named(q, n.matching(q, ""))) }

// matching returns what meets q; the filter of one facet, when it is named, does not count.
func (n *Naive) matching(q query.Query, but query.Facet) (articles []int) {
	met := n.ask(q).met
	for i := range n.Docs {
		a := &n.Docs[i].Article
		told := q.Story == "" || q.Story == a.Story
		if met[i] && told && n.isSince(a.ID, q.Since) && meetsFilters(a, q, but) && meetsBounds(a, q.From, q.To) {
			articles = append(articles, i)
		}
	}
	return articles
}

// isSince tells whether a generation after another brought an article.
func (n *Naive) isSince(id, generation string) bool {
	by := n.came[id].Generation
	return len(by) > len(generation) || len(by) == len(generation) && by > generation || generation == ""
}

// named returns the names of articles, or of their stories, sorted.
func (n *Naive) named(q query.Query, articles []int) []string {
	names := make([]string, len(articles))
	for at, i := range articles {
		names[at] = nameOf(&n.Docs[i].Article, q)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// nameOf names what an article is answered as: itself, or its story.
func nameOf(a *article.Article, q query.Query) string {
	if q.Copies == query.Folded && a.Story != "" {
		return "story " + a.Story
	}
	return a.ID
}
