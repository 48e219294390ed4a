package vocabulary

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// The error model of the generated misspellings, which knows nothing of the prices of slips: a
// word has one error, and one in five of those with seven letters and more has two. An error is a
// letter lost (25 %), a letter put in (15 %), a letter changed (25 %), two neighbours swapped (20 %), or a letter
// doubled or a double letter made one (15 %), at any place. Half of the letters put in or changed
// are keyboard neighbours of what stands there, the others are any letter.

type slipper struct {
	*rand.Rand
	known func(word string) bool
}

// slip returns word with errors, as a string that is no word of the archive and none of either language.
func (s slipper) slip(word string) string {
	for {
		typed := s.once(word)
		if len(word) >= 7 && s.IntN(5) == 0 {
			typed = s.once(typed)
		}
		if typed != word && len(typed) >= leastLetters && !s.known(typed) {
			return typed
		}
	}
}

func (s slipper) once(word string) string {
	i := s.IntN(len(word))
	switch n := s.IntN(100); {
	case n < 25:
		return word[:i] + word[i+1:]
	case n < 40:
		return word[:i] + s.letter(word[i]) + word[i:]
	case n < 65:
		return word[:i] + s.letter(word[i]) + word[i+1:]
	case n < 85 && i > 0:
		return word[:i-1] + word[i:i+1] + word[i-1:i] + word[i+1:]
	}
	for at := 1; at < len(word); at++ {
		if k := (i + at) % len(word); k > 0 && word[k] == word[k-1] {
			return word[:k] + word[k+1:]
		}
	}
	return word[:i] + word[i:i+1] + word[i:]
}

func (s slipper) letter(at byte) string {
	if s.IntN(2) == 0 {
		return string(rune('a' + s.IntN(26)))
	}
	var keys []byte
	for k := byte('a'); k <= 'z'; k++ {
		if neighbours()[at][k] {
			keys = append(keys, k)
		}
	}
	if len(keys) == 0 {
		return "e"
	}
	return string(keys[s.IntN(len(keys))])
}

// misspelling is one word as typed and as meant.
type misspelling struct{ lang, typed, right string }

// generate makes n misspellings of a language from words of at least five letters in at least three articles.
func generate(v *Vocabulary, lang string, n int, seed uint64) []misspelling {
	s := slipper{Rand: rand.New(rand.NewPCG(seed, 0)), known: func(word string) bool {
		return v.Articles("fr", word) > 0 || v.Articles("en", word) > 0 || isStop(word) || isKnown("fr", word) || isKnown("en", word)
	}}
	f := v.forms[lang]
	var list []misspelling
	for len(list) < n {
		i := s.IntN(f.words.len())
		if word := f.words.at(i); len(word) >= 5 && f.articles[i] >= 3 && isASCII(word) {
			list = append(list, misspelling{lang, s.slip(word), word})
		}
	}
	return list
}

func isASCII(word string) bool {
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return false
		}
	}
	return true
}

// right tells whether the first suggestion for m is what was meant, accents and case free.
func (m misspelling) isMended(v *Vocabulary) (string, bool) {
	c, ok := v.Correct(m.typed, m.lang)
	return c.Text, ok && letters(c.Text) == letters(m.right)
}

// letters is a text without accents, case, blanks and hyphens: "cyber-attaque" is "cyberattaque".
func letters(text string) string { return strings.ReplaceAll(Fold(text), " ", "") }

// share logs the misses and returns how many of a hundred are mended.
func share(t *testing.T, v *Vocabulary, list []misspelling) float64 {
	t.Helper()
	right := 0
	for _, m := range list {
		text, ok := m.isMended(v)
		if ok {
			right++
		} else {
			t.Logf("%s %s: %q, meant %s", m.lang, m.typed, text, m.right)
		}
	}
	return 100 * float64(right) / float64(len(list))
}

// TestGeneratedMisspellingsAreMended judges on another seed than the 1 on which the prices of slips were chosen.
func TestGeneratedMisspellingsAreMended(t *testing.T) {
	v := openVocabulary(t)
	const seed = 2
	for lang, floor := range map[string]float64{"fr": 89, "en": 88} {
		have := share(t, v, generate(v, lang, 1000, seed))
		t.Logf("%s: %.1f %% of 1,000 mended first", lang, have)
		if have < floor {
			t.Errorf("%s: %.1f %% are mended, %.0f %% were", lang, have, floor)
		}
	}
}
