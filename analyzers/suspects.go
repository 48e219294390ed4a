package analyzers

import "strings"

// suspects tells the words that may be more than their letters, or less. They are few,
// and only they are looked up.
type suspects struct {
	single   uint32     // letters that may be an article, or join a verb and its pronoun
	nouns    [26]uint32 // by first letter: the lengths of nouns that look like stop words
	elisions []elided
}

// elided is a word that elides, as pack packs it in small letters.
type elided struct {
	word uint64
	elision
}

// prepared returns t with its suspects.
func (t *tokenizer) prepared() *tokenizer {
	for word, e := range t.elisions {
		t.suspects.addSingle(word)
		t.suspects.elisions = append(t.suspects.elisions, elided{pack(word), e})
	}
	for words := range t.euphonic {
		letter, _, _ := strings.Cut(words, "-")
		t.suspects.addSingle(letter)
	}
	for word := range t.nouns {
		t.suspects.nouns[word[0]-'a'] |= 1 << len(word)
	}
	return t
}

func (s *suspects) addSingle(word string) {
	if len(word) == 1 {
		s.single |= 1 << (word[0] - 'a')
	}
}

// isSingle tells whether the letter that begins with b may be more than a letter.
func (s *suspects) isSingle(b byte) bool {
	b = lowerASCII(b) - 'a'
	return b < 26 && s.single&(1<<b) != 0
}

// isNoun tells whether r may be a noun that looks like a stop word: not in small letters behind
// a blank.
func (s *suspects) isNoun(text string, r run) bool {
	b := lowerASCII(text[r.start]) - 'a'
	if b >= 26 || s.nouns[b]&(1<<min(31, r.letters)) == 0 {
		return false
	}
	return r.upper > 0 || r.start == 0 || text[r.start-1] != ' '
}

// smallLetters makes small letters of eight packed ones.
const smallLetters = 0x2020202020202020

// elision looks up a word of letters.
func (s *suspects) elision(word string) (elision, bool) {
	if len(word) > longestElision {
		return elision{}, false
	}
	packed := (pack(word) | smallLetters) & (1<<(8*len(word)) - 1)
	for _, e := range s.elisions {
		if e.word == packed {
			return e.elision, true
		}
	}
	return elision{}, false
}
