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

// Between yields what became of every article of two generations: those of now in their
// order, then those of before that are gone, in theirs. Short is the hash of an id, Long that
// of what stands under it. While it runs it needs 9 bytes an article of before.
//
// Ids are told apart by 64 bits: of two that have the same, in some ten million archives of
// a million articles one, one article would be listed as the other, altered.
func Between(before, now Hashes) iter.Seq[Step] {
	return func(yield func(Step) bool) {
		ids := newOrder(before.Len(), before.short)
		met := make([]bool, before.Len())
		for n := range uint32(now.Len()) {
			if !yield(Step{became(before, ids, met, now.Row(n)), n}) {
				return
			}
		}
		for n := range uint32(before.Len()) {
			if !met[n] && !yield(Step{index.ChangedGone, n}) {
				return
			}
		}
	}
}

// became tells what row is to those of before, and marks the one that it is.
func became(before Hashes, ids order, met []bool, row Row) index.ChangeKind {
	for _, n := range ids.near(row.Short) {
		if met[n] || before.short(n) != row.Short {
			continue
		}
		met[n] = true
		if before.Row(n).Long == row.Long {
			return Same
		}
		return index.ChangedAltered
	}
	return index.ChangedNew
}
