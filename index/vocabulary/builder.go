package vocabulary

import (
	"slices"

	"kiosque/analyzers"
	"kiosque/article"
)

// Limits of memory while building: an entry of a counter is about 75 bytes, so a Builder of
// French and English stays under 90 MB beside the titles (100 bytes each), whatever the archive.
const (
	maxCountedForms   = 3 << 17 // of one language; 2 << 17 of them are kept in the end
	maxCountedPhrases = 1 << 18
	maxCountedNames   = 1 << 16 // organisations and their names
	maxFormBytes      = 32      // longer words are no words of a language
)

// Builder counts the words of articles. It is for one goroutine.
type Builder struct {
	articles      uint32
	languages     map[string]uint32   // articles by language
	forms         map[string]*counter // by language
	phrases       *counter
	organisations *counter
	aliases       *counter // organisation, tab, a name it has in an article
	countries     map[string]uint32
	titles        titles
	key           []byte
}

// Analysed is a text and its tokens, by the chain of the article's language.
type Analysed struct {
	Text   string
	Tokens []analyzers.Token
}

// NewBuilder returns an empty Builder.
func NewBuilder() *Builder {
	return &Builder{
		forms: map[string]*counter{}, languages: map[string]uint32{}, phrases: newCounter(maxCountedPhrases),
		organisations: newCounter(maxCountedNames), aliases: newCounter(maxCountedNames),
		countries: map[string]uint32{}, titles: newTitles(),
	}
}

// AddAnalysed counts one article, of which title and body were analysed for the index already. By its place
// among those that were added, from 0, a suggested title is asked for again: see Titles.
func (b *Builder) AddAnalysed(a *article.Article, title, body Analysed) {
	lang := a.Lang
	if !slices.Contains(analyzers.Languages(), lang) {
		lang = article.Other
	}
	b.articles++
	b.languages[lang]++
	forms := b.of(lang)
	b.addForms(forms, body)
	b.addForms(forms, title)
	b.addPhrases(title, len(title.Tokens))
	b.addPhrases(body, leadTokens)
	b.addFacts(a)
	b.titles.add(b.articles-1, title.Text)
}

func (b *Builder) of(lang string) *counter {
	c, ok := b.forms[lang]
	if !ok {
		c = newCounter(maxCountedForms)
		b.forms[lang] = c
	}
	return c
}

// addForms counts the words of a text, and how they are spelled where their case says something.
func (b *Builder) addForms(forms *counter, text Analysed) {
	for _, t := range text.Tokens {
		if !isForm(t.Exact) {
			continue
		}
		b.key = append(b.key[:0], t.Exact...)
		e, first := forms.seen(b.key, b.articles)
		if first {
			if surface := text.Text[t.Start:t.End]; !isCapital(surface) || !beginsSentence(text.Text, t.Start) {
				forms.spell(e, tidy(surface))
			}
		}
	}
}
