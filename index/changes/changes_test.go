package changes

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/quick"
	"time"

	"github.com/google/go-cmp/cmp"

	"kiosque/index"
)

// corpus is ids and what is stored under each, in order.
type corpus [][2]string

// chance makes a corpus of some of so many ids, in any order.
func chance(r *rand.Rand, ids int) corpus {
	var c corpus
	for i := range ids {
		if r.IntN(3) > 0 {
			c = append(c, [2]string{fmt.Sprint("id", i), fmt.Sprint("text", r.IntN(3))})
		}
	}
	r.Shuffle(len(c), func(i, j int) { c[i], c[j] = c[j], c[i] })
	return c
}

// written writes the hashes of c and reads them again.
func written(t testing.TB, c corpus) Hashes {
	t.Helper()
	path := filepath.Join(t.TempDir(), "digests")
	w, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range c {
		if err := w.Add(RowOf(a[0], []byte(a[1]))); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	h, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// naive compares two corpora by a map.
func naive(before, now corpus) (steps []Step) {
	was := map[string]string{}
	for _, a := range before {
		was[a[0]] = a[1]
	}
	for i, a := range now {
		step := Step{index.ChangedNew, uint32(i)}
		if text, met := was[a[0]]; met {
			step.Kind = index.ChangedAltered
			if text == a[1] {
				step.Kind = Same
			}
		}
		delete(was, a[0])
		steps = append(steps, step)
	}
	for i, a := range before {
		if _, left := was[a[0]]; left {
			steps = append(steps, Step{index.ChangedGone, uint32(i)})
		}
	}
	return steps
}

func TestWhatChangedIsWhatAMapSays(t *testing.T) {
	holds := func(seed uint64, size uint8) bool {
		r := rand.New(rand.NewPCG(seed, 2))
		before, now := chance(r, int(size)), chance(r, int(size))
		var steps []Step
		for s := range Between(written(t, before), written(t, now)) {
			steps = append(steps, s)
		}
		return cmp.Equal(naive(before, now), steps)
	}
	if err := quick.Check(holds, nil); err != nil {
		t.Error(err)
	}
}

func TestIdsOfOneHashAreEachMetOnce(t *testing.T) {
	hashes := func(texts ...byte) Hashes {
		h := Hashes{}
		for _, text := range texts {
			row := make([]byte, rowBytes) // all ids have the same hash
			row[rowBytes-1] = text
			h.rows = append(h.rows, row...)
		}
		return h
	}
	var kinds []string
	for s := range Between(hashes(1, 2, 3), hashes(1, 2)) {
		kinds = append(kinds, string(s.Kind))
	}
	if got := strings.Join(kinds, " "); got != "same same gone" {
		t.Errorf("%s, want each met once", got)
	}
}

func TestAnArticleIsFoundByItsLongHash(t *testing.T) {
	c := chance(rand.New(rand.NewPCG(3, 3)), 300)
	f := NewFinder(written(t, c))
	for i, a := range c {
		row := RowOf(a[0], []byte(a[1]))
		n, known := f.Find(row.Long)
		if !known || int(n) > i || f.Row(n).Long != row.Long {
			t.Fatalf("article %d: found %d (%v)", i, n, known)
		}
	}
	if n, known := f.Find(RowOf("", []byte("not there")).Long); known {
		t.Errorf("found %d by a hash that none has", n)
	}
	if f.Row(uint32(len(c))) != (Row{}) {
		t.Error("an article that there is not has hashes")
	}
}

func TestTheHashThatIsZeroIsNobodys(t *testing.T) {
	f := NewFinder(Hashes{make([]byte, 3*rowBytes)})
	if n, known := f.Find([16]byte{}); known {
		t.Errorf("found %d by zeros", n)
	}
	if n, known := (Finder{}).Find([16]byte{1}); known {
		t.Errorf("found %d where there is nothing", n)
	}
}

func TestHashesThatAreNotAsTheyWereWrittenAreRefused(t *testing.T) {
	h := written(t, chance(rand.New(rand.NewPCG(4, 4)), 9))
	content := append([]byte(magic), h.rows...)
	path := filepath.Join(t.TempDir(), "digests")
	for i := range content {
		changed := append([]byte{}, content...)
		changed[i] ^= 1 << (i % 8)
		if err := os.WriteFile(path, changed, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Read(path); err == nil {
			t.Fatalf("byte %d was changed, and nobody saw it", i)
		}
	}
}

func TestTheListComesBackAsItWasWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "changes")
	want := []index.Change{
		{Kind: index.ChangedNew, ID: "a", Path: "a/é.txt", Title: "« Titre »\nand \x1b[31m <b>"},
		{Kind: index.ChangedGone, ID: "b", Path: "b.txt"},
	}
	err := WriteList(path, func(yield func(index.Change, error) bool) {
		for _, c := range want {
			if !yield(c, nil) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []index.Change
	for c, err := range ReadList(path) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, c)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for c, err := range ReadList(path + " of another") {
		t.Errorf("%v (%v) in a list that there is not", c, err)
	}
}

func TestLongTextsAreKeptInPart(t *testing.T) {
	long := strings.Repeat("é", maxShown) + "."
	if got := shown("x" + long); len(got) != maxShown-1 || !strings.HasPrefix(long, got[1:]) {
		t.Errorf("%d bytes are kept, want whole characters of %d", len(got), maxShown)
	}
	if got := shown("short"); got != "short" {
		t.Errorf("%q", got)
	}
}

// people are n articles that are gone, since day n of them, sorted by id.
func people(r *rand.Rand, n int) []index.Gone {
	var all []index.Gone
	for i := range n {
		id := fmt.Sprintf("%s%05d", strings.Repeat("é", r.IntN(40)), i)
		all = append(all, index.Gone{ID: id, Title: strings.Repeat("t", r.IntN(200)), Lang: "fr", Last: "000001", Since: time.Unix(int64(i), 0).UTC()})
	}
	all, _ = Carry(nil, all, nil)
	return all
}

func TestWhatIsGoneIsFoundByItsID(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for _, n := range []int{1, 2, 3, 500} {
		all := people(r, n)
		path := filepath.Join(t.TempDir(), "gone")
		if err := WriteGone(path, all); err != nil {
			t.Fatal(err)
		}
		f, err := OpenGone(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range all {
			got, err := f.Find(want.ID)
			if err != nil || got == nil || *got != want {
				t.Fatalf("of %d: %v (%v), want %v", n, got, err, want)
			}
			for _, other := range []string{"", "~", want.ID + "x", want.ID[:len(want.ID)-1]} {
				if got, err := f.Find(other); got != nil || err != nil {
					t.Fatalf("of %d: %q finds %v (%v)", n, other, got, err)
				}
			}
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		if read, err := ReadGone(path); err != nil || !cmp.Equal(all, read) {
			t.Fatalf("%d read of %d (%v)", len(read), n, err)
		}
	}
	if none, err := ReadGone(filepath.Join(t.TempDir(), "gone")); none != nil || err != nil {
		t.Errorf("%v (%v) where nothing is gone", none, err)
	}
}

func TestWhatComesBackIsNotCarried(t *testing.T) {
	day := func(n int64) time.Time { return time.Unix(n, 0).UTC() }
	carried := []index.Gone{{ID: "a", Since: day(1)}, {ID: "b", Since: day(1)}, {ID: "c", Since: day(2)}}
	now := []index.Gone{{ID: "d", Since: day(3)}, {ID: "c", Since: day(3)}}
	got, err := Carry(carried, now, func(id string) (bool, error) { return id == "b", nil })
	want := []index.Gone{{ID: "a", Since: day(1)}, {ID: "c", Since: day(3)}, {ID: "d", Since: day(3)}}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
}

func TestTheLongestGoneAreForgotten(t *testing.T) {
	var carried []index.Gone
	for i := range MaxGone {
		carried = append(carried, index.Gone{ID: fmt.Sprintf("%06d", i), Since: time.Unix(int64(MaxGone-i), 0)})
	}
	now := []index.Gone{{ID: "now", Since: time.Unix(MaxGone+1, 0)}, {ID: "0 now", Since: time.Unix(MaxGone+1, 0)}}
	got, err := Carry(carried, now, func(string) (bool, error) { return false, nil })
	if err != nil || len(got) != MaxGone || got[0].ID != "0 now" || got[MaxGone-1].ID != "now" || got[MaxGone-2].ID != fmt.Sprintf("%06d", MaxGone-3) {
		t.Errorf("%d are left (%v)", len(got), err)
	}
}

// FuzzForeign reads what nobody here has written.
func FuzzForeign(f *testing.F) {
	f.Add([]byte(magic), "a")
	f.Add([]byte("{\"id\":\"a\"}\n{\"id\":\"b\"}\n"), "b")
	f.Add([]byte("{\"id\":\"a\"}\n\n[]\nnull\n"), "")
	path := filepath.Join(f.TempDir(), "file")
	f.Fuzz(func(t *testing.T, content []byte, id string) {
		if h, err := decode(content); err == nil && h.Len()*rowBytes != len(content)-len(magic)-sumBytes {
			t.Errorf("%d hashes of %d bytes", h.Len(), len(content))
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		for range ReadList(path) {
		}
		gone, err := OpenGone(path)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = gone.Close() }()
		if found, err := gone.Find(id); err == nil && found != nil && found.ID != id {
			t.Errorf("%q found for %q", found.ID, id)
		}
	})
}

const million = 1_000_000

// millions are the hashes of an archive, in any order, of which some are not those of another.
func millions(seed uint64) Hashes {
	r := rand.New(rand.NewPCG(seed, 9))
	h := Hashes{make([]byte, million*rowBytes)}
	for n, id := range r.Perm(million * 11 / 10)[:million] {
		row := RowOf(fmt.Sprint(id), fmt.Append(nil, id, r.IntN(20)/19))
		for i := range 8 {
			h.rows[n*rowBytes+i] = byte(row.Short >> (8 * i))
		}
		copy(h.rows[n*rowBytes+8:], row.Long[:])
	}
	return h
}

func BenchmarkBetweenAMillion(b *testing.B) {
	before, now := millions(1), millions(2)
	b.ReportAllocs()
	for b.Loop() {
		for range Between(before, now) {
		}
	}
}

func BenchmarkFinderOfAMillion(b *testing.B) {
	h := millions(1)
	b.ReportAllocs()
	for b.Loop() {
		f := NewFinder(h)
		for n := range uint32(million) {
			if _, known := f.Find(h.Row(n).Long); !known {
				b.Fatal(n)
			}
		}
	}
}

func BenchmarkWriteAMillion(b *testing.B) {
	h := millions(1)
	path := filepath.Join(b.TempDir(), "digests")
	b.ReportAllocs()
	for b.Loop() {
		w, err := Create(path)
		for n := range uint32(million) {
			if err == nil {
				err = w.Add(h.Row(n))
			}
		}
		if err == nil {
			err = w.Close()
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFindOfAllThatIsRemembered(b *testing.B) {
	all := people(rand.New(rand.NewPCG(6, 6)), MaxGone)
	path := filepath.Join(b.TempDir(), "gone")
	if err := WriteGone(path, all); err != nil {
		b.Fatal(err)
	}
	f, err := OpenGone(path)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		n = (n + 7919) % len(all)
		if found, err := f.Find(all[n].ID); err != nil || found == nil {
			b.Fatal(all[n].ID, err)
		}
	}
}

func TestAnArticleIsFoundByItsID(t *testing.T) {
	c := chance(rand.New(rand.NewPCG(3, 5)), 300)
	all := NewIDs(written(t, c))
	for i, a := range c {
		if n, known := all.Find(a[0]); !known || int(n) != i {
			t.Fatalf("article %s: found %d (%v), want %d", a[0], n, known, i)
		}
	}
	if n, known := all.Find("nowhere"); known {
		t.Errorf("found %d by an id that none has", n)
	}
	if n, known := (IDs{}).Find("nowhere"); known {
		t.Errorf("found %d where there is nothing", n)
	}
}
