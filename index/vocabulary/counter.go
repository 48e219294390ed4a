package vocabulary

import "hash/maphash"

// counter counts in how many articles each of many keys is, and how it is spelled
// there. It holds at most max keys: full, it throws the rarest away, so that a count
// can be too low by the number of times that happened to the key, and is never too high.
//
// It is a hash table with open addressing over a list of entries, without pointers: at
// most 48 bytes an entry, 8 of slots, and the letters.
type counter struct {
	max     int
	entries []counted // in the order in which they came
	slots   []uint32  // number of an entry plus one by hash, 0 for none; a power of two
	texts   arena     // of keys and spellings
	seed    maphash.Seed
}

// counted is one key: the articles that have it and its most frequent spellings.
type counted struct {
	hash     uint32
	articles uint32
	last     uint32 // the article counted last
	key      piece
	shown    [spellings]spelling
}

type spelling struct {
	count uint32
	text  piece
}

// spellings is how many ways to write a word compete: "état", "État", "ÉTAT".
const spellings = 3

const (
	firstSlots  = 1 << 10
	leastWasted = 1 << 20 // bytes of an arena worth tidying up for
)

func newCounter(limit int) *counter {
	return &counter{max: limit, slots: make([]uint32, firstSlots), seed: maphash.MakeSeed()}
}

// seen counts key once for each article; first is false when it has been counted
// for this one. Articles are numbered from 1. The entry is good until the next call.
func (c *counter) seen(key []byte, article uint32) (e *counted, first bool) {
	hash := uint32(maphash.Bytes(c.seed, key))
	e = c.entry(hash, key)
	if e == nil {
		e = c.add(hash, key)
	}
	if e.last == article {
		return e, false
	}
	e.last = article
	e.articles++
	return e, true
}

// find returns the entry of a key, nil for none.
func (c *counter) find(key string) *counted {
	return c.entry(uint32(maphash.String(c.seed, key)), []byte(key))
}

func (c *counter) entry(hash uint32, key []byte) *counted {
	mask := uint32(len(c.slots) - 1)
	for at := hash & mask; c.slots[at] != 0; at = (at + 1) & mask {
		e := &c.entries[c.slots[at]-1]
		if e.hash == hash && string(c.texts.of(e.key)) == string(key) {
			return e
		}
	}
	return nil
}

// add makes an entry of a key that has none.
func (c *counter) add(hash uint32, key []byte) *counted {
	c.prune()
	if len(c.entries) >= len(c.slots)/2 {
		c.slots = make([]uint32, 2*len(c.slots))
		c.place()
	}
	c.entries = append(c.entries, counted{hash: hash, key: c.texts.put(key)})
	c.slot(len(c.entries) - 1)
	return &c.entries[len(c.entries)-1]
}

// place finds a slot for every entry, in slots that are empty.
func (c *counter) place() {
	for i := range c.entries {
		c.slot(i)
	}
}

func (c *counter) slot(i int) {
	mask := uint32(len(c.slots) - 1)
	at := c.entries[i].hash & mask
	for c.slots[at] != 0 {
		at = (at + 1) & mask
	}
	c.slots[at] = uint32(i + 1)
}

// prune makes room when the table is full: first what was seen once goes, then twice …
func (c *counter) prune() {
	if len(c.entries) < c.max {
		if c.texts.wasted > leastWasted && c.texts.wasted > len(c.texts.bytes)/2 {
			c.tidy()
		}
		return
	}
	for least := uint32(1); len(c.entries) >= c.max; least++ {
		kept := c.entries[:0]
		for i := range c.entries {
			if c.entries[i].articles > least {
				kept = append(kept, c.entries[i])
			}
		}
		c.entries = kept
	}
	clear(c.slots)
	c.place()
	c.tidy()
}

// tidy copies the texts of the entries together.
func (c *counter) tidy() {
	old := c.texts
	c.texts = arena{bytes: make([]byte, 0, len(old.bytes)/2)}
	for i := range c.entries {
		e := &c.entries[i]
		e.key = c.texts.put(old.of(e.key))
		for k := range e.shown {
			e.shown[k].text = c.texts.put(old.of(e.shown[k].text))
		}
	}
}

// spell notes one spelling, with Misra and Gries's way to keep the most frequent few:
// one too many takes a vote from each of the others.
func (c *counter) spell(e *counted, text string) {
	if len(text) > maxPiece {
		return
	}
	for i := range e.shown {
		s := &e.shown[i]
		if s.count == 0 {
			s.text, s.count = c.texts.replace(s.text, text), 1
			return
		}
		if c.texts.is(s.text, text) {
			s.count++
			return
		}
	}
	for i := range e.shown {
		e.shown[i].count--
	}
}

// key returns the key of an entry.
func (c *counter) key(e *counted) string { return string(c.texts.of(e.key)) }

// spelled returns the most frequent spelling, "" when none was noted.
func (c *counter) spelled(e *counted) string {
	best, text := e.shown[0].count, string(c.texts.of(e.shown[0].text))
	for i := range e.shown[1:] {
		s := &e.shown[1+i]
		if other := string(c.texts.of(s.text)); s.count > best || s.count == best && other < text && s.count > 0 {
			best, text = s.count, other
		}
	}
	return text
}
