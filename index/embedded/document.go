package embedded

import (
	"github.com/blevesearch/bleve/v2/document"
	bleve "github.com/blevesearch/bleve_index_api"

	"kiosque/article"
	"kiosque/index/formula"
	"kiosque/index/occurrences"
)

// wordsField is title and body: Bleve's index says which articles have a form of a word
// in either, and package occurrences where. formula.Removed is the other field of the index.
const wordsField = "words"

// fieldName names a field of the index. Each stands once a language: the chains differ.
func fieldName(field, lang string) string { return field + "_" + lang }

// newDocument makes the document of an article, by its number in a batch. Bleve is given
// the different forms, already counted, and neither analyses nor stores anything but the id.
func newDocument(a *article.Article, words *occurrences.Batch, number int) *document.Document {
	doc := document.NewDocument(a.ID)
	doc.AddIDField()
	for _, field := range []string{wordsField, formula.Removed} {
		doc.AddField(newFormsField(fieldName(field, a.Lang), words, number))
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

func newFormsField(name string, words *occurrences.Batch, number int) *formsField {
	n, all := words.Forms(name, number)
	f := &formsField{document.NewTextFieldCustom(name, nil, nil, bleve.IndexField, nil), make(bleve.TokenFrequencies, n)}
	for form, only := range all {
		if only {
			f.found[form] = onlyHere
		} else {
			f.found[form] = elsewhereToo
		}
	}
	return f
}

// Analyze does nothing: it was done.
func (*formsField) Analyze() {}

// AnalyzedLength is 1: lengths stand in package occurrences.
func (*formsField) AnalyzedLength() int { return 1 }

// AnalyzedTokenFrequencies returns the forms.
func (f *formsField) AnalyzedTokenFrequencies() bleve.TokenFrequencies { return f.found }
