package vocabulary

import (
	"cmp"
	"maps"
	"slices"
)

// maxForms is how many forms of a language are kept, the most frequent: at some 20 bytes each.
const maxForms = 1 << 18

// forms are the words of one language, sorted.
type forms struct {
	total    uint32 // articles of the language
	words    texts
	articles []uint32
	shown    texts // the most frequent spelling; "" when it is the word itself
	shared   []uint8
	sounds   []sound
}

func newForms(c *counter, total uint32) *forms {
	keys := frequent(c, maxForms, 1)
	slices.Sort(keys)
	f := &forms{total: total, words: newTexts(keys), articles: make([]uint32, len(keys))}
	shown := make([]string, len(keys))
	for i, key := range keys {
		e := c.entries[key]
		f.articles[i] = e.articles
		if s := e.spelled(); s != key {
			shown[i] = s
		}
	}
	f.shown = newTexts(shown)
	return f
}

// frequent returns at most limit keys that at least that many articles have, the most frequent.
func frequent(c *counter, limit int, least uint32) []string {
	keys := slices.Collect(maps.Keys(c.entries))
	keys = slices.DeleteFunc(keys, func(key string) bool { return c.entries[key].articles < least })
	if len(keys) <= limit {
		return keys
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(c.entries[b].articles, c.entries[a].articles), cmp.Compare(a, b))
	})
	return keys[:limit]
}

// count is how many articles have the word, 0 when none has.
func (f *forms) count(word string) int {
	if i, ok := f.words.find(word); ok {
		return int(f.articles[i])
	}
	return 0
}

func (f *forms) display(i int) string {
	if s := f.shown.at(i); s != "" {
		return s
	}
	return f.words.at(i)
}

// link works out what is not kept in the file: how many bytes each word shares with
// the one before it, and the words by their sound.
func (f *forms) link(lang string) {
	f.shared = make([]uint8, f.words.len())
	for i := 1; i < f.words.len(); i++ {
		f.shared[i] = uint8(sharedPrefix(f.words.at(i-1), f.words.at(i)))
	}
	f.sounds = newSounds(lang, f)
}

func sharedPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && n < 255 && a[n] == b[n] {
		n++
	}
	return n
}
