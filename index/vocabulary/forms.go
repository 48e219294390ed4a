package vocabulary

import (
	"bytes"
	"cmp"
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
	entries := frequent(c, maxForms, 1)
	f := &forms{total: total, articles: make([]uint32, len(entries))}
	words, shown := make([]string, len(entries)), make([]string, len(entries))
	for i, e := range entries {
		words[i], f.articles[i] = c.key(e), e.articles
		if s := c.spelled(e); s != words[i] {
			shown[i] = s
		}
	}
	f.words, f.shown = newTexts(words), newTexts(shown)
	return f
}

// frequent returns at most limit entries that at least that many articles have, the most
// frequent, sorted by their keys.
func frequent(c *counter, limit int, least uint32) []*counted {
	var entries []*counted
	for i := range c.entries {
		if e := &c.entries[i]; e.articles >= least {
			entries = append(entries, e)
		}
	}
	byKey := func(a, b *counted) int { return bytes.Compare(c.texts.of(a.key), c.texts.of(b.key)) }
	if len(entries) > limit {
		slices.SortFunc(entries, func(a, b *counted) int { return cmp.Or(cmp.Compare(b.articles, a.articles), byKey(a, b)) })
		entries = entries[:limit]
	}
	slices.SortFunc(entries, byKey)
	return entries
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
