package embedded

import (
	"github.com/blevesearch/bleve/v2/document"
	bleve "github.com/blevesearch/bleve_index_api"

	"kiosque/analyzers"
	"kiosque/index/occurrences"
)

// The fields that words are weighed by. Statistics are those of a language.
const (
	titleField   = "title"
	bodyField    = "body"
	removedField = "removed" // captions, credits and what was removed: searched with scope=raw
	leadField    = "lead"    // the first words of the body, the first half of them twice
	familyField  = "family"  // the words that begin with the same letters as one that was asked for
)

// wordsField is title and body: Bleve's index says which articles have a form of a word
// in either, and package occurrences where. removedField is the other field of the index.
const wordsField = "words"

// familyLetters: a family is what begins with the same: informatique, information, informer.
const familyLetters = 6

// fieldName names a field of the index. Each stands once a language: the chains differ.
func fieldName(field, lang string) string { return field + "_" + lang }

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

// newDocument makes the document of an article whose words are in batch. Bleve is given
// the different forms, already counted, and neither analyses nor stores anything but the id.
func newDocument(a *analysed, batch *occurrences.Batch) *document.Document {
	doc := document.NewDocument(a.article.ID)
	doc.AddIDField()
	doc.AddField(newFormsField(fieldName(wordsField, a.article.Lang), batch, a.title, a.body))
	if len(a.removed) > 0 {
		doc.AddField(newFormsField(fieldName(removedField, a.article.Lang), batch, a.removed))
	}
	doc.VisitFields(func(f bleve.Field) { f.Analyze() })
	return doc
}

// formsField is the different exact forms of words in a field of Bleve's.
type formsField struct {
	*document.TextField
	found bleve.TokenFrequencies
}

// Which frequency a form has decides how zap writes it: what a single document has once
// stands in the dictionary itself, and for frequency 0 nothing is written but the document.
var onlyHere, elsewhereToo = frequency(1), frequency(0)

func frequency(n int) *bleve.TokenFreq {
	f := new(bleve.TokenFreq)
	f.SetFrequency(n)
	return f
}

func newFormsField(name string, batch *occurrences.Batch, texts ...[]analyzers.Token) *formsField {
	f := &formsField{document.NewTextFieldCustom(name, nil, nil, bleve.IndexField, nil), bleve.TokenFrequencies{}}
	for _, tokens := range texts {
		for i := range tokens {
			f.add(name, batch, tokens[i].Exact)
		}
	}
	return f
}

func (f *formsField) add(name string, batch *occurrences.Batch, form string) {
	if _, known := f.found[form]; known {
		return
	}
	f.found[form] = elsewhereToo
	if batch.Only(name, form) {
		f.found[form] = onlyHere
	}
}

// Analyze does nothing: it was done.
func (*formsField) Analyze() {}

// AnalyzedLength is 1: lengths stand in package occurrences.
func (*formsField) AnalyzedLength() int { return 1 }

// AnalyzedTokenFrequencies returns the forms.
func (f *formsField) AnalyzedTokenFrequencies() bleve.TokenFrequencies { return f.found }
