package parcel_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"iter"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kiosque/article"
	"kiosque/index"
	"kiosque/index/packed"
	"kiosque/index/parcel"
)

func each[T any](all []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, v := range all {
			if !yield(v, nil) {
				return
			}
		}
	}
}

// sent is what a test sends.
type sent struct {
	Generation index.Generation
	Articles   []index.Kept
	Changes    []index.Change
	Gone       []index.Gone
}

func (s sent) copy() index.Copy {
	return index.Copy{Generation: s.Generation, Articles: each(s.Articles), Changes: each(s.Changes), Gone: each(s.Gone)}
}

func example() sent {
	day := time.Date(2026, 11, 3, 4, 5, 6, 789, time.UTC)
	s := sent{Generation: index.Generation{Name: "000007", Created: day, Articles: 3, Digest: "d", Changed: index.Tally{Before: "000006", New: 1, Gone: 1}}}
	for _, id := range []string{"a", "b", "c"} {
		a := article.Article{ID: id, Path: id + ".txt", Text: "« L’été »\n<" + id + ">\u2028", Reading: article.Reading{Key: [16]byte{1, 2}, Chrome: 1 << 63}}
		s.Articles = append(s.Articles, index.KeptOf(a, index.Arrival{Generation: "000003", At: day}))
	}
	s.Articles[1].Article.Countries = []article.Fact{}
	s.Changes = []index.Change{{Kind: index.ChangedNew, ID: "a"}, {Kind: index.ChangedGone, ID: "z"}}
	s.Gone = []index.Gone{{ID: "z", Title: "Z", Since: day}}
	return s
}

func write(t *testing.T, s sent) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := parcel.Write(t.Context(), &b, "test", s.copy()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read reads a stream to its end.
func read(ctx context.Context, from io.Reader) (got sent, err error) {
	err = parcel.Read(ctx, from, func(h parcel.Head, c index.Copy) (err error) {
		got.Generation = h.Generation
		if got.Articles, err = all(c.Articles); err != nil {
			return err
		}
		if got.Changes, err = all(c.Changes); err != nil {
			return err
		}
		got.Gone, err = all(c.Gone)
		return err
	})
	return got, err
}

func all[T any](from iter.Seq2[T, error]) (list []T, err error) {
	for v, err := range from {
		if err != nil {
			return nil, err
		}
		if k, ok := any(&v).(*index.Kept); ok {
			k.Article = k.Whole()
		}
		list = append(list, v)
	}
	return list, nil
}

func TestAParcelComesBackAsItWasSent(t *testing.T) {
	for what, s := range map[string]sent{"all": example(), "articles alone": {Articles: example().Articles}, "nothing": {}, "gone alone": {Gone: example().Gone}} {
		got, err := read(t.Context(), bytes.NewReader(write(t, s)))
		if diff := cmp.Diff(s, got); err != nil || diff != "" {
			t.Errorf("%s: %v\n%s", what, err, diff)
		}
	}
}

func TestWhatWasCutOrChangedIsRefused(t *testing.T) {
	whole := write(t, example())
	for end := range whole {
		if _, err := read(t.Context(), bytes.NewReader(whole[:end])); !errors.Is(err, packed.ErrCut) && !errors.Is(err, packed.ErrForeign) {
			t.Fatalf("cut after %d of %d bytes: %v", end, len(whole), err)
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		changed := bytes.Clone(whole)
		changed[r.IntN(len(changed))] ^= 1 << r.IntN(8)
		got, err := read(t.Context(), bytes.NewReader(changed))
		if err == nil && !cmp.Equal(example(), got) {
			t.Fatalf("a byte was changed, and nobody saw it:\n%s", cmp.Diff(example(), got))
		}
	}
	twice := append(bytes.Clone(whole), whole...)
	if _, err := read(t.Context(), bytes.NewReader(twice)); !errors.Is(err, packed.ErrCut) {
		t.Errorf("what follows the end: %v", err)
	}
}

func TestForeignStreamsAreRefused(t *testing.T) {
	for _, text := range []string{"", "hello", strings.Repeat("\x00", 600), "\x28\xb5\x2f\xfd"} {
		if _, err := read(t.Context(), strings.NewReader(text)); !errors.Is(err, packed.ErrForeign) {
			t.Errorf("%.10q: %v, want ErrForeign", text, err)
		}
	}
}

func TestAnErrorOfTheSenderEndsTheParcel(t *testing.T) {
	broken := errors.New("broken")
	c := example().copy()
	c.Changes = func(yield func(index.Change, error) bool) { yield(index.Change{}, broken) }
	var b bytes.Buffer
	if err := parcel.Write(t.Context(), &b, "test", c); !errors.Is(err, broken) {
		t.Errorf("%v, want %v", err, broken)
	}
	if _, err := read(t.Context(), &b); err == nil {
		t.Error("half a parcel is taken")
	}
}

func TestReadingEndsWithItsContext(t *testing.T) {
	ctx, end := context.WithCancel(t.Context())
	end()
	if _, err := read(ctx, bytes.NewReader(write(t, example()))); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want context.Canceled", err)
	}
}
