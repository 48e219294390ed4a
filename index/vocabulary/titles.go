package vocabulary

import (
	"hash/maphash"
	"strings"
)

// maxTitles is how many titles are kept: those of the first articles. At 130 bytes
// each that is 130 MB for an archive of a million.
const maxTitles = 1 << 20

// titles are the titles of the articles, equal ones once, with the least of their ids.
type titles struct {
	texts, ids []string
	counts     []uint32
	known      map[uint64]uint32
}

// seed is one for the process, so that builders can be merged.
var seed = maphash.MakeSeed()

func (t *titles) add(id, title string) { t.addCounted(id, clipped(tidy(title)), 1) }

func (t *titles) addCounted(id, title string, n uint32) {
	if title == "" {
		return
	}
	hash := maphash.String(seed, title)
	if i, ok := t.known[hash]; ok {
		t.counts[i] += n
		t.ids[i] = min(t.ids[i], strings.Clone(id))
		return
	}
	if len(t.texts) >= maxTitles {
		return
	}
	if t.known == nil {
		t.known = map[uint64]uint32{}
	}
	t.known[hash] = uint32(len(t.texts))
	t.texts = append(t.texts, strings.Clone(title))
	t.ids = append(t.ids, strings.Clone(id))
	t.counts = append(t.counts, n)
}

func (t *titles) merge(other *titles) {
	for i, title := range other.texts {
		t.addCounted(other.ids[i], title, other.counts[i])
	}
}

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
