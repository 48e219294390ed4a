package analyzers

import "unicode/utf8"

// Limits of memory and of terms.
const (
	maxMemo = 1 << 15 // words remembered: the vocabulary of some hundred articles, a few megabytes
	maxKey  = 40      // bytes of a word worth remembering; longer ones are seldom seen twice
	maxWord = 200     // bytes of a word that make its term; what is longer is no word of a language
)

// entry is what the filters made of a word; a dropped word has the zero entry.
type entry struct {
	term  string
	exact string // the term before it was stemmed
}

// memo remembers entries by the word as it stands in the text. Running text repeats
// itself, so most words cost one look-up. Full, it starts anew. Not for
// concurrent use.
type memo struct {
	words map[string]entry
	names map[string]entry
}

func (m *memo) get(raw string, named bool) (entry, bool) {
	if named {
		e, ok := m.names[raw]
		return e, ok
	}
	e, ok := m.words[raw]
	return e, ok
}

func (m *memo) put(raw string, named bool, e entry) {
	if len(raw) > maxKey {
		return
	}
	if m.words == nil || len(m.words)+len(m.names) >= maxMemo {
		m.words, m.names = map[string]entry{}, map[string]entry{}
	}
	key := string([]byte(raw)) // a copy: the text must not stay in memory
	if named {
		m.names[key] = e
	} else {
		m.words[key] = e
	}
}

// clip cuts a word that is too long at a rune's border.
func clip(raw string) string {
	if len(raw) <= maxWord {
		return raw
	}
	end := maxWord
	for end > 0 && !utf8.RuneStart(raw[end]) {
		end--
	}
	return raw[:end]
}
