package embedded

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"kiosque/index/formula"
	"kiosque/index/generations"
)

// format numbers the layout of a generation: manifest, index, occurrences, columns, stored
// articles, arrivals. Raise it with every change to one of them.
const format = 7

// manifest says what a generation is, and what wrote it.
type manifest struct {
	generations.Figures
	Languages map[string]language `json:"languages"`
	Files     map[string]fileSum  `json:"files"` // all but the manifest itself

	// Seal ends the file: the SHA-256 of all before. It tells this manifest from every other.
	Seal string `json:"seal,omitempty"`
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
	l.Words[formula.Title] += uint64(len(a.title))
	l.Words[formula.Body] += uint64(len(a.body))
	l.Words[formula.Removed] += uint64(len(a.removed))
	l.Words[formula.Family] += uint64(len(a.title) + len(a.body))
	m.Languages[a.article.Lang] = l
	m.Add(a.row.Values)
}

// mean returns the mean length, in words, of a field.
func (l language) mean(field string) float64 {
	if l.Articles == 0 || l.Words[field] == 0 {
		return 1
	}
	return float64(l.Words[field]) / float64(l.Articles)
}

// identity tells one generation from all others, of the same name too.
func (m *manifest) identity() identity { return identity{m.Generation, m.Seal} }

// names returns the files, sorted.
func (m *manifest) names() []string { return slices.Sorted(maps.Keys(m.Files)) }

// readManifest reads the manifest of the generation in folder dir, whole or not at all:
// ErrStale when it is of another version, another error when it is not as it was written.
func readManifest(dir string) (manifest, error) {
	m, err := readFigures(dir)
	if err == nil {
		err = m.Version(format)
	}
	if err != nil {
		return manifest{}, err
	}
	return m, nil
}

// readFigures reads a manifest of whatever version: its counts are good, its files are not.
func readFigures(dir string) (m manifest, err error) {
	content, err := os.ReadFile(filepath.Join(dir, manifestFile))
	if err != nil {
		return manifest{}, err
	}
	if err := json.Unmarshal(content, &m); err != nil || !isSealed(content) && !m.isOld() {
		return manifest{}, changed(manifestFile)
	}
	return m, nil
}

// write writes the manifest into folder dir, sealed.
func (m *manifest) write(dir string) error {
	m.Seal = ""
	content, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	content = content[:len(content)-len("\n}")]
	m.Seal = sealOf(content)
	return writeSynced(filepath.Join(dir, manifestFile), append(content, sealing(m.Seal)...))
}

// firstSealed is the first format whose manifests end with a seal.
const firstSealed = 6

// isOld tells whether a manifest is of a format that had no seal yet. One that lost its format or
// its seal to a flipped byte is not.
func (m *manifest) isOld() bool { return 0 < m.Format && m.Format < firstSealed && m.Seal == "" }

// sealing is how a sealed manifest ends.
func sealing(seal string) string { return fmt.Sprintf(",\n  \"seal\": %q\n}\n", seal) }

func sealOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// isSealed tells whether no byte of a manifest was changed since it was written.
func isSealed(content []byte) bool {
	end := len(content) - len(sealing(sealOf(nil)))
	return end >= 0 && string(content[end:]) == sealing(sealOf(content[:end]))
}
