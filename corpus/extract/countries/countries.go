// Package countries reads which countries an article speaks of. What goes in is
// an article with its passages; what comes out are facts whose values are codes
// of ISO 3166-1, those that the article is about first. It stands apart because
// countries are few and known: all of them are in the tables of data/, and what
// remains is to tell "Jordan" from Jordan Henderson.
//
// A run of the text is searched for the forms of the tables (table), what says
// nothing of a country is refused by the words around it (guards), and what is
// left is weighed over the whole article (weigh): a town alone proves nothing.
package countries

import (
	"kiosque/article"
	"kiosque/corpus/extract/gazetteer"
)

// maxEvidence is the most pieces of evidence kept for one value: more would
// only make the article's page longer.
const maxEvidence = 20

// maxMentions is the most places of one article that are weighed: more
// than a book of a thousand pages has; it bounds the memory of hostile input.
const maxMentions = 20000

// shortPassage is how many words a passage of no known language may have and
// still be read as one of the article's language: a heading, not a quotation.
const shortPassage = 12

// leadLength is how many bytes of the body say what it is about: about two sentences.
const leadLength = 500

// mention is one place of the text that names a country, or may.
type mention struct {
	article.Evidence
	codes    []string
	fallback bool
	weak     bool // proves nothing by itself
	title    bool
	lead     bool // stands in the first leadLength bytes of the body
	placed   bool // after a word that stands before places
	kind     string
	key      string // its first word, folded
}

// In returns the countries that title and body of a speak of, as ISO 3166-1
// alpha-2 codes, each with at most maxEvidence places that name it.
// Those that the article is about come first and are Main. A passage is read
// with the names of its own language. The rules of the evidence are the kinds
// of the tables: "name", "adjective", "demonym", "prefix", "capital",
// "region", "institution" and, where the article proves them otherwise,
// "city", "seat" and "local".
func In(a *article.Article) []article.Fact {
	var mentions []mention
	surnames := map[string]bool{}
	read := 0 // bytes of the body before the run
	for r := range gazetteer.Runs(a) {
		if len(mentions) >= maxMentions {
			break
		}
		for _, m := range mentionsIn(a, r, surnames) {
			m.title = r.Title || a.Title.Contains(m.Span)
			m.lead = !r.Title && read+m.Start-r.Start < leadLength
			mentions = append(mentions, m)
		}
		if !r.Title {
			read += r.End - r.Start
		}
	}
	return factsOf(settle(mentions, surnames))
}

// mentionsIn reads one run with the tables of its language, and adds to surnames.
func mentionsIn(a *article.Article, r gazetteer.Run, surnames map[string]bool) []mention {
	lang := r.Lang
	if lang != article.French && lang != article.English && len(r.Words) <= shortPassage {
		lang = a.Lang
	}
	t := vocabularyOf(lang)
	if t == nil {
		return nil
	}
	c := reader{text: a.Text, lang: lang, words: r.Words, tables: t, surnames: surnames}
	t.names.Find(r.Words, c.visit)
	return c.mentions
}

// reader reads the mentions of one run.
type reader struct {
	text     string
	lang     string
	words    []gazetteer.Word
	tables   *vocabulary
	mentions []mention
	surnames map[string]bool // words that were a person's name
}

// visit keeps the match, unless it or the words around it say nothing of a country.
func (c *reader) visit(m gazetteer.Match) {
	row := c.row(m)
	if row.kind == guardKind {
		if c.is("given", c.words[m.First]) {
			c.surname(m)
		}
		return
	}
	if len(c.mentions) >= maxMentions {
		return
	}
	m.First += row.lead
	m.Start = c.words[m.First].Start
	if c.refuses(m, row) {
		return
	}
	kind := row.kind
	if c.currency(m, row) {
		kind = currencyKind
	}
	codes := row.codes
	code, pop := c.ofTown(m, row)
	if code != "" {
		codes = []string{code}
	}
	if pop || c.elsewhere(m, row) {
		c.mentions = c.mentions[:len(c.mentions)-1]
	}
	c.mentions = append(c.mentions, mention{
		Evidence: article.Quote(c.text, m.Span, c.rule(m, row)),
		codes:    codes,
		placed:   c.placed(m),
		fallback: row.fallback,
		weak:     weakKinds[kind],
		kind:     kind,
		key:      c.words[m.First].Key,
	})
}

// row chooses among the rows of a match: a guard, else one that is not weak, else the first.
func (c *reader) row(m gazetteer.Match) entry {
	chosen := c.tables.rows[m.Rows[0]]
	for _, r := range m.Rows {
		row := c.tables.rows[r]
		if row.kind == guardKind {
			return row
		}
		if weakKinds[chosen.kind] && !weakKinds[row.kind] {
			chosen = row
		}
	}
	return chosen
}

// rule names the rule of a mention. A French adjective with a capital letter is a noun: "les Belges".
func (c *reader) rule(m gazetteer.Match, row entry) string {
	if row.kind == stateKind {
		return "region"
	}
	if c.lang == article.French && row.kind == adjectiveKind && c.words[m.First].Upper() {
		return "demonym"
	}
	return row.kind
}
