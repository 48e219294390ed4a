package columns

import (
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"kiosque/index"
	"kiosque/query"
)

// arrivalOf is one of a few; one name is longer than the others.
func arrivalOf(doc int) index.Arrival {
	n := []int{3, 999_999, 7, 1_000_000, 3, 12}[doc*doc%6]
	return index.Arrival{Generation: fmt.Sprintf("%06d", n), At: time.Unix(int64(n), 123456789).UTC()}
}

// arrivals are those of so many articles.
func arrivals(documents int) []index.Arrival {
	all := make([]index.Arrival, documents)
	for doc := range all {
		all[doc] = arrivalOf(doc)
	}
	return all
}

// writtenArrivals returns the file of arrivals.
func writtenArrivals(t testing.TB, all []index.Arrival) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "arrivals")
	if err := WriteArrivals(path, slices.Values(all)); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestArrivalsComeBackAsTheyWereWritten(t *testing.T) {
	for _, n := range []int{0, 1, 6, 1200} {
		want := arrivals(n)
		path := filepath.Join(t.TempDir(), "arrivals")
		if err := WriteArrivals(path, slices.Values(want)); err != nil {
			t.Fatal(err)
		}
		a, err := ReadArrivals(path)
		if err != nil || a.Len() != n {
			t.Fatalf("%d articles (%v), want %d", a.Len(), err, n)
		}
		for doc := range want {
			if got := a.Of(uint32(doc)); got != want[doc] {
				t.Errorf("article %d came with %v, want %v", doc, got, want[doc])
			}
		}
	}
}

// Four hundred generations need two bytes an article.
func TestGenerationsMayBeMany(t *testing.T) {
	all := make([]index.Arrival, 400)
	for i := range all {
		all[i] = index.Arrival{Generation: fmt.Sprintf("%06d", 400-i), At: time.Unix(int64(i), 0).UTC()}
	}
	content := writtenArrivals(t, all)
	whole, err := checked(content)
	if err != nil {
		t.Fatal(err)
	}
	a, err := decodeArrivals(whole)
	if err != nil {
		t.Fatal(err)
	}
	table := a.after(nil, "000399")
	for doc := range all {
		if a.Of(uint32(doc)) != all[doc] || table[at(a.column.codes, uint32(doc))] != map[bool]uint8{true: 1}[doc == 0] {
			t.Fatalf("article %d came with %v, want %v", doc, a.Of(uint32(doc)), all[doc])
		}
	}
}

func TestArrivalsThatWereCutOrChangedAreDamaged(t *testing.T) {
	content := writtenArrivals(t, arrivals(9))
	path := filepath.Join(t.TempDir(), "arrivals")
	for at := range content {
		flipped := slices.Clone(content)
		flipped[at] ^= 1
		for _, damaged := range [][]byte{content[:at], flipped} {
			if err := os.WriteFile(path, damaged, 0o600); err != nil {
				t.Fatal(err)
			}
			if a, err := ReadArrivals(path); !errors.Is(err, ErrDamaged) || a != nil {
				t.Fatalf("at %d: %v", at, err)
			}
		}
	}
}

func TestWhereNobodyKnowsWhenArticlesCameNothingIsNew(t *testing.T) {
	c := built(t, smallRows())
	c.SetArrivals(nil)
	q := query.New()
	q.Since = "000001"
	k := c.NewCounter(q)
	defer k.Release()
	for doc := range k.All() {
		t.Errorf("article %d is new", doc)
	}
	if came := c.Arrival(0); came != (index.Arrival{}) || k.Total() != 0 {
		t.Errorf("%v, %d hits", came, k.Total())
	}
}

// FuzzDecodeArrivals gives what has its checksum, but was never written.
func FuzzDecodeArrivals(f *testing.F) {
	for _, n := range []int{0, 1, 9} {
		content := writtenArrivals(f, arrivals(n))
		f.Add(content[:len(content)-crc32.Size])
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		a, err := decodeArrivals(content)
		if err != nil {
			if !errors.Is(err, ErrDamaged) {
				t.Fatal(err)
			}
			return
		}
		a.after(nil, "000001")
		for doc := range uint32(a.Len()) {
			a.Of(doc)
		}
	})
}
