package vocabulary

import (
	"unicode"

	"kiosque/analyzers"
)

const (
	leadTokens   = 40 // words of the body in which phrases are counted: its lead
	phraseTokens = 3  // words of a phrase, stop words not counted
	maxJoint     = 14 // bytes between two words of a phrase: " contre les "
	maxPhrase    = 60 // bytes
)

// addPhrases counts the sequences of two and three words among the first n tokens. Only
// stop words, hyphens and apostrophes may stand between them: "état d’urgence".
func (b *Builder) addPhrases(text Analysed, n int) {
	tokens := text.Tokens[:min(n, len(text.Tokens))]
	for i := range tokens {
		b.key = append(b.key[:0], tokens[i].Exact...)
		for j := i + 1; j < len(tokens) && j < i+phraseTokens && isJoint(text.Text, tokens[j-1], tokens[j]); j++ {
			b.key = append(append(b.key, ' '), tokens[j].Exact...)
			b.addPhrase(text.Text[tokens[i].Start:tokens[j].End])
		}
	}
}

func (b *Builder) addPhrase(surface string) {
	if len(surface) > maxPhrase {
		return
	}
	if e, first := b.phrases.seen(b.key, b.articles); first {
		b.phrases.spell(e, tidy(surface))
	}
}

// isJoint tells whether two tokens may be neighbours in a phrase. A stop word leaves a
// gap in the positions, so letters between neighbours are an elided article.
func isJoint(text string, a, b analyzers.Token) bool {
	if b.Start-a.End > maxJoint || b.Start < a.End || len(a.Exact) == 1 || len(b.Exact) == 1 {
		return false
	}
	for _, r := range text[a.End:b.Start] {
		if !unicode.IsLetter(r) && r != ' ' && r != '-' && r != '\'' && r != '’' && r != '\u00A0' {
			return false
		}
	}
	return true
}
