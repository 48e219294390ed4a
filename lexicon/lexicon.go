// Package lexicon says what the words of a question may be in the other language,
// French or English, and how likely each is.
//
// What goes in is the text of a question, what comes out are its words and set phrases
// with their ways: terms as the chain of the other language makes them, with weights
// that add up to 1. A probabilistic structured query (Darwish and Oard 2003) makes one
// class of them. It is a package of its own because engines, marks and pages must all see
// the same ways, and because the tables are data with licences of their own (NOTICE).
//
// Four sources share the weight of a word:
//
//  1. data/press.tsv, checked pairs of press, politics, security, justice,
//     diplomacy and economy, of several words too. What it has of one word stands beside
//     the likelier part of what is learnt, with more weight the less they agree, and alone where
//     nothing is learnt; what it has of several words is a match of its own. It is what
//     people are shown (see Match.Shown).
//  2. data/prefixes.tsv: cybermenace is a threat with cyber in front.
//  3. data/fr_en.tsv.gz, learnt from parallel texts and titles.
//  4. The word itself, since names are the same in both languages: a known word keeps
//     some of the weight, an unknown one is sent through the other chain at weight 1. A
//     word with digits is always itself, an acronym another acronym or itself.
//
// The statistical table holds terms of package analyzers, so it fits one version of
// them: it is stamped with analyzers.Version() and refused on a mismatch (see Ready).
// When the chains have changed, carry it over from the stems it was learnt with:
//
//	go run ./lexicon/restem
//
// # Limits
//
// A word has its ways whatever stands beside it: building is bâtiment in "building a
// team" too. Words that one stem joins share their ways. Conjugated forms that the chain keeps
// apart are ways of their own. Acronyms that no table has stay as they are.
package lexicon

import (
	"kiosque/analyzers"
	"kiosque/article"
)

// MaxWays is the most ways that one word has: more cost time and change no ranking.
const MaxWays = 8

// Term is one word of a way, as the target language's chain makes it
// (analyzers.Token.Term), and its place from the first, which has 0.
type Term struct {
	Text  string
	Place int
}

// Way is one way to say something in the other language.
type Way struct {
	Text   string // for people: "cybercrime", "fight against terrorism"
	Terms  []Term // never empty
	Weight float64
	// Checked tells that the checked table has it, for this word or one of the same stem.
	Checked bool

	itself bool // the word as it was typed
}

// Match is a stretch of a question, and what it may be in the other language.
type Match struct {
	Start, End int   // bytes of the question, on rune boundaries
	Words      int   // tokens covered
	Ways       []Way // best first; the weights add up to 1; at most MaxWays, at least one
	Known      bool  // in a table; otherwise taken for a name
	Checked    bool  // in the checked table
}

// languages of the tables: French first, as in the statistical one.
var languages = [2]string{article.French, article.English}

// number returns the index of a language in the tables.
func number(lang string) (int, bool) {
	for i, l := range languages {
		if l == lang {
			return i, true
		}
	}
	return 0, false
}

// Translate reads text as language from ("fr", "en") and returns one Match with Words 1
// for every token of that language's chain, and besides them one for each entry of
// several words of the checked table found in it, the longest first, never two of
// these on one word; all in order of Start, a word before what begins with it. Between
// other languages every word stays itself.
func Translate(from, to, text string) []Match {
	tokens := analyzers.Tokens(from, text)
	t := newTranslator(from, to, text)
	phrases := t.phrases(tokens)
	matches := make([]Match, 0, len(tokens)+len(phrases))
	for i, token := range tokens {
		matches = append(matches, t.word(token, i == 0))
		if len(phrases) > 0 && phrases[0].Start == token.Start {
			matches = append(matches, phrases[0])
			phrases = phrases[1:]
		}
	}
	return matches
}
