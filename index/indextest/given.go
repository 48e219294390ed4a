package indextest

import (
	"iter"
	"testing"

	"kiosque/index"
)

// Given is all that an engine gives of its current generation but how many bytes that takes.
type Given struct {
	Generation index.Generation
	Articles   []index.Kept
	Changes    []index.Change
	Gone       []index.Gone
}

// Give has an engine give all.
func Give(t *testing.T, from index.Mover) (all Given) {
	t.Helper()
	err := from.Give(t.Context(), func(c index.Copy) error {
		all = Given{c.Generation, Collect(t, c.Articles), Collect(t, c.Changes), Collect(t, c.Gone)}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	all.Generation.Bytes = 0
	return all
}

// Collect returns all that is yielded; an error among it fails the test.
func Collect[T any](t *testing.T, from iter.Seq2[T, error]) (all []T) {
	t.Helper()
	for v, err := range from {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, v)
	}
	return all
}
