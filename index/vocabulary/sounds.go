package vocabulary

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"
	"sync"
)

// sound is the hash of how a word sounds, and the word's number.
type sound struct{ hash, word uint32 }

// speech are the rows of data/sounds.tsv of a language by their first letter, longest first.
type speech [256][]utterance

type utterance struct {
	letters, sound string
	end            bool
}

var speeches = sync.OnceValue(func() map[string]*speech {
	found := map[string]*speech{}
	for _, row := range rows("sounds", 3) {
		s := found[row[0]]
		if s == nil {
			s = &speech{}
			found[row[0]] = s
		}
		letters, end := strings.CutSuffix(row[1], "$")
		s[letters[0]] = append(s[letters[0]], utterance{letters: letters, sound: cell(row[2]), end: end})
	}
	for _, s := range found {
		for _, list := range s {
			slices.SortStableFunc(list, func(a, b utterance) int { return cmp.Compare(b.weight(), a.weight()) })
		}
	}
	return found
})

// weight puts long rows first, and of equal ones that which is bound to the end.
func (u utterance) weight() int {
	if u.end {
		return 2*len(u.letters) + 1
	}
	return 2 * len(u.letters)
}

// hash returns the hash of how word sounds.
func (s *speech) hash(word string) uint32 {
	var buffer [2 * maxFormBytes]byte
	key := buffer[:0]
	for i := 0; i < len(word); {
		size, said := s.utter(word[i:])
		for k := range len(said) {
			if len(key) == 0 || key[len(key)-1] != said[k] {
				key = append(key, said[k])
			}
		}
		i += size
	}
	h := fnv.New32a()
	_, _ = h.Write(key)
	return h.Sum32()
}

// utter returns how many letters are said together at the start of rest, and what is said.
func (s *speech) utter(rest string) (size int, said string) {
	for k := range s[rest[0]] {
		u := &s[rest[0]][k]
		if strings.HasPrefix(rest, u.letters) && (!u.end || len(rest) == len(u.letters)) {
			return len(u.letters), u.sound
		}
	}
	return 1, rest[:1]
}

// newSounds sorts the words of f by how they sound; nil for a language of which no sounds are known.
func newSounds(lang string, f *forms) []sound {
	s := speeches()[lang]
	if s == nil {
		return nil
	}
	list := make([]sound, f.words.len())
	for i := range list {
		list[i] = sound{hash: s.hash(f.words.at(i)), word: uint32(i)}
	}
	slices.SortFunc(list, func(a, b sound) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.word, b.word)) })
	return list
}

// alike calls yield with every word of f that sounds like word.
func (f *forms) alike(lang, word string, yield func(i int)) {
	s := speeches()[lang]
	if s == nil {
		return
	}
	hash := s.hash(word)
	i, _ := slices.BinarySearchFunc(f.sounds, hash, func(x sound, h uint32) int { return cmp.Compare(x.hash, h) })
	for ; i < len(f.sounds) && f.sounds[i].hash == hash; i++ {
		yield(int(f.sounds[i].word))
	}
}
