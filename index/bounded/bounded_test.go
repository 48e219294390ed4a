package bounded

import (
	"strconv"
	"testing"
)

// sized is a value that costs what it says.
type sized int

func (s sized) Cost() int { return int(s) }

func TestWhatIsHeldIsBoundedAndTheOldestGoesFirst(t *testing.T) {
	b := New[sized](1000)
	made := 0
	ask := func(n, size int) {
		_, _ = b.Get(strconv.Itoa(n), func() (sized, error) { made++; return sized(size), nil })
	}
	for n := range 9 {
		ask(n, 99)
	}
	ask(0, 99) // is held, and now the latest
	ask(9, 99)
	ask(10, 99)
	if made != 11 || b.held > 1000 {
		t.Errorf("made %d, %d bytes held", made, b.held)
	}
	for n, held := range map[int]bool{0: true, 1: false, 2: false, 3: true, 10: true} {
		if _, ok := b.Find(strconv.Itoa(n)); ok != held {
			t.Errorf("%d is held: %t, want %t", n, ok, held)
		}
	}
	if ask(11, 900); b.held > 1000 {
		t.Errorf("%d bytes held", b.held)
	}
	before := b.held
	b.Put("10", 49)
	if v, _ := b.Find("10"); v != 49 || b.held != before-50 {
		t.Errorf("%d is held in the place of 99, %d bytes in all, want %d", v, b.held, before-50)
	}
}
