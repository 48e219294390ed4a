package clean

import (
	"hash/maphash"
	"net/url"
	"strings"
	"sync"

	"kiosque/article"
	"kiosque/corpus/read"
)

const (
	leastArticles = 20      // of one source, before anything is learnt of it
	leastRepeats  = 5       // articles a line must stand in to be chrome
	chromeIn      = 0.1     // and the share of the articles of its source
	mostCounts    = 1 << 20 // lines that are counted; when there are more, those seen once are forgotten
)

// Corpus learns from the documents of a corpus which lines stand in many
// articles of one source: they are chrome, whatever they say. Add every
// document, then Clean every one, or CleanAgain what has an Outline; all may be called from many goroutines.
// It holds at most about a million hashes. The zero value is ready.
type Corpus struct {
	mu       sync.RWMutex
	seed     maphash.Seed
	articles map[string]int // of each source
	counts   map[uint64]int // articles each line stands in, by source and line
	numbers  map[article.Passage]uint64
	shapes   []article.Passage // by number; of outlines
}

// Add counts the lines of a document.
func (c *Corpus) Add(d read.Document) {
	source := sourceOf(d)
	seen := map[string]bool{}
	for row := range strings.Lines(d.Text) {
		if row = strings.TrimSpace(row); row != "" && len(row) <= longestFolded {
			seen[strings.TrimLeft(row, bullets)] = true
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.begin()
	c.articles[source]++
	for row := range seen {
		c.counts[c.key(source, row)]++
	}
	if len(c.counts) > mostCounts {
		c.forget()
	}
}

// Clean is the function Clean with what was learnt from the corpus.
func (c *Corpus) Clean(d read.Document) article.Article {
	return cleaned(d, c)
}

func (c *Corpus) begin() {
	if c.counts == nil {
		c.seed = maphash.MakeSeed()
		c.articles, c.counts = map[string]int{}, map[uint64]int{}
		c.numbers = map[article.Passage]uint64{}
	}
}

// forget drops the lines that stand in one article, and if that frees little, in two, and so on.
func (c *Corpus) forget() {
	for most := 1; len(c.counts) > mostCounts/2; most++ {
		for k, n := range c.counts {
			if n <= most {
				delete(c.counts, k)
			}
		}
	}
}

func (c *Corpus) key(source, row string) uint64 {
	var h maphash.Hash
	h.SetSeed(c.seed)
	h.WriteString(source)
	h.WriteByte(0)
	h.WriteString(row)
	return h.Sum64()
}

// drop drops the lines of a document that are chrome of its source.
func (c *Corpus) drop(d read.Document, lines []line) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	source := sourceOf(d)
	if c.articles[source] < leastArticles {
		return
	}
	for i := range lines {
		l := &lines[i]
		if !l.undecided() || len(l.text) > longestFolded {
			continue
		}
		if c.repeats(source, l.text) {
			l.drop(ReasonChrome, true)
		}
	}
}

// repeats tells whether a line stands in many articles of a source.
func (c *Corpus) repeats(source, row string) bool {
	in := c.counts[c.key(source, row)]
	return in >= leastRepeats && float64(in) >= chromeIn*float64(c.articles[source])
}

// sourceOf names what a document shares its chrome with: its source as stated, else the host it came from,
// else the whole of the corpus.
func sourceOf(d read.Document) string {
	if s := first(d.User.Source, d.Page.Source); s != "" {
		return s
	}
	if u, err := url.Parse(first(d.User.URL, d.Page.URL)); err == nil {
		return u.Hostname()
	}
	return ""
}
