package embedded

import (
	"encoding/json"
	"fmt"
	"os"
	"time"

	"kiosque/analyzers"
	"kiosque/index"
	"kiosque/index/gates"
	"kiosque/query"
)

// format numbers the layout of a generation: index, occurrences, columns, stored articles.
// Raise it with every change to one of them.
const format = 5

// manifest says what a generation is, and what wrote it.
type manifest struct {
	Generation string              `json:"generation"`
	Created    time.Time           `json:"created"`
	Articles   int                 `json:"articles"`
	Format     int                 `json:"format"`
	Analyzers  string              `json:"analyzers"` // analyzers.Version
	Languages  map[string]language `json:"languages"`
	Files      map[string]fileSum  `json:"files"` // all but the manifest itself
	Changed    index.Tally         `json:"changed"`
	Covered    map[query.Facet]int `json:"covered"`  // gates.Census.Covered
	Canaries   []gates.Canary      `json:"canaries"` // asked when it was built
}

// language holds the statistics that BM25 needs of one language.
type language struct {
	Articles int               `json:"articles"`
	Words    map[string]uint64 `json:"words"` // words in a field, over all articles of the language
}

// count counts an article and its words.
func (m *manifest) count(a *analysed) {
	l := m.Languages[a.article.Lang]
	if l.Words == nil {
		l.Words = map[string]uint64{}
	}
	l.Articles++
	l.Words[titleField] += uint64(len(a.title))
	l.Words[bodyField] += uint64(len(a.body))
	l.Words[removedField] += uint64(len(a.removed))
	l.Words[familyField] += uint64(len(a.title) + len(a.body))
	m.Languages[a.article.Lang] = l
	m.Articles++
	covered := gates.Census{Covered: m.Covered}
	covered.Add(a.row.Values)
	m.Covered = covered.Covered
}

// mean returns the mean length, in words, of a field.
func (l language) mean(field string) float64 {
	if l.Articles == 0 || l.Words[field] == 0 {
		return 1
	}
	return float64(l.Words[field]) / float64(l.Articles)
}

func readManifest(path string) (manifest, error) {
	var m manifest
	content, err := os.ReadFile(path)
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(content, &m); err != nil {
		return m, fmt.Errorf("read %s: %w", manifestFile, err)
	}
	if m.Format != format || m.Analyzers != analyzers.Version() {
		return m, fmt.Errorf("written by another version of Kiosque: %w", index.ErrStale)
	}
	return m, nil
}

func (m manifest) write(path string) error {
	content, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return writeSynced(path, append(content, '\n'))
}
