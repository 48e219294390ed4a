package columns

import (
	"errors"
	"hash/crc32"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"kiosque/query"
)

// fileOf writes rows into a file.
func fileOf(t testing.TB, rows []Row) (path string) {
	t.Helper()
	var b Builder
	for _, r := range rows {
		b.Add(r)
	}
	path = filepath.Join(t.TempDir(), "columns")
	if err := b.Write(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// written returns the file of rows.
func written(t testing.TB, rows []Row) []byte {
	t.Helper()
	content, err := os.ReadFile(fileOf(t, rows))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// smallRows have columns of both kinds.
func smallRows() []Row {
	return randomRows(rand.New(rand.NewPCG(14, 15)), 9, shapes["several values, many copies"])
}

func TestAFileThatWasCutOrChangedIsDamaged(t *testing.T) {
	content := written(t, smallRows())
	path := filepath.Join(t.TempDir(), "columns")
	damaged := func(about string, at int, content []byte) {
		if c, err := read(content); !errors.Is(err, ErrDamaged) || c != nil {
			t.Errorf("%s at %d: %v", about, at, err)
		}
		if at%100 > 0 {
			return // the same from a file, now and then
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if c, err := Open(path); !errors.Is(err, ErrDamaged) || c != nil {
			t.Errorf("%s at %d: %v", about, at, err)
		}
	}
	for at := range content {
		damaged("cut", at, content[:at])
		changed := append([]byte(nil), content...)
		changed[at] ^= 1 << (at % 8)
		damaged("changed", at, changed)
	}
	damaged("longer", len(content), append(content, 0))
}

func TestAFileThatIsNotThereIsNotDamaged(t *testing.T) {
	if _, err := Open(filepath.Join(t.TempDir(), "columns")); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

func TestEqualRowsGiveEqualBytes(t *testing.T) {
	first := string(written(t, smallRows()))
	if again := string(written(t, smallRows())); again != first {
		t.Error("they differ")
	}
}

func TestColumnsAreReadWhereverTheyLieInMemory(t *testing.T) {
	rows := randomRows(rand.New(rand.NewPCG(16, 17)), 300, shapes["many values, two bytes a code"])
	shifted := append([]byte{0}, written(t, rows)...)[1:]
	c, err := read(shifted)
	if err != nil {
		t.Fatal(err)
	}
	for doc, row := range rows {
		sameRow(t, "shifted", c, uint32(doc), row)
	}
}

// FuzzDecode gives what has its checksum, but was never written.
func FuzzDecode(f *testing.F) {
	for _, rows := range [][]Row{nil, smallRows()[:1], smallRows()} {
		content := written(f, rows)
		f.Add(content[:len(content)-crc32.Size])
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		c, err := decode(content)
		if err != nil {
			if !errors.Is(err, ErrDamaged) {
				t.Fatal(err)
			}
			return
		}
		use(c)
	})
}

// use looks up everything.
func use(c *Columns) {
	q := query.New()
	for doc := range uint32(c.Len()) {
		_, _, _ = c.First(doc), c.Last(doc), c.StoryID(c.Story(doc))
	}
	for _, f := range query.Facets {
		column := c.Facet(f)
		for doc := range uint32(c.Len()) {
			for _, n := range column.Of(nil, doc) {
				q.Filters[f] = []string{column.Value(n)}
			}
		}
		for n := range uint32(column.Len()) {
			_, _ = column.Total(n), column.Having(n)
		}
	}
	for _, q := range []query.Query{q, query.New(), {From: "2010-01-02", Sort: query.Newest}} {
		k := c.NewCounter(q)
		k.Take(every(c.Len()))
		k.Facets()
		k.Release()
		k = c.NewCounter(q)
		k.All()(func(uint32) bool { return true })
		k.Facets()
		k.Release()
	}
}
