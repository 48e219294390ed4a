package vocabulary

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

const (
	maxPhrases   = 1 << 16 // kept, the most frequent
	leastPhrase  = 3       // articles that have a phrase worth suggesting
	leastSmall   = 2       // the same in an archive of few articles
	smallArchive = 1000
	maxNames     = 1 << 15 // organisations
	maxAliases   = 1 << 16
	leastAlias   = 1
	leastRight   = 2 // articles that make a word right
)

// Vocabulary is the words, phrases, titles and names of one archive. It does not change
// and is safe for concurrent use.
type Vocabulary struct {
	total         uint32
	forms         map[string]*forms // by language
	titles        names
	phrases       names
	organisations names
	aliases       names
	countries     []country
}

// Vocabulary returns what was counted. The Builder is of no use any more.
func (b *Builder) Vocabulary() *Vocabulary {
	v := &Vocabulary{total: b.articles, forms: map[string]*forms{}}
	for lang, c := range b.forms {
		v.forms[lang] = newForms(c, b.languages[lang])
	}
	v.phrases = b.phraseNames()
	v.organisations = namesOf(b.organisations)
	v.aliases = aliasesOf(b.aliases, b.organisations)
	v.titles = b.titles.names()
	v.countries = newCountries(b.countries)
	v.link()
	return v
}

// link works out what the file does not hold, on as many cores as there are.
func (v *Vocabulary) link() {
	var all sync.WaitGroup
	for lang, f := range v.forms {
		all.Go(func() { f.link(lang) })
	}
	all.Wait()
}

// With is the vocabulary that asks of for the titles of the articles; without, no title is suggested.
func (v *Vocabulary) With(of Titles) *Vocabulary {
	with := *v
	with.titles.kept = of
	return &with
}

// Foreseen is the vocabulary that first tells ahead of which articles it may ask for the titles next, some hundred
// at a time, for whoever reads many at once in the time of one. It may ask for others too.
func (v *Vocabulary) Foreseen(ahead func(articles []uint32)) *Vocabulary {
	with := *v
	with.titles.ahead = ahead
	return &with
}

// Articles returns how many articles of a language have a word, given as
// analyzers.Token.Exact. Words with digits and the rarest of very many are not kept: 0.
func (v *Vocabulary) Articles(lang, exact string) int {
	if f := v.forms[lang]; f != nil {
		return f.count(exact)
	}
	return 0
}

// Display returns how the archive mostly writes a word, given as analyzers.Token.Exact;
// exact itself when the archive has no such word.
func (v *Vocabulary) Display(lang, exact string) string {
	if f := v.forms[lang]; f != nil {
		if i, ok := f.words.find(exact); ok {
			return f.display(i)
		}
	}
	return exact
}

func (b *Builder) phraseNames() names {
	least := uint32(leastPhrase)
	if b.articles < smallArchive {
		least = leastSmall
	}
	entries := frequent(b.phrases, maxPhrases, least)
	list, counts := make([]string, len(entries)), make([]uint32, len(entries))
	for i, e := range entries {
		list[i], counts[i] = b.phrases.spelled(e), e.articles
	}
	return newNames(list, nil, counts)
}

func namesOf(c *counter) names {
	entries := frequent(c, maxNames, 1)
	list, counts := make([]string, len(entries)), make([]uint32, len(entries))
	for i, e := range entries {
		list[i], counts[i] = c.key(e), e.articles
	}
	return newNames(list, nil, counts)
}

// aliasesOf are the other names of organisations, with the count of the organisation.
func aliasesOf(aliases, organisations *counter) names {
	var list, values []string
	var counts []uint32
	for _, e := range frequent(aliases, maxAliases, leastAlias) {
		value, words, _ := strings.Cut(aliases.key(e), aliasParting)
		if of := organisations.find(value); of != nil {
			list, values, counts = append(list, words), append(values, value), append(counts, of.articles)
		}
	}
	return newNames(list, values, counts)
}

// languages returns the languages of v, those given first.
func (v *Vocabulary) languages(first []string) []string {
	rest := slices.Sorted(maps.Keys(v.forms))
	var list []string
	for _, lang := range append(slices.Clone(first), rest...) {
		if v.forms[lang] != nil && !slices.Contains(list, lang) {
			list = append(list, lang)
		}
	}
	return list
}
