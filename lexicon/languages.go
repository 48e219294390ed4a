package lexicon

import "kiosque/corpus/language"

// Languages returns how likely a question is French and English; they add up to 1, and
// are one half each where nothing is known: no words, or words of other scripts.
func Languages(text string) (french, english float64) {
	s := language.Share(text)
	if s.French+s.English == 0 {
		return 0.5, 0.5
	}
	french = s.French / (s.French + s.English)
	return french, 1 - french
}
