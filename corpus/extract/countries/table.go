package countries

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"kiosque/article"
	"kiosque/corpus/extract/gazetteer"
	"kiosque/tsv"
)

//go:embed data/*.tsv
var embedded embed.FS

// entry is what a form of the tables says.
type entry struct {
	kind     string   // of the table; also the rule of the evidence
	codes    []string // ISO 3166-1 alpha-2; several: one of them
	fallback bool     // the first of codes where the article does not say which
	lead     int      // words of the form that must stand before it but are not part of it
}

// Kinds of form that the rules tell apart.
const (
	guardKind     = "guard"     // says nothing of a country
	prefixKind    = "prefix"    // first part of a compound
	adjectiveKind = "adjective" // may name a language
	nameKind      = "name"
	cityKind      = "city"     // weak
	seatKind      = "seat"     // weak: also stands for an international body
	localKind     = "local"    // weak
	stateKind     = "state"    // abbreviated, after a town and a comma
	currencyKind  = "currency" // of the context, and of what names a currency: proves nothing
	regionKind    = "region"
	capitalKind   = "capital"
	supportKind   = "support" // proves a country beside one of its towns; never evidence
)

// weakKinds prove a country only together with other evidence of it.
var weakKinds = map[string]bool{cityKind: true, seatKind: true, localKind: true, supportKind: true, currencyKind: true}

// vocabulary are the tables of one language.
type vocabulary struct {
	names   *gazetteer.Gazetteer
	rows    []entry
	context map[string]wordSet // by kind
}

// wordSet holds folded words.
type wordSet map[string]bool

// has tells whether set holds w.
func (set wordSet) has(w gazetteer.Word) bool { return set[w.Key] }

// vocabularyOf returns the tables of a language, nil for one that has none.
func vocabularyOf(lang string) *vocabulary {
	tables, err := load()
	if err != nil {
		panic("load countries: " + err.Error()) // embedded data: a test holds that it never happens
	}
	return tables[lang]
}

var load = sync.OnceValues(func() (map[string]*vocabulary, error) {
	tables := map[string]*vocabulary{}
	for _, lang := range []string{article.French, article.English} {
		t, err := newVocabulary(lang)
		if err != nil {
			return nil, err
		}
		tables[lang] = t
	}
	return tables, nil
})

// formFiles are the tables whose rows are forms.
var formFiles = []string{"names", "adjectives", "places", "guards"}

func newVocabulary(lang string) (*vocabulary, error) {
	t := &vocabulary{context: map[string]wordSet{}}
	var names []gazetteer.Name
	for _, file := range formFiles {
		err := eachForm(file, lang, func(kind, code, text string) {
			row, n := parseForm(kind, code, text)
			n.Row = int32(len(t.rows))
			t.rows, names = append(t.rows, row), append(names, n)
		})
		if err != nil {
			return nil, err
		}
	}
	err := eachForm("context", lang, func(kind, _, text string) {
		if t.context[kind] == nil {
			t.context[kind] = wordSet{}
		}
		t.context[kind][gazetteer.Words(text, 0)[0].Key] = true
	})
	if err != nil {
		return nil, err
	}
	t.names, err = gazetteer.New(names)
	return t, err
}

// eachForm visits the forms of one file that lang has.
func eachForm(file, lang string, visit func(kind, code, text string)) error {
	path := "data/" + file + ".tsv"
	data, err := embedded.ReadFile(path)
	if err != nil {
		return fmt.Errorf("read table: %w", err)
	}
	for number, fields := range tsv.Rows(string(data)) {
		if len(fields) != 4 {
			return fmt.Errorf("read table: %s:%d: %d columns, want 4", path, number, len(fields))
		}
		if fields[2] != lang && fields[2] != "*" {
			continue
		}
		for text := range strings.SplitSeq(fields[3], ", ") {
			visit(fields[0], fields[1], text)
		}
	}
	return nil
}

// parseForm reads one form: "Belgique", "US=", "(la) Hollande=".
func parseForm(kind, code, text string) (entry, gazetteer.Name) {
	code, fallback := strings.CutPrefix(code, "=")
	row := entry{kind: kind, codes: strings.Split(code, "|"), fallback: fallback}
	n := gazetteer.Name{Text: text, Form: gazetteer.Proper}
	if bare, ok := strings.CutSuffix(text, "="); ok {
		n.Text, n.Form = bare, gazetteer.Exact
	}
	if before, after, ok := strings.Cut(n.Text, ")"); ok {
		row.lead = len(gazetteer.Words(before, 0))
		n.Text = before[1:] + after
	}
	return row, n
}
