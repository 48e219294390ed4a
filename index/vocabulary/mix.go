package vocabulary

import (
	"cmp"
	"slices"
)

// ranked orders suggestions of one kind and keeps the best of those with one value.
func ranked(list []Suggestion) []Suggestion {
	slices.SortFunc(list, func(a, b Suggestion) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(b.Count, a.Count),
			cmp.Compare(len(a.Text), len(b.Text)), cmp.Compare(a.Text, b.Text))
	})
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(s Suggestion) bool {
		before := seen[s.Value]
		seen[s.Value] = true
		return before
	})
}

// rank is 0 for what has the typed at its start, 1 further on, 2 in another name.
func (s Suggestion) rank() int {
	switch {
	case s.Start > 0:
		return 1
	case s.End == 0:
		return 2
	}
	return 0
}

// together adds up the counts of one word in several languages; the most frequent spelling stays.
func together(list []Suggestion) []Suggestion {
	place := map[string]int{}
	var sums []Suggestion
	var most []int
	for _, s := range list {
		key := Fold(s.Text)
		i, known := place[key]
		if !known {
			place[key] = len(sums)
			sums, most = append(sums, s), append(most, s.Count)
			continue
		}
		s.Count, most[i] = s.Count+sums[i].Count, max(most[i], s.Count)
		if s.Count-sums[i].Count < most[i] {
			s.Text, s.Value, s.End = sums[i].Text, sums[i].Value, sums[i].End
		}
		sums[i] = s
	}
	return sums
}

// unnamed drops the words that are among the names, and those that came before.
func unnamed(words []Suggestion, names ...[]Suggestion) []Suggestion {
	seen := map[string]bool{}
	for _, list := range names {
		for _, s := range list {
			seen[Fold(s.Text)] = true
		}
	}
	return slices.DeleteFunc(words, func(s Suggestion) bool {
		key := Fold(s.Text)
		before := seen[key]
		seen[key] = true
		return before
	})
}

// mix takes n of the lists: of each at first its share, half of the first, and an equal
// part of the rest for the others; what is left over goes to those that have more, the last first,
// so that titles fill up before yet more words do.
func mix(n int, lists ...[]Suggestion) []Suggestion {
	taken := make([]int, len(lists))
	left := n
	for i, list := range lists {
		share := max(1, n/2)
		if i > 0 {
			share = max(1, n/(2*(len(lists)-1)))
		}
		taken[i] = min(share, len(list), left)
		left -= taken[i]
	}
	for i := range slices.Backward(lists) {
		more := min(left, len(lists[i])-taken[i])
		taken[i] += more
		left -= more
	}
	var mixed []Suggestion
	for i, list := range lists {
		mixed = append(mixed, list[:taken[i]]...)
	}
	return mixed
}
