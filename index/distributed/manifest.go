package distributed

import (
	"kiosque/index/formula"
	"kiosque/index/generations"
)

// format numbers the layout of a generation: fields, manifest, files. Raise it with every change to one of them.
const format = 1

// manifest says what a generation is, and what wrote it. It stands in the mapping of its index (_meta), so that the
// one is never there without the other.
type manifest struct {
	generations.Figures
	Whole     bool                `json:"whole"`             // it was verified, and may become current
	Deleted   int                 `json:"deleted,omitempty"` // documents that others took the place of: dictionaries have their words too
	Languages map[string]language `json:"languages"`
	Gone      int                 `json:"gone"`            // articles that earlier generations had and that are remembered
	Parts     *parts              `json:"parts,omitempty"` // while machines load it side by side
}

// language holds the statistics that BM25 needs of one language.
type language struct {
	Articles int `json:"articles"`
	// Means are the mean lengths, in words, of the fields of all articles; while they are loaded, those of the first.
	Means map[string]float64 `json:"means"`
	// Weighed are those by which words were weighed when articles were loaded: those of the first, for all must be
	// weighed alike before the last is read. Scripted are those in the scripts that weigh words that stand together.
	Weighed  map[string]float64 `json:"weighed"`
	Scripted map[string]float64 `json:"scripted"`
}

// weighedAs is what a frequency in a field is multiplied by because it was weighed by another mean length than that
// of all articles: one in a text of mean length then counts as it should.
func (l language) weighedAs(field string, means map[string]float64) float64 {
	mean := language{Means: means}.mean(field)
	if len(means) == 0 || mean == 0 {
		return 1
	}
	norm := formula.NormOf(field, l.mean(field))
	return 1 - norm.B + norm.B*norm.Mean/mean
}

// lengthOf are the fields of package formula by whose length the fields of impacts are weighed. Titles in wordImpacts
// are few beside bodies.
var lengthOf = map[string]string{
	wordImpacts: formula.Body, titleImpacts: formula.Title, removedImpacts: formula.Removed, familyImpacts: formula.Family,
}

// impact is what a word in a field of impacts is multiplied by; see weighedAs.
func (l language) impact(field string) float64 {
	if of, weighed := lengthOf[field]; weighed {
		return l.weighedAs(of, l.Weighed)
	}
	return 1
}

// mean returns the mean length, in words, of a field of package formula.
func (l language) mean(field string) float64 {
	if field == formula.Family {
		return l.mean(formula.Title) + l.mean(formula.Body)
	}
	if mean := l.Means[field]; mean > 0 {
		return mean
	}
	return 1
}
