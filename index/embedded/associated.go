package embedded

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"kiosque/index"
	"kiosque/index/columns"
	"kiosque/index/mark"
	"kiosque/index/reading"
	"kiosque/query"
)

const (
	maxSample   = 100 // of the best hits are read for their words
	leastSample = 10  // hits of a language whose words are shown; half of all hits where that is less
	leastHits   = 3   // that must have something for it to go with a question
	leastLetter = 4   // letters of a word that is shown
	half        = 5   // hits that have something: so few count half, fewer may have it by chance
)

// candidate is what may go with a question.
type candidate struct {
	index.Association
	of   int // articles among which Everywhere was counted
	hits int // that were looked at; of words, those in the Sample's language are a part
}

// associated compares the hits of q with the archive: organisations and countries
// in all hits, words in the best.
func (g *generation) associated(ctx context.Context, q query.Query, most int) ([]index.Association, error) {
	q.Sort, q.Copies, q.Page, q.Cursor = query.Relevance, query.All, 1, ""
	c := newCollector(g.columns, q)
	defer c.counter.Release()
	c.most = maxSample
	c.counter.Strict()
	asked, err := g.collect(ctx, q, c)
	if err != nil {
		return nil, fmt.Errorf("find what goes with a question: %w", err)
	}
	words, err := g.wordsWith(told(g.columns, c.ranking()), newMatchers(asked))
	if err != nil {
		return nil, fmt.Errorf("find what goes with a question: %w", err)
	}
	all := best(words, most)
	all = append(all, best(c.valuesWith(index.AssociatedOrganisation, query.Organisation, asked), most)...)
	return append(all, best(c.valuesWith(index.AssociatedCountry, query.Country, asked), most)...), nil
}

// best returns the most telling of what is more frequent here than everywhere.
func best(all []candidate, most int) []index.Association {
	all = slices.DeleteFunc(all, func(c candidate) bool { return c.Here < leastHits || c.excess() <= 0 })
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.excess(), a.excess()), cmp.Compare(a.Value, b.Value))
	})
	var found []index.Association
	for _, c := range all[:min(most, len(all))] {
		found = append(found, c.Association)
	}
	return found
}

// excess is how much more frequent something is here, absolutely and in proportion: a term of
// the divergence of Kullback and Leibler, which lets rare words shout less than a plain ratio does.
// It is less for what few hits have, and for a language in which few of the hits are; 0 for
// what is not more frequent.
func (c candidate) excess() float64 {
	here, everywhere := float64(c.Here)/float64(c.Sample), float64(max(c.Everywhere, c.Here))/float64(c.of)
	if here <= everywhere {
		return 0
	}
	trust := float64(c.Here) / float64(c.Here+half) * float64(c.Sample) / float64(c.hits)
	return here * math.Log2(here/everywhere) * trust
}

// valuesWith counts the values of a facet in the hits, but for those that were asked for.
func (c *collector) valuesWith(kind string, f query.Facet, asked []index.Asked) []candidate {
	var all []candidate
	column, named, hits := c.columns.Facet(f), factsOf(asked, f), c.counter.Hits()
	c.counter.Each(f, func(n uint32, count int) {
		if value := column.Value(n); !c.counter.Chosen(f, n) && !named[value] {
			found := index.Association{Kind: kind, Value: value, Here: count, Sample: hits, Everywhere: int(column.Total(n))}
			all = append(all, candidate{found, c.columns.Len(), hits})
		}
	})
	return all
}

// factsOf returns the values of a facet that a question asks for, by name or by field.
func factsOf(asked []index.Asked, f query.Facet) map[string]bool {
	values := map[string]bool{}
	for _, a := range asked {
		reading.Walk(a.Root, func(n reading.Node) bool {
			if fact, ok := n.(reading.Fact); ok && fact.Facet == f && !fact.Within {
				values[fact.Value] = true
			}
			return true
		})
	}
	return values
}

// told leaves out of a ranking the further copies of a story: its words would count
// as often as it was reprinted.
func told(c *columns.Columns, all []ranked) []ranked {
	seen := map[uint32]bool{0: false}
	return slices.DeleteFunc(all, func(r ranked) bool {
		story := c.Story(r.doc)
		again := seen[story]
		seen[story] = story != 0
		return again
	})
}

// formIn is an exact form in a language.
type formIn struct{ lang, exact string }

// wordsWith counts the words of the best hits, but for those that were asked for.
// Those of a language of which there are few hits say little and are left out.
func (g *generation) wordsWith(page []ranked, m matchers) ([]candidate, error) {
	found, samples, err := g.countWords(page, m)
	var all []candidate
	for f, n := range found {
		if sample := samples[f.lang]; n >= leastHits && sample >= min(leastSample, (len(page)+1)/2) {
			everywhere := g.words.Articles(f.lang, f.exact)
			if everywhere == 0 { // no word to the vocabulary: cop21
				continue
			}
			word := index.Association{Kind: index.AssociatedWord, Value: g.words.Display(f.lang, f.exact), Here: n, Sample: sample, Everywhere: everywhere}
			all = append(all, candidate{word, g.manifest.Languages[f.lang].Articles, len(page)})
		}
	}
	return all, err
}

// countWords returns the hits that have each word, and the hits of each language.
func (g *generation) countWords(page []ranked, m matchers) (found map[formIn]int, samples map[string]int, err error) {
	found, samples = map[formIn]int{}, map[string]int{}
	for _, r := range page {
		p, err := g.page(r.doc)
		if err != nil {
			return nil, nil, err
		}
		lang := p.article.Lang
		samples[lang]++
		for exact := range p.otherWords(m.of(&p.article)) {
			found[formIn{lang, exact}]++
		}
	}
	return found, samples, nil
}

// otherWords returns the words of title and body that are not marked in them.
func (p *page) otherWords(m mark.Matcher) map[string]bool {
	words := map[string]bool{}
	for _, text := range []*mark.Text{p.title, p.body} {
		asked := map[int]bool{}
		for _, s := range m.Marks(text) {
			asked[s.Start] = true
		}
		for span, exact := range text.Words() {
			if !asked[span.Start] && isShown(exact) {
				words[exact] = true
			}
		}
	}
	return words
}

// isShown tells whether an exact form is a word that says something: long enough, and no number.
func isShown(exact string) bool {
	first, _ := utf8.DecodeRuneInString(exact)
	return unicode.IsLetter(first) && utf8.RuneCountInString(exact) >= leastLetter
}
