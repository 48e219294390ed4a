package embedded

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2/document"
	bleve "github.com/blevesearch/bleve_index_api"

	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/index/vocabulary"
)

// The fields of an article in the index. Each stands once a language, as
// "body_fr": the statistics of BM25 are those of a language.
const (
	titleField = "title"
	bodyField  = "body"
	restField  = "removed" // captions, credits and what was removed: searched with scope=raw

	// Fields that make no article a hit; what is in them counts besides.
	leadField   = "lead"   // the first words of the body, the first half of them twice
	familyField = "family" // the first letters of longer words in title and body

	storedField = "article" // the article as JSON, stored and not searched
)

var textFields = []string{titleField, bodyField, restField}

const (
	leadWords     = 100 // three sentences of the press
	familyLetters = 6   // a family is what begins with the same: informatique, information, informer
)

func fieldName(field, lang string) string { return field + "_" + lang }

// exactName names the field of the exact forms beside that of the stems.
func exactName(field, lang string) string { return field + "_exact_" + lang }

const (
	placed   = bleve.IndexField | bleve.IncludeTermVectors // words with their positions, for phrases
	unplaced = bleve.IndexField
)

// analysed is a document on its way into the index, with what the columns, the
// statistics and the vocabulary need of it.
type analysed struct {
	article *article.Article
	doc     *document.Document
	lengths map[string]int // words of each text field
	texts   map[string]vocabulary.Analysed
	row     row
}

// newDocument analyses one article. It is safe for concurrent use.
func newDocument(a *article.Article, order uint32) (analysed, error) {
	stored, err := json.Marshal(a)
	if err != nil {
		return analysed{}, fmt.Errorf("index %s: %w", a.Path, err)
	}
	out := analysed{a, document.NewDocument(a.ID), map[string]int{}, map[string]vocabulary.Analysed{}, rowOf(a, order)}
	out.doc.AddField(document.NewTextFieldCustom(storedField, nil, stored, bleve.StoreField, nil))
	out.add(titleField, a.TitleText())
	out.add(bodyField, a.Body())
	out.add(restField, a.Rest())
	out.addFamilies()
	return out, nil
}

// add analyses text once for all fields that are made of it.
func (a *analysed) add(field, text string) {
	lang := a.article.Lang
	tokens := analyzers.Tokens(lang, text)
	a.texts[field] = vocabulary.Analysed{Text: text, Tokens: tokens}
	if len(tokens) == 0 {
		return
	}
	a.lengths[field] = len(tokens)
	a.doc.AddField(newWords(fieldName(field, lang), tokens, stem, placed))
	a.doc.AddField(newWords(exactName(field, lang), tokens, exact, placed))
	if field == bodyField {
		lead := slices.Concat(tokens[:min(leadWords, len(tokens))], tokens[:min(leadWords/2, len(tokens))])
		a.doc.AddField(newWords(fieldName(leadField, lang), lead, stem, unplaced))
	}
}

// addFamilies adds the families of the words in title and body.
func (a *analysed) addFamilies() {
	var members []analyzers.Token
	for _, field := range []string{titleField, bodyField} {
		for _, t := range a.texts[field].Tokens {
			if familyOf(t.Exact) != "" {
				members = append(members, t)
			}
		}
	}
	if len(members) == 0 {
		return
	}
	a.lengths[familyField] = a.lengths[titleField] + a.lengths[bodyField]
	family := newWords(fieldName(familyField, a.article.Lang), members, func(t analyzers.Token) string { return familyOf(t.Exact) }, unplaced)
	family.length = a.lengths[familyField]
	a.doc.AddField(family)
}

// familyOf returns the first letters of a word that has more; "" of a short one.
func familyOf(form string) string {
	letters := 0
	for i := range form {
		if letters == familyLetters {
			return form[:i]
		}
		letters++
	}
	return ""
}

func stem(t analyzers.Token) string  { return t.Term }
func exact(t analyzers.Token) string { return t.Exact }

// words is a field of Bleve's that was analysed here: by as many workers as there
// are cores, and not again by Bleve's builder, which has one.
type words struct {
	*document.TextField
	length      int
	frequencies bleve.TokenFrequencies
}

// newWords counts the terms of tokens. Their bytes are not kept: marks are found
// by analysing the text again, and the index is a fifth smaller.
func newWords(name string, tokens []analyzers.Token, term func(analyzers.Token) string, options bleve.FieldIndexingOptions) *words {
	w := &words{document.NewTextFieldCustom(name, nil, nil, options, nil), len(tokens), make(bleve.TokenFrequencies, len(tokens))}
	locations := make([]bleve.TokenLocation, len(tokens))
	for i, t := range tokens {
		f := w.frequencies[term(t)]
		if f == nil {
			f = &bleve.TokenFreq{Term: []byte(term(t))}
			w.frequencies[term(t)] = f
		}
		f.SetFrequency(f.Frequency() + 1)
		if options.IncludeTermVectors() {
			locations[i].Position = t.Position
			f.Locations = append(f.Locations, &locations[i])
		}
	}
	return w
}

// Analyze does nothing: it was done.
func (*words) Analyze() {}

// AnalyzedLength returns the number of words.
func (w *words) AnalyzedLength() int { return w.length }

// AnalyzedTokenFrequencies returns the terms with their frequencies and positions.
func (w *words) AnalyzedTokenFrequencies() bleve.TokenFrequencies { return w.frequencies }
