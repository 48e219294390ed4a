package changes

import (
	"iter"

	"kiosque/index"
)

// Same is the kind of an article that two generations have alike.
const Same index.ChangeKind = "same"

// Step is what became of one article.
type Step struct {
	Kind   index.ChangeKind
	Number uint32 // in the order of the newer corpus; of an article that is gone, of the older
}

// Count counts what became of the article.
func (s Step) Count(t *index.Tally) {
	switch s.Kind {
	case index.ChangedNew:
		t.New++
	case index.ChangedAltered:
		t.Altered++
	case index.ChangedGone:
		t.Gone++
	default:
		t.Same++
	}
}

// Between yields what became of every article of two generations: those of now in their
// order, then those of before that are gone, in theirs. Short is the hash of an id, Long that
// of what stands under it. While it runs it needs 9 bytes an article of before.
//
// Ids are told apart by 64 bits: of two that have the same, in some ten million archives of
// a million articles one, one article would be listed as the other, altered.
func Between(before, now Hashes) iter.Seq[Step] {
	return func(yield func(Step) bool) {
		e := newEarlier(before)
		for n := range uint32(now.Len()) {
			if !yield(Step{e.became(now.Row(n)), n}) {
				return
			}
		}
		for n := range uint32(before.Len()) {
			if !e.met[n] && !yield(Step{index.ChangedGone, n}) {
				return
			}
		}
	}
}

// Earlier yields of every article of now, in their order, its number in before; known is false where that
// has none of its id. It needs as much memory as Between.
func Earlier(before, now Hashes) iter.Seq2[uint32, bool] {
	return func(yield func(number uint32, known bool) bool) {
		e := newEarlier(before)
		for n := range uint32(now.Len()) {
			if !yield(e.find(now.short(n))) {
				return
			}
		}
	}
}

// earlier finds the articles of a generation by their ids, each once.
type earlier struct {
	Hashes
	ids order
	met []bool
}

func newEarlier(before Hashes) *earlier {
	return &earlier{before, newOrder(before.Len(), before.short), make([]bool, before.Len())}
}

func (e *earlier) find(id uint64) (number uint32, known bool) {
	for _, n := range e.ids.near(id) {
		if !e.met[n] && e.short(n) == id {
			e.met[n] = true
			return n, true
		}
	}
	return 0, false
}

// became tells what row is to those of before.
func (e *earlier) became(row Row) index.ChangeKind {
	switch n, known := e.find(row.Short); {
	case !known:
		return index.ChangedNew
	case e.Row(n).Long == row.Long:
		return Same
	}
	return index.ChangedAltered
}
