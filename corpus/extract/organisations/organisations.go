// Package organisations reads which bodies an article names. What goes in is an
// article with its passages, and its countries where they are known already;
// what comes out are facts whose values are canonical names, those that the
// article is about first. It stands apart because no table holds all bodies: an
// authority file gives the known ones their names in both languages, and what
// an article defines ("Agence des lacs (ANL)") or writes as a body is written
// ("parquet de Lille", "Piedmont Aviation Inc") is proposed beside them.
//
// A text is read for the names of the authority file (authority, forms, support),
// for acronyms that it defines (acronyms), and for patterns (french, english,
// cues, officers); then what each mention means is settled over the whole
// article, and what was proposed is looked for again (settle, again).
package organisations

import (
	"kiosque/article"
	"kiosque/corpus/extract/gazetteer"
)

// The rules by which an organisation is found, as they stand in its evidence.
const (
	RuleName       = "name"               // a name of the authority file, or one found elsewhere in the article
	RuleAcronym    = "acronym"            // an acronym of the authority file, or one that the article defines
	RuleDefinition = "acronym definition" // "Long Name (LN)" or "LN (Long Name)"
	RulePattern    = "pattern"            // "Agence nationale de …", "… Corp"
)

// maxEvidence bounds what is kept for one body: no reader looks at more.
const maxEvidence = 20

// In returns the bodies that the title and the body of a name, with
// their evidence, those the article is about first. A value is the French
// canonical name of the default authority, or the body's name in the text. The
// countries of a, where they are known already, decide between bodies of one name.
func In(a *article.Article) []article.Fact {
	return Default().In(a)
}

// In is the function In with the bodies of a in place of those of Default.
func (a *Authority) In(of *article.Article) []article.Fact {
	f := &finder{au: a, article: of, texts: passageTexts(of), owners: map[place]int{}, ends: map[place]int{}, local: map[string]target{}, seen: map[string]bool{}, named: map[string]int{}, again: map[string]bool{}}
	f.readCountries()
	for i, t := range f.texts {
		f.readNames(i, t)
	}
	for i, t := range f.texts {
		f.readDefinitions(i, t)
	}
	for i, t := range f.texts {
		f.readPatterns(i, t)
	}
	f.settle()
	f.readAgain()
	return f.facts()
}

// finder reads one article.
type finder struct {
	au         *Authority
	article    *article.Article
	texts      []*passageText
	mentions   []mention
	owners     map[place]int     // mentions of the authority file by their first word
	ends       map[place]int     // and by the word behind them
	candidates []candidate       // bodies that only the text knows
	named      map[string]int    // folded name of a candidate → candidate
	local      map[string]target // acronyms that the article defines
	context    context           // what the article as a whole is about
	mains      map[string]bool   // the countries that the article is about
	countries  map[string]bool   // and those that it names
	seen       map[string]bool   // the acronyms read so far
	again      map[string]bool   // those read more than once
}

// place is a word of a text of the finder.
type place struct{ text, word int }

// target is a body: its number in the authority, or ^n for candidate n.
type target int

const nobody = target(-1 << 31)

// mention is a place where a text names a body, or may name it.
type mention struct {
	at          int // of finder.texts
	first, last int // words
	to          target
	rule        string
	forms       []int32 // what it may mean when to is not settled
	fit         fit
}

// candidate is a body that a definition or a pattern proposes.
type candidate struct {
	name  string
	words []gazetteer.Word // of the name
	into  target           // the body that it turned out to be; nobody when its own
}

// readNames finds the names of the authority file in a text. A name that is
// misspelt for its form hides no name that starts inside it.
func (f *finder) readNames(at int, t *passageText) {
	var rows []int32
	defer f.dropShareLists(t, len(f.mentions))
	for i := 0; i < len(t.words); {
		var last int
		if last, rows = f.au.index.Longest(t.words, i, rows[:0]); last == 0 {
			i++
			continue
		}
		m := mention{at: at, first: i, last: last, to: nobody}
		for _, row := range rows {
			f.weigh(t, &m, row)
		}
		if m.fit == misfit || m.fit == weak && last < len(t.words) && t.words[last].Joint == gazetteer.Blank && t.isSuffix(last) {
			i++
			continue
		}
		f.owners[place{at, i}] = len(f.mentions)
		f.ends[place{at, last}] = len(f.mentions)
		f.mentions = append(f.mentions, m)
		if m.rule == RuleAcronym && m.fit == weak && t.afterArticle(m.first) {
			f.count(gazetteer.Plain(t.words[m.first:m.last]))
		}
		for ; i < last; i++ {
			t.covered[i] = true
		}
	}
}

// count remembers an acronym, and whether it came before.
func (f *finder) count(acronym string) {
	f.again[acronym] = f.seen[acronym]
	f.seen[acronym] = true
}

// weigh adds a form to what m may mean; a strong form drives out weak ones.
func (f *finder) weigh(t *passageText, m *mention, row int32) {
	form := f.au.forms[row]
	fits := form.fits(t, m.first, m.last)
	if form.local && !f.countries[f.au.bodies[form.body].country] {
		return
	}
	if fits == weak && f.cued(t, m.first, m.last, f.au.bodies[form.body].kind) {
		fits = strong
	}
	if fits == misfit || fits < m.fit {
		return
	}
	if fits > m.fit {
		m.forms = m.forms[:0]
	}
	m.fit = fits
	for _, other := range m.forms {
		if f.au.forms[other].body == form.body {
			return
		}
	}
	m.forms = append(m.forms, row)
	m.rule = RuleName
	if form.acronym {
		m.rule = RuleAcronym
	}
}
