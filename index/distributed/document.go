package distributed

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"kiosque/analyzers"
	"kiosque/article"
	"kiosque/index"
	"kiosque/index/changes"
	"kiosque/index/columns"
	"kiosque/index/formula"
	"kiosque/index/occurrences"
	"kiosque/index/reading"
	"kiosque/index/store"
	"kiosque/query"
)

// analysed is an article on its way into a generation.
type analysed struct {
	article              *article.Article
	title, body, removed []analyzers.Token
	titleText, bodyText  string
	row                  columns.Row
	digest               changes.Row
}

// newAnalysed does what can be done with an article by itself.
func newAnalysed(a *article.Article) (analysed, error) {
	stored, err := store.Encode(a)
	if err != nil {
		return analysed{}, fmt.Errorf("load %s: %w", a.Path, err)
	}
	all := analysed{article: a, titleText: a.TitleText(), bodyText: a.Body(), row: columns.RowOf(a), digest: changes.RowOf(a.ID, stored)}
	all.title = analyzers.Tokens(a.Lang, all.titleText)
	all.body = analyzers.Tokens(a.Lang, all.bodyText)
	all.removed = analyzers.Tokens(a.Lang, a.Rest())
	return all, nil
}

// page is where documents are written, one after the other, in memory that is used again.
type page struct {
	json           *json.Encoder // of values, into values
	values         bytes.Buffer
	lines          []byte
	title, removed *impacts
	words          *impacts
	lead, families *impacts
}

func newPage() *page {
	p := &page{title: newImpacts(), removed: newImpacts(), words: newImpacts(), lead: newImpacts(), families: newImpacts()}
	p.json = json.NewEncoder(&p.values)
	p.json.SetEscapeHTML(false)
	return p
}

// document appends the fields of an article to dst, as JSON in one line.
func (p *page) document(dst []byte, a *analysed, place int64, came index.Arrival, l language) ([]byte, error) {
	dst = strconv.AppendInt(append(dst, `{"`+placeField+`":`...), place, 10)
	var err error
	value := func(field string, v any) {
		if err == nil {
			dst, err = p.value(dst, field, v)
		}
	}
	value(idField, a.article.ID)
	value(toldField, toldValue(a.row.Story, place))
	value(cameField, cameValue(came))
	value(monthField, monthOf(a.article.Date))
	value(storedField, a.article)
	for i, f := range query.Facets {
		if values := a.row.Values[i]; len(values) > 0 {
			value(facetField(f), values)
		}
	}
	for _, f := range named {
		if names := a.names(f); names != "" {
			value(nameField(f), names)
		}
	}
	if a.row.First != 0 {
		value(firstField, a.row.First)
		value(lastField, a.row.Last)
	}
	if title := headline(a.article.TitleText()); title != "" {
		value(titledField, title)
	}
	if a.row.Story != "" {
		value(storyField, a.row.Story)
	}
	if err != nil {
		return dst, fmt.Errorf("load %s: %w", a.article.Path, err)
	}
	return append(p.wordsOf(dst, a, l), '}'), nil
}

// value appends a field that is not made of words.
func (p *page) value(dst []byte, field string, v any) ([]byte, error) {
	p.values.Reset()
	err := p.json.Encode(v)
	dst = append(append(append(dst, `,"`...), field...), `":`...)
	return append(dst, bytes.TrimSuffix(p.values.Bytes(), []byte{'\n'})...), err
}

// wordsOf appends the fields of words.
func (p *page) wordsOf(dst []byte, a *analysed, l language) []byte {
	p.weigh(a, l)
	lang := a.article.Lang
	for _, f := range []struct {
		field  string
		tokens []analyzers.Token
	}{{titlePlaces, a.title}, {bodyPlaces, a.body}, {removedPlaces, a.removed}} {
		p.lines = appendPlaces(p.lines[:0], f.tokens)
		dst = appendLines(dst, inLang(f.field, lang), p.lines)
	}
	for _, f := range []struct {
		field string
		of    *impacts
	}{{wordImpacts, p.words}, {titleImpacts, p.title}, {removedImpacts, p.removed}, {leadImpacts, p.lead}, {familyImpacts, p.families}} {
		p.lines = f.of.appendLines(p.lines[:0])
		dst = appendLines(dst, inLang(f.field, lang), p.lines)
	}
	return dst
}

// appendLines appends a field, unless it is empty.
func appendLines(dst []byte, field string, lines []byte) []byte {
	if len(lines) == 0 {
		return dst
	}
	dst = append(append(append(dst, `,"`...), field...), `":`...)
	return appendString(dst, lines)
}

// names returns the folded words of the values of a facet, as lines.
func (a *analysed) names(f query.Facet) string {
	var b strings.Builder
	for _, value := range a.row.Values[slices.Index(query.Facets, f)] {
		for _, word := range strings.Fields(reading.Folded(value)) {
			b.WriteString(word + placeEnd)
		}
	}
	return b.String()
}

// monthOf is a date as monthField has it.
func monthOf(d article.Date) string {
	if d.Value == "" {
		return query.Undated
	}
	return d.Value[:min(len(d.Value), len("2017-03"))]
}

// appendPlaces writes tokens down, a line a position.
func appendPlaces(dst []byte, tokens []analyzers.Token) []byte {
	at := 0
	for _, t := range tokens {
		for at++; at < t.Position; at++ {
			dst = append(dst, emptyPlace+placeEnd...)
		}
		dst = append(append(dst, t.Term...), besides+exactSign...)
		dst = append(append(dst, t.Exact...), placeEnd...)
	}
	return dst
}

// weigh counts the words of an article, normalised by the length of their field and weighed.
func (p *page) weigh(a *analysed, l language) {
	for _, m := range []*impacts{p.title, p.removed, p.words, p.lead, p.families} {
		m.clear()
	}
	title, body, removed := weightOf(a.title, l, formula.Title), weightOf(a.body, l, formula.Body), weightOf(a.removed, l, formula.Removed)
	p.title.countAll(a.title, title)
	p.words.countAll(a.title, title)
	p.words.countAll(a.body, body)
	p.removed.countAll(a.removed, removed)
	p.countLead(a.body)
	family := float64(formula.NormOf(formula.Family, l.mean(formula.Family)).Scale(uint32(len(a.title) + len(a.body))))
	p.countFamilies(a.title, family)
	p.countFamilies(a.body, family)
}

// weightOf is what one occurrence counts in a field of so many tokens.
func weightOf(tokens []analyzers.Token, l language, field string) float64 {
	return float64(formula.NormOf(field, l.mean(field)).Scale(uint32(len(tokens)))) * formula.Fields[field].Weight
}

// countLead counts the stems of the first words of the body, those in the first half of them twice.
func (p *page) countLead(body []analyzers.Token) {
	each := formula.Fields[formula.Lead].Weight
	for i, t := range body[:min(len(body), occurrences.Lead)] {
		if i < occurrences.LeadHalf {
			p.lead.count(t.Term, false, 2*each)
		} else {
			p.lead.count(t.Term, false, each)
		}
	}
}

// countFamilies counts, by their beginning, the words that go on after it.
func (p *page) countFamilies(tokens []analyzers.Token, each float64) {
	for _, t := range tokens {
		if family := formula.FamilyOf(t.Exact); family != "" {
			p.families.count(family, false, each)
		}
	}
}

// impacts are frequencies of stems and exact forms, in the order in which they came first.
type impacts struct {
	stems, forms map[string]int32 // which of all
	all          []line
}

type line struct {
	token     string
	isExact   bool
	frequency float64
}

func newImpacts() *impacts { return &impacts{stems: map[string]int32{}, forms: map[string]int32{}} }

func (m *impacts) clear() {
	clear(m.stems)
	clear(m.forms)
	m.all = m.all[:0]
}

func (m *impacts) count(token string, isExact bool, frequency float64) {
	numbers := m.stems
	if isExact {
		numbers = m.forms
	}
	n, met := numbers[token]
	if !met {
		n = int32(len(m.all))
		numbers[token] = n
		m.all = append(m.all, line{token: token, isExact: isExact})
	}
	m.all[n].frequency += frequency
}

func (m *impacts) countAll(tokens []analyzers.Token, each float64) {
	for _, t := range tokens {
		m.count(t.Term, false, each)
		m.count(t.Exact, true, each)
	}
}

func (m *impacts) appendLines(dst []byte) []byte {
	for _, w := range m.all {
		if w.isExact {
			dst = append(dst, exactSign...)
		}
		dst = appendImpact(append(dst, w.token...), w.frequency)
	}
	return dst
}

// appendImpact ends a line of a field of impacts, which begins with the token.
func appendImpact(dst []byte, frequency float64) []byte {
	dst = strconv.AppendInt(append(dst, '|'), int64(max(1, math.Round(frequency*impactUnit))), 10)
	return append(dst, placeEnd...)
}
