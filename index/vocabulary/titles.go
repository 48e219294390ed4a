package vocabulary

import (
	"hash/maphash"
	"strings"
)

// maxTitles is how many different titles are found by their words: those of the first
// articles. Of each the file keeps two to three bytes a word, and not the title itself.
const maxTitles = 1 << 22

// Titles returns the id and the title of an article by its number, in the order in which the
// Builder was given the articles, from 0: the archive has them already, and the
// vocabulary does not keep them again. It is called some sixty times a suggestion; see Foreseen.
type Titles func(article uint32) (id, title string)

// titles are the titles of the articles, equal ones once, as those of the first that has them: while
// they are counted some 100 bytes each.
type titles struct {
	all      []byte   // end to end, each with a line end behind
	articles []uint32 // of each title, the first that has it
	counts   []uint32
	hashes   []uint64
	slots    []uint32 // number of a title plus one by hash, 0 for none; a power of two
	seed     maphash.Seed
}

// mostTitleBytes bounds what the titles hold together, so that 32 bits say where one is.
const mostTitleBytes = 1 << 31

func newTitles() titles { return titles{slots: make([]uint32, firstSlots), seed: maphash.MakeSeed()} }

// add counts the title of an article, given by its number from 0.
func (t *titles) add(article uint32, title string) {
	title = shownTitle(title)
	if title == "" {
		return
	}
	hash := maphash.String(t.seed, title)
	at := t.slot(hash)
	if i := t.slots[at]; i > 0 {
		t.counts[i-1]++
		return
	}
	if len(t.articles) >= maxTitles || article >= 1<<32/maxStarts || len(t.all) > mostTitleBytes {
		return
	}
	t.all = append(append(t.all, title...), '\n')
	t.articles, t.counts, t.hashes = append(t.articles, article), append(t.counts, 1), append(t.hashes, hash)
	t.slots[at] = uint32(len(t.articles))
	if len(t.articles) > len(t.slots)/2 {
		t.grow()
	}
}

// slot is where a hash stands, or would.
func (t *titles) slot(hash uint64) int {
	mask := len(t.slots) - 1
	at := int(hash) & mask
	for t.slots[at] != 0 && t.hashes[t.slots[at]-1] != hash {
		at = (at + 1) & mask
	}
	return at
}

func (t *titles) grow() {
	t.slots = make([]uint32, 2*len(t.slots))
	for i, hash := range t.hashes {
		t.slots[t.slot(hash)] = uint32(i + 1)
	}
}

// names sorts the word starts of the titles.
func (t *titles) names() names {
	n := names{repeated: map[uint32]uint32{}}
	s := newStarter(len(t.all), len(t.articles))
	rest := string(t.all)
	for i, article := range t.articles {
		var title string
		title, rest, _ = strings.Cut(rest, "\n")
		if t.counts[i] > 1 {
			n.repeated[article] = t.counts[i]
		}
		s.add(article, title)
	}
	n.starts = s.sorted()
	return n
}

// shownTitle is a title as it is suggested, "" for none.
func shownTitle(title string) string { return clipped(tidy(title)) }

// clipped cuts a title at the last blank before maxName and says so with an ellipsis.
func clipped(title string) string {
	title = strings.TrimSpace(title)
	if len(title) <= maxName {
		return title
	}
	end := strings.LastIndexByte(title[:maxName], ' ')
	if end <= 0 {
		return ""
	}
	return title[:end] + " …"
}
