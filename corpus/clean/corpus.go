package clean

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"hash/maphash"
	"io"
	"net/url"
	"slices"
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

// Corpus learns from the texts of a corpus which lines stand in many
// articles of one source: they are chrome, whatever they say. Add the Lines of every
// text, then Clean every document, or CleanAgain what has an Outline; all may be called from many goroutines.
// It holds at most about a million hashes. The zero value is ready.
type Corpus struct {
	begun    sync.Once
	seed     maphash.Seed
	mu       sync.RWMutex
	articles map[string]int // of each source
	counts   map[uint64]int // articles each line stands in, by source and line
	numbers  map[article.Passage]uint64
	shapes   []article.Passage // by number; of outlines
}

func (c *Corpus) begin() {
	c.begun.Do(func() {
		c.seed = maphash.MakeSeed()
		c.articles, c.counts = map[string]int{}, map[uint64]int{}
		c.numbers = map[article.Passage]uint64{}
	})
}

// Lines are the different lines of one text, as they are counted.
type Lines struct {
	source string
	keys   []uint64
}

// Lines returns those of the text of an article as it was read, before a title was put in front of it. Source is
// that of Source.
func (c *Corpus) Lines(source, text string) Lines {
	c.begin()
	l := Lines{source: source}
	for row := range strings.Lines(text) {
		if row = strings.TrimSpace(row); row != "" && len(row) <= longestFolded {
			l.keys = append(l.keys, c.key(source, strings.TrimLeft(row, bullets)))
		}
	}
	slices.Sort(l.keys)
	l.keys = slices.Compact(l.keys)
	return l
}

// Add counts the lines of one more article.
func (c *Corpus) Add(l Lines) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.articles[l.source]++
	for _, key := range l.keys {
		c.counts[key]++
	}
	if len(c.counts) > mostCounts {
		c.forget()
	}
}

// Clean is the function Clean with what was learnt from the corpus. Beside the document it depends on what Chrome
// is a hash of, and on nothing else.
func (c *Corpus) Clean(d read.Document) article.Article {
	return cleaned(d, c)
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
	c.begin()
	c.mu.RLock()
	defer c.mu.RUnlock()
	source := SourceOf(d)
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

// isChrome is repeats for a line with its bullet.
func (c *Corpus) isChrome(source, row string) bool {
	if core := strings.TrimLeft(row, bullets); core != "" {
		row = core
	}
	return row != "" && len(row) <= longestFolded && c.repeats(source, row)
}

// Chrome is a hash, of 62 bits and the same in every process, of the lines of an article that may be chrome of its
// source; 0 when there are none.
func (c *Corpus) Chrome(a *article.Article) uint64 {
	c.begin()
	c.mu.RLock()
	defer c.mu.RUnlock()
	source := Source(a)
	if c.articles[source] < leastArticles {
		return 0
	}
	var h hash.Hash
	for row := range strings.Lines(a.Text) {
		if row = strings.TrimSpace(row); !c.isChrome(source, row) {
			continue
		}
		if h == nil {
			h = sha256.New()
		}
		_, _ = io.WriteString(h, row+"\n")
	}
	if h == nil {
		return 0
	}
	return binary.LittleEndian.Uint64(h.Sum(nil))>>2 | 1<<61
}

// Source names what an article shares its chrome with: its source as stated, else the host it came from,
// else the whole of the corpus.
func Source(a *article.Article) string {
	if a.Source != a.Path {
		return a.Source
	}
	if u, err := url.Parse(a.URL); err == nil {
		return u.Hostname()
	}
	return ""
}

// SourceOf is Source of the article of a document.
func SourceOf(d read.Document) string {
	a := described(d)
	return Source(&a)
}
