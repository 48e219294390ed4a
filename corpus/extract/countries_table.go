package extract

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"kiosque/article"
)

//go:embed data/countries_*.tsv
var countryData embed.FS

// countryRow is what a form of the tables says.
type countryRow struct {
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

// countryTables are the tables of one language.
type countryTables struct {
	names   *gazetteer
	rows    []countryRow
	context map[string]wordSet // by kind
}

// wordSet holds folded words.
type wordSet map[string]bool

// has tells whether set holds w.
func (set wordSet) has(w word) bool { return set[w.key] }

// countriesIn returns the tables of a language, nil for one that has none.
func countriesIn(lang string) *countryTables {
	tables, err := loadCountries()
	if err != nil {
		panic("load countries: " + err.Error()) // embedded data: a test holds that it never happens
	}
	return tables[lang]
}

var loadCountries = sync.OnceValues(func() (map[string]*countryTables, error) {
	tables := map[string]*countryTables{}
	for _, lang := range []string{article.French, article.English} {
		t, err := newCountryTables(lang)
		if err != nil {
			return nil, err
		}
		tables[lang] = t
	}
	return tables, nil
})

func newCountryTables(lang string) (*countryTables, error) {
	t := &countryTables{context: map[string]wordSet{}}
	var names []name
	for _, file := range []string{"names", "adjectives", "places", "guards"} {
		err := eachCountryForm(file, lang, func(kind, code, text string) {
			row, n := parseCountryForm(kind, code, text)
			n.row = int32(len(t.rows))
			t.rows, names = append(t.rows, row), append(names, n)
		})
		if err != nil {
			return nil, err
		}
	}
	err := eachCountryForm("context", lang, func(kind, _, text string) {
		if t.context[kind] == nil {
			t.context[kind] = wordSet{}
		}
		t.context[kind][words(text, 0)[0].key] = true
	})
	if err != nil {
		return nil, err
	}
	t.names, err = newGazetteer(names)
	return t, err
}

// eachCountryForm visits the forms of one file that lang has.
func eachCountryForm(file, lang string, visit func(kind, code, text string)) error {
	path := "data/countries_" + file + ".tsv"
	data, err := countryData.ReadFile(path)
	if err != nil {
		return fmt.Errorf("read table: %w", err)
	}
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
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

// parseCountryForm reads one form: "Belgique", "US=", "(la) Hollande=".
func parseCountryForm(kind, code, text string) (countryRow, name) {
	code, fallback := strings.CutPrefix(code, "=")
	row := countryRow{kind: kind, codes: strings.Split(code, "|"), fallback: fallback}
	n := name{text: text, form: proper}
	if bare, ok := strings.CutSuffix(text, "="); ok {
		n.text, n.form = bare, exact
	}
	if before, after, ok := strings.Cut(n.text, ")"); ok {
		row.lead = len(words(before, 0))
		n.text = before[1:] + after
	}
	return row, n
}
