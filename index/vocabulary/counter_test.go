package vocabulary

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// plainCounter is counter as it is described, without its table.
type plainCounter struct {
	max     int
	entries map[string]*plainCounted
}

type plainCounted struct {
	articles, last uint32
	shown          [spellings]struct {
		text  string
		count uint32
	}
}

func (c *plainCounter) seen(key string, article uint32, spelled string) {
	e := c.entries[key]
	if e == nil {
		for least := uint32(1); len(c.entries) >= c.max; least++ {
			maps.DeleteFunc(c.entries, func(_ string, e *plainCounted) bool { return e.articles <= least })
		}
		e = &plainCounted{}
		c.entries[key] = e
	}
	if e.last == article {
		return
	}
	e.last = article
	e.articles++
	e.spell(spelled)
}

func (e *plainCounted) spell(text string) {
	for i := range e.shown {
		if s := &e.shown[i]; s.count == 0 || s.text == text {
			s.text, s.count = text, s.count+1
			return
		}
	}
	for i := range e.shown {
		e.shown[i].count--
	}
}

func (e *plainCounted) spelled() string {
	best := e.shown[0]
	for _, s := range e.shown[1:] {
		if s.count > best.count || s.count == best.count && s.text < best.text && s.count > 0 {
			best = s
		}
	}
	return best.text
}

func TestACounterCountsAsAPlainOneDoes(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	const limit, keys = 3000, 5000
	plain, c := &plainCounter{max: limit, entries: map[string]*plainCounted{}}, newCounter(limit)
	for article := uint32(1); article <= 400; article++ {
		for range 100 {
			key := fmt.Sprintf("key%d", int(keys*random.Float64()*random.Float64()))
			spelled := strings.Repeat("É", random.IntN(3)) + key[random.IntN(3):]
			plain.seen(key, article, spelled)
			if e, first := c.seen([]byte(key), article); first {
				c.spell(e, spelled)
			}
		}
	}
	if len(c.entries) != len(plain.entries) {
		t.Fatalf("%d entries, want %d", len(c.entries), len(plain.entries))
	}
	for key, want := range plain.entries {
		if e := c.find(key); e == nil || e.articles != want.articles || c.spelled(e) != want.spelled() {
			t.Errorf("%s: %+v, want %d articles and %q", key, e, want.articles, want.spelled())
		}
	}
	if !slices.IsSortedFunc(frequent(c, limit, 1), func(a, b *counted) int { return strings.Compare(c.key(a), c.key(b)) }) {
		t.Error("the entries are not sorted by their keys")
	}
}

func TestTextsOfACounterAreTidiedUp(t *testing.T) {
	c := newCounter(10)
	for n := range uint32(5 * leastWasted / 16) {
		e, _ := c.seen([]byte("key"), n+1)
		c.spell(e, strings.Repeat("x", int(n%40)))
	}
	c.seen([]byte("other"), 1)
	if len(c.texts.bytes) > 2*leastWasted {
		t.Errorf("%d bytes of texts for two keys", len(c.texts.bytes))
	}
}

func TestNarrowNumbersAreReadBack(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for _, most := range []uint32{0, 1, 7, 255, 1 << 19, 1<<32 - 1} {
		list := make([]uint32, random.IntN(100))
		for i := range list {
			list[i] = uint32(random.Uint64N(uint64(most) + 1))
		}
		n := newNarrow(list)
		for i, want := range list {
			if n.at(i) != want {
				t.Errorf("up to %d: number %d is %d, want %d", most, i, n.at(i), want)
			}
		}
	}
}

// TestWordStartsAreSortedByWhatFollows compares with the folded rest of every text.
func TestWordStartsAreSortedByWhatFollows(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	words := []string{"état", "d’urgence", "the", "a", "-", "– «", "Été", "été", "\u0301", "of", "Œuvre", "long", "12", "longer,", "日本"}
	var list []string
	for range 500 {
		var text []string
		for range random.IntN(12) {
			text = append(text, words[random.IntN(len(words))])
		}
		list = append(list, strings.Join(text, [...]string{" ", "  ", "-"}[random.IntN(3)]))
	}
	n := newNames(list, nil, make([]uint32, len(list)))
	type rest struct {
		text string
		id   uint32
	}
	var want []rest
	for i, text := range list {
		for k, start := range wordStarts(text, nil) {
			want = append(want, rest{Fold(text[start:]), uint32(i*maxStarts + k)})
		}
	}
	slices.SortFunc(want, func(a, b rest) int {
		if order := strings.Compare(a.text, b.text); order != 0 {
			return order
		}
		return int(a.id) - int(b.id)
	})
	if n.starts.len() != len(want) {
		t.Fatalf("%d word starts, want %d", n.starts.len(), len(want))
	}
	for i, w := range want {
		if n.starts.at(i) != w.id {
			t.Fatalf("start %d is %d, want %d, before %q", i, n.starts.at(i), w.id, w.text)
		}
	}
}

func TestWhatIsTidyIsLeftAsItIs(t *testing.T) {
	for _, text := range []string{"l’État", "ŒUVRE", "été", "e\u0301", "a\u00adb", "a\u00a0b", "\xc3", "\xc3\xa9\xcc\x81", "日本", "a\tb"} {
		if have := tidy(text); isTidy(text) && have != text || !isTidy(have) && isTidy(text) {
			t.Errorf("%q: %q", text, have)
		}
	}
	for text, want := range map[string]string{"e\u0301": "é", "a\u00adb": "ab", "a\u00a0b": "a b", "a\xffb": "ab", "a\tb": "a b"} {
		if have := tidy(text); have != want {
			t.Errorf("%q: %q, want %q", text, have, want)
		}
	}
}
