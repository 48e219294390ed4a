package read

import (
	"path"
	"strings"
)

// kind says how the articles of a file are read.
type kind int

const (
	unknown kind = iota
	plain        // one article, plain text
	page         // one article, HTML
	lines        // one article a line, JSON
	objects      // JSON: one object, several, or an array of them
)

var kinds = map[string]kind{
	".txt": plain, ".text": plain,
	".html": page, ".htm": page, ".xhtml": page,
	".jsonl": lines, ".ndjson": lines,
	".json": objects,
}

// kindOf tells the kind of a file by its name, and whether it is gzipped.
func kindOf(name string) (k kind, zipped bool) {
	name = strings.ToLower(name)
	name, zipped = strings.CutSuffix(name, ".gz")
	return kinds[path.Ext(name)], zipped
}

// IsArticle tells whether a file of such a name is one article, and not a list of them.
func IsArticle(name string) bool {
	k, _ := kindOf(name)
	return k == plain || k == page
}

// Names of the tables that state facts about the files beside them.
const (
	metadataCSV   = "metadata.csv"
	metadataTSV   = "metadata.tsv"
	metadataLines = "metadata.jsonl"
)

var metadataNames = []string{metadataCSV, metadataTSV, metadataLines}

func isMetadata(name string) bool {
	for _, m := range metadataNames {
		if strings.EqualFold(name, m) {
			return true
		}
	}
	return false
}

// states tells names of files that say something of articles and are none.
func states(name string) bool {
	return isMetadata(name) || strings.EqualFold(name, OrganisationsFile) || strings.EqualFold(name, CanariesFile)
}

// passedOver tells names that lie beside articles and are never one: hidden
// files, editors' backups, read-me files, metadata
// tables, the user's own organisations and canary queries.
func passedOver(name string) bool {
	lower := strings.ToLower(name)
	return strings.HasPrefix(name, ".") ||
		strings.HasSuffix(name, "~") || strings.HasSuffix(lower, ".swp") || strings.HasSuffix(lower, ".swo") ||
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") ||
		lower == "readme" || strings.HasPrefix(lower, "readme.") ||
		states(name)
}

// OrganisationsFile lies in the folder of a corpus and holds the user's own rows
// for package extract's authority file.
const OrganisationsFile = "organisations.tsv"

// CanariesFile lies in the folder of a corpus and holds questions of its user, one a line,
// that must not lose their hits.
const CanariesFile = "canaries.txt"
