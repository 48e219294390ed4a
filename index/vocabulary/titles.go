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
	known      map[uint64]uint32 // by hash
	seed       maphash.Seed      // of the hashes
}

func (t *titles) add(id, title string) {
	title = clipped(tidy(title))
	if title == "" {
		return
	}
	if t.known == nil {
		t.known, t.seed = map[uint64]uint32{}, maphash.MakeSeed()
	}
	hash := maphash.String(t.seed, title)
	if i, ok := t.known[hash]; ok {
		t.counts[i]++
		t.ids[i] = min(t.ids[i], strings.Clone(id))
		return
	}
	if len(t.texts) >= maxTitles {
		return
	}
	t.known[hash] = uint32(len(t.texts))
	t.texts = append(t.texts, strings.Clone(title))
	t.ids = append(t.ids, strings.Clone(id))
	t.counts = append(t.counts, 1)
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
