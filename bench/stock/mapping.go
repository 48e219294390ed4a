package stock

import (
	"fmt"
	"os"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/token/porter"
	"github.com/blevesearch/bleve/v2/analysis/token/stop"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/regexp"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/analysis/tokenmap"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"

	"kiosque/bench/peer"
)

// body is the one field that is searched.
const body = "body"

const (
	english  = "english of the comparison"
	plain    = "plain words"
	runs     = "runs of letters and digits"
	stops    = "stop words of the comparison"
	noStops  = "no stop words of the comparison"
	pattern  = `[\p{L}\p{N}]+`
	stopName = "tokens"
)

func newMapping(isPlain bool) (mapping.IndexMapping, error) {
	m := bleve.NewIndexMapping()
	m.ScoringModel = index.BM25Scoring
	analyzer := english
	add := addEnglish
	if isPlain {
		analyzer, add = plain, addPlain
	}
	if err := add(m); err != nil {
		return nil, fmt.Errorf("map fields: %w", err)
	}
	document := bleve.NewDocumentStaticMapping()
	document.AddFieldMappingsAt("title", stored())
	document.AddFieldMappingsAt(body, searched(analyzer))
	for _, facet := range peer.FacetNames {
		document.AddFieldMappingsAt(facet, counted())
	}
	m.DefaultMapping = document
	return m, nil
}

// stored is a field that is only shown.
func stored() *mapping.FieldMapping {
	f := bleve.NewTextFieldMapping()
	f.Index, f.DocValues, f.IncludeInAll, f.IncludeTermVectors = false, false, false, false
	return f
}

// searched has positions, for phrases and for the highlighter.
func searched(analyzer string) *mapping.FieldMapping {
	f := bleve.NewTextFieldMapping()
	f.Analyzer, f.DocValues, f.IncludeInAll = analyzer, false, false
	return f
}

// counted is a facet: values as they are, in columns.
func counted() *mapping.FieldMapping {
	f := bleve.NewKeywordFieldMapping()
	f.Store, f.IncludeInAll, f.IncludeTermVectors = false, false, false
	return f
}

// addEnglish adds Bleve's English analyser with the stop words of all peers.
func addEnglish(m *mapping.IndexMappingImpl) error {
	list, err := os.ReadFile(os.Getenv(peer.StopVariable))
	if err != nil {
		return err
	}
	var words []any
	for _, w := range strings.Fields(string(list)) {
		words = append(words, w)
	}
	if err := m.AddCustomTokenMap(stops, map[string]any{"type": tokenmap.Name, stopName: words}); err != nil {
		return err
	}
	if err := m.AddCustomTokenFilter(noStops, map[string]any{"type": stop.Name, "stop_token_map": stops}); err != nil {
		return err
	}
	return m.AddCustomAnalyzer(english, map[string]any{
		"type": custom.Name, "tokenizer": unicode.Name,
		"token_filters": []string{en.PossessiveName, lowercase.Name, noStops, porter.Name},
	})
}

func addPlain(m *mapping.IndexMappingImpl) error {
	if err := m.AddCustomTokenizer(runs, map[string]any{"type": regexp.Name, "regexp": pattern}); err != nil {
		return err
	}
	return m.AddCustomAnalyzer(plain, map[string]any{
		"type": custom.Name, "tokenizer": runs, "token_filters": []string{lowercase.Name},
	})
}
