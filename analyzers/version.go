package analyzers

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

// revision is raised with every change of this package's code that changes a term.
const revision = 2

// Version is a fingerprint of the chains: an index whose terms were made by another
// version must be rebuilt. It covers the revision of the code, the tables, and what
// the chains, Bleve's stemmers with them, make of every word in the tables.
func Version() string { return version() }

var version = sync.OnceValue(func() string {
	h := sha256.New()
	fmt.Fprintln(h, "revision", revision)
	for _, text := range tables() {
		h.Write([]byte(text))
		for _, lang := range Languages() {
			for _, t := range Tokens(lang, strings.ReplaceAll(text, "\t", "\n")) {
				fmt.Fprintln(h, t)
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
})

// tables returns the text of every embedded table, by name.
func tables() []string {
	names, err := fs.Glob(data, "data/*.tsv")
	if err != nil {
		panic(err) // the pattern is constant
	}
	var texts []string
	for _, name := range names {
		content, err := data.ReadFile(name)
		if err != nil {
			panic(err) // embedded
		}
		texts = append(texts, string(content))
	}
	return texts
}
