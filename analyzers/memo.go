package analyzers

import (
	"math/bits"
	"sync/atomic"
	"unicode/utf8"
)

// Limits of memory and of terms.
const (
	memoBits = 16         // 2^16 words remembered by a chain: the vocabulary of some thousand articles, about seven megabytes
	maxKey   = 8 * packed // bytes of a word worth remembering; longer ones are seldom seen twice
	maxWord  = 200        // bytes of a word that make its term; what is longer is no word of a language
)

// packed is how many numbers hold the letters of a key.
const packed = 3

// key is a word as the memo compares it: eight bytes a number, zeros behind the last.
type key struct {
	letters [packed]uint64
	size    uint32
	named   bool
}

// entry is a word and what the filters made of it; a dropped word has no term. It is
// never changed, and one line of the processor's cache long.
type entry struct {
	key
	term  string
	exact string // the term before it was stemmed
}

// memo remembers entries by the word as it stands in the text. Running text repeats
// itself, so most words cost one look-up. A word has two slots: what is new takes
// the first, and what stood there the second, so that the memory is bounded and words in
// use stay in it. It is safe for concurrent use: slots are read and written whole.
type memo struct {
	slots [1 << memoBits]atomic.Pointer[entry]
}

// get returns the entry of a word, nil when it is not remembered.
func (m *memo) get(k *key) *entry {
	at := k.slot()
	if e := m.slots[at].Load(); e != nil && e.key == *k {
		return e
	}
	if e := m.slots[at^1].Load(); e != nil && e.key == *k {
		return e
	}
	return nil
}

// put remembers e, which is the entry of no remembered word.
func (m *memo) put(e *entry) {
	at := e.slot()
	if former := m.slots[at].Swap(e); former != nil {
		m.slots[at^1].Store(former)
	}
}

// slot is the highest bits of a hash.
func (k *key) slot() uint32 {
	h := k.letters[0] ^ uint64(k.size)<<56
	if k.size > 8 {
		h = bits.RotateLeft64(h*prime, 29) ^ k.letters[1]
		h = bits.RotateLeft64(h*prime, 29) ^ k.letters[2]
	}
	if k.named {
		h = ^h
	}
	h *= prime
	return uint32((h ^ h>>29) * prime >> (64 - memoBits))
}

// prime is odd and of no pattern: 2^64 divided by the golden ratio (Knuth 6.4).
const prime = 0x9E3779B97F4A7C15

// set makes k the key of the word that begins text and is so many bytes long, at most maxKey.
func set[T string | []byte](k *key, text T, size int, named bool) {
	k.letters[0], k.letters[1], k.letters[2] = 0, 0, 0
	k.size, k.named = uint32(size), named
	for i := 0; i*8 < size; i++ {
		if len(text) >= i*8+8 {
			k.letters[i] = load(text[i*8:]) & masks[min(size-i*8, 8)]
		} else {
			k.letters[i] = pack(text[i*8 : size])
		}
	}
}

// masks keep the lowest so many bytes.
var masks = [9]uint64{0, 1<<8 - 1, 1<<16 - 1, 1<<24 - 1, 1<<32 - 1, 1<<40 - 1, 1<<48 - 1, 1<<56 - 1, 1<<64 - 1}

// pack returns up to eight bytes as a number, fewer as if zeros followed.
func pack[T string | []byte](word T) uint64 {
	h := uint64(0)
	for i := len(word) - 1; i >= 0; i-- {
		h = h<<8 | uint64(word[i])
	}
	return h
}

// load reads eight bytes at once.
func load[T string | []byte](s T) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
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
