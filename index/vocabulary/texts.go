package vocabulary

import "sort"

// texts is a list of short texts in one piece of memory: text i is bytes
// ends[i-1] to ends[i] of all.
type texts struct {
	all  string
	ends []uint32
}

func newTexts(list []string) texts {
	t := texts{ends: make([]uint32, len(list))}
	size := 0
	for _, text := range list {
		size += len(text)
	}
	all := make([]byte, 0, size)
	for i, text := range list {
		all = append(all, text...)
		t.ends[i] = uint32(len(all))
	}
	t.all = string(all)
	return t
}

func (t *texts) len() int { return len(t.ends) }

func (t *texts) at(i int) string {
	start := uint32(0)
	if i > 0 {
		start = t.ends[i-1]
	}
	return t.all[start:t.ends[i]]
}

// find returns the number of text in a sorted list.
func (t *texts) find(text string) (int, bool) {
	i := sort.Search(t.len(), func(i int) bool { return t.at(i) >= text })
	return i, i < t.len() && t.at(i) == text
}

// prefixed returns the range of the texts of a sorted list that begin with prefix.
func (t *texts) prefixed(prefix string) (low, high int) {
	head := func(i int) string { return t.at(i)[:min(len(prefix), len(t.at(i)))] }
	low = sort.Search(t.len(), func(i int) bool { return t.at(i) >= prefix })
	return low, low + sort.Search(t.len()-low, func(i int) bool { return head(low+i) > prefix })
}
