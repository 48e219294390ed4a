package columns

import (
	"math/bits"
	"slices"
)

// maxValues is how many values of a facet are in an answer, besides the chosen ones: all
// countries fit.
const maxValues = 250

// ranked is a value and its count in one number: the smaller is listed first, by count,
// then by value.
type ranked uint64

func rankedOf(n, count uint32) ranked { return ranked(^count)<<32 | ranked(n) }

func (r ranked) ordinal() uint32 { return uint32(r) }
func (r ranked) count() uint32   { return ^uint32(r >> 32) }

const (
	// leadingBits of a count besides the first tell its class: counts below 128 have a
	// class each.
	leadingBits = 6
	classes     = (32 - leadingBits + 1) << leadingBits
)

// class grows with count and is small, so that values can be counted by class: most are
// rare, and a list of all by rank would be made only to be thrown away.
func class(count uint32) int {
	shift := max(0, bits.Len32(count)-leadingBits-1)
	return shift<<leadingBits + int(count>>shift)
}

// top returns the maxValues first of the values that were counted, in a buffer, and how
// many were counted in all.
func (t *tally) top(buffer []ranked) (top []ranked, counted int) {
	all := t.ranked(buffer)
	if counted = len(all); counted > maxValues {
		all = leading(all)
	}
	slices.Sort(all)
	return all[:min(len(all), maxValues)], counted
}

// ranked returns the values that were counted, by ordinal, in a buffer.
func (t *tally) ranked(buffer []ranked) []ranked {
	all := buffer[:0]
	t.stretches(func(from, to int) {
		all = slices.Grow(all, to-from)
		all = all[:len(all)+appended(all[len(all):len(all)+to-from], t.counts[from:to], from)]
	})
	return all
}

// appended fills to with the counts that are not 0, and returns how many there are.
func appended(to []ranked, counts []uint32, from int) int {
	n := 0
	for i, count := range counts {
		to[n] = rankedOf(uint32(from+i), count)
		if count > 0 {
			n++
		}
	}
	return n
}

// leading returns those of more than maxValues values, which are in the order of their
// ordinals, that may be among the first maxValues.
func leading(all []ranked) []ranked {
	least, room := lastClass(all)
	n := 0
	for _, r := range all {
		c := class(r.count())
		if c < least || c == least && room == 0 {
			continue
		}
		if c == least && least < 2<<leadingBits { // all have one count: the first by ordinal are the first
			room--
		}
		all[n] = r
		n++
	}
	return all[:n]
}

// lastClass returns the class that the value with rank maxValues is in, and how many
// values of the class are that far up.
func lastClass(all []ranked) (least, room int) {
	var sizes [classes]uint32
	for _, r := range all {
		sizes[class(r.count())]++
	}
	least, room = classes-1, maxValues
	for ; room > int(sizes[least]); least-- {
		room -= int(sizes[least])
	}
	return least, room
}
