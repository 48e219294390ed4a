package embedded

import (
	"encoding/json"
	"fmt"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/registry"
	bleve "github.com/blevesearch/bleve_index_api"

	"kiosque/analyzers"
	"kiosque/article"
)

// The fields of an article in the index. Each stands once a language, as
// "body_fr": a field name must not have two analysers.
const (
	titleField = "title"
	bodyField  = "body"
	restField  = "removed" // captions, credits and what was removed: searched with scope=raw

	storedField = "article" // the article as JSON, stored and not searched
)

var textFields = []string{titleField, bodyField, restField}

func fieldName(field, lang string) string { return field + "_" + lang }

// indexed gives words with their positions, for phrases; texts are stored once, as JSON.
const indexed = bleve.IndexField | bleve.IncludeTermVectors

// documents turns articles into Bleve's documents, already analysed.
type documents struct {
	chains map[string]analysis.Analyzer
}

func newDocuments() (*documents, error) {
	d := &documents{chains: map[string]analysis.Analyzer{}}
	cache := registry.NewCache()
	for _, lang := range analyzers.Languages() {
		chain, err := cache.AnalyzerNamed(analyzers.Name(lang))
		if err != nil {
			return nil, fmt.Errorf("analyser of %s: %w", lang, err)
		}
		d.chains[lang] = chain
	}
	return d, nil
}

// analysed is a document on its way into the index, with what the columns and
// the statistics need of it.
type analysed struct {
	doc     *document.Document
	lang    string
	lengths map[string]int // words of each text field
	row     row
}

// of analyses one article. It is safe for concurrent use.
func (d *documents) of(a *article.Article, order uint32) (analysed, error) {
	stored, err := json.Marshal(a)
	if err != nil {
		return analysed{}, fmt.Errorf("index %s: %w", a.Path, err)
	}
	out := analysed{document.NewDocument(a.ID), a.Lang, map[string]int{}, rowOf(a, order)}
	out.doc.AddField(document.NewTextFieldCustom(storedField, nil, stored, bleve.StoreField, nil))
	for field, text := range map[string]string{titleField: a.TitleText(), bodyField: a.Body(), restField: a.Rest()} {
		if text == "" {
			continue
		}
		f := &once{TextField: document.NewTextFieldCustom(fieldName(field, a.Lang), nil, []byte(text), indexed, d.chains[a.Lang])}
		f.Analyze()
		out.lengths[field] = f.AnalyzedLength()
		out.doc.AddField(f)
	}
	return out, nil
}

// once is a text field that is analysed one time: here, by as many workers as
// there are cores, and not again by Bleve's builder, which has one.
type once struct {
	*document.TextField
	done bool
}

// Analyze analyses the text on the first call and does nothing after it.
func (o *once) Analyze() {
	if !o.done {
		o.TextField.Analyze()
		o.done = true
	}
}
