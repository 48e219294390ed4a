package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "kiosque"

// mayImport says, for every folder, which of our packages it may import. Imports
// point one way: nouns at the bottom, wiring at the top. A folder that is not in
// the table has no place yet: give it one here and in docs/ARCHITECTURE.md.
var mayImport = map[string]string{
	"tsv":                          "",
	"inset":                        "",
	"article":                      "",
	"article/sentences":            "article",
	"article/differences":          "",
	"citation":                     "article",
	"materials":                    "",
	"release":                      "materials",
	"query":                        "tsv",
	"api":                          "query",
	"corpus/language":              "",
	"corpus/language/train":        "corpus/language",
	"corpus/read":                  "article",
	"corpus/watch":                 "corpus/read",
	"corpus/clean":                 "article article/sentences corpus/language corpus/read",
	"corpus/copies":                "",
	"corpus/extract/gazetteer":     "article",
	"corpus/extract/dates":         "article corpus/read corpus/extract/gazetteer tsv",
	"corpus/extract/countries":     "article corpus/extract/gazetteer tsv",
	"corpus/extract/organisations": "article corpus/extract/gazetteer corpus/extract/countries tsv",
	"corpus/extract/extracttest":   "article",
	"corpus/extract":               "article corpus/read corpus/extract/dates corpus/extract/countries corpus/extract/organisations",
	"corpus":                       "article corpus/language corpus/read corpus/clean corpus/copies corpus/extract",
	"analyzers":                    "article tsv",
	"lexicon":                      "article analyzers corpus/language tsv",
	"lexicon/restem":               "analyzers lexicon",
	"index/reading":                "article query analyzers lexicon index/formula",
	"index/vocabulary":             "article analyzers corpus/language tsv",
	"index":                        "article query index/reading index/vocabulary",
	"index/mark":                   "article article/sentences query analyzers index index/reading",
	"index/occurrences":            "analyzers",
	"index/store":                  "article",
	"index/columns":                "article query index index/reading index/changes",
	"index/changes":                "article index",
	"index/gates":                  "article query analyzers index",
	"index/generations":            "analyzers index index/gates",
	"index/formula":                "",
	"index/batches":                "article",
	"index/embedded":               "article query analyzers lexicon index index/reading index/vocabulary index/mark index/occurrences index/store index/columns index/changes index/gates index/generations index/formula index/batches index/bounded index/shown index/likeness index/associations index/holder index/packed",
	"index/distributed/nodes":      "",
	"index/distributed/cluster":    "index",
	"index/distributed":            "article query analyzers lexicon index index/reading index/vocabulary index/mark index/occurrences index/store index/columns index/changes index/gates index/generations index/formula index/batches index/distributed/cluster index/parcel index/bounded index/shown index/likeness index/associations index/holder",
	"index/parcel":                 "index index/packed",
	"index/packed":                 "",
	"index/holder":                 "",
	"index/bounded":                "",
	"index/shown":                  "article query index index/mark index/formula",
	"index/likeness":               "article analyzers lexicon index index/reading index/formula",
	"index/associations":           "query index index/reading index/vocabulary index/shown",
	"index/indextest":              "article query analyzers index index/reading index/mark",
	"export":                       "article citation index query",
	"web/render":                   "",
	"web/atlas":                    "tsv",
	"web/atlas/draw":               "tsv",
	"web":                          "article article/differences citation query index index/mark index/vocabulary web/atlas web/render export api",
	"server":                       "article citation query analyzers index index/reading index/vocabulary index/mark web feed metrics export api",
	"client":                       "",
	"feed":                         "",
	"metrics":                      "",
	"eval":                         "article query analyzers corpus/language corpus/read corpus/clean corpus/copies corpus/extract corpus/extract/dates corpus/extract/countries corpus/extract/organisations corpus index",
	"cli":                          "article query analyzers lexicon metrics corpus/language corpus/read corpus/clean corpus/extract corpus/extract/organisations corpus/watch corpus index index/changes index/vocabulary index/mark index/embedded index/distributed index/distributed/cluster eval web web/atlas server export materials",
	"bench/queries":                "",
	"bench/plot":                   "",
	"bench/peer":                   "bench/queries",
	"bench/corpora":                "article article/sentences corpus query",
	"bench/stock":                  "bench/corpora bench/peer bench/queries",
	"bench/kiosque":                "article query corpus/extract/organisations index index/embedded server bench/corpora bench/peer bench/queries",
	"bench/opensearch":             "query corpus/extract/organisations index/distributed index/distributed/cluster bench/corpora bench/kiosque bench/peer bench/queries",
	"bench":                        "article analyzers bench/corpora bench/kiosque bench/opensearch bench/peer bench/plot bench/queries bench/stock inset",
	"torture/program":              "cli",
	"torture":                      "inset",
	".":                            "cli",
}

// livesIn names modules that only some folders may know, so that each can be
// replaced by rewriting one folder.
var livesIn = map[string]string{
	"github.com/gin-gonic/":       "server",
	"github.com/gin-contrib/":     "server",
	"github.com/blevesearch/":     "analyzers index/embedded index/occurrences index/columns lexicon/restem bench/stock",
	"github.com/spf13/":           "cli",
	"net/http":                    "server client cli index/distributed/cluster bench bench/kiosque bench/opensearch torture/program",
	"github.com/pelletier/":       "cli",
	"github.com/prometheus/":      "metrics",
	"html/template":               "web web/render",
	"github.com/getkin/":          "api",
	"github.com/santhosh-tekuri/": "api",
}

func TestImportsPointOneWay(t *testing.T) {
	for file, imports := range productionImports(t) {
		folder := path.Dir(file)
		allowed, known := mayImport[folder]
		if !known {
			t.Errorf("%s: the folder %s has no row in mayImport", file, folder)
			continue
		}
		for _, imported := range imports {
			ours, isOurs := strings.CutPrefix(imported, module+"/")
			if isOurs && !slices.Contains(strings.Fields(allowed), ours) {
				t.Errorf("%s imports %s; it may import: %s", file, ours, allowed)
			}
		}
	}
}

func TestSomeModulesAreKnownInOnePlaceOnly(t *testing.T) {
	for file, imports := range productionImports(t) {
		for _, imported := range imports {
			for prefix, folders := range livesIn {
				if strings.HasPrefix(imported, prefix) && !slices.Contains(strings.Fields(folders), path.Dir(file)) {
					t.Errorf("%s imports %s, which only %s may", file, imported, folders)
				}
			}
		}
	}
}

// productionImports parses the imports of every Go file that is no test, by path.
// It reads the files itself so that the test cache sees them change.
func productionImports(t *testing.T) map[string][]string {
	t.Helper()
	imports := map[string][]string{}
	tree := os.DirFS(".")
	err := fs.WalkDir(tree, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != "." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata"):
			return fs.SkipDir
		case path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		source, err := fs.ReadFile(tree, name)
		if err != nil {
			return err
		}
		imports[name], err = importsOf(name, source)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(imports) == 0 {
		t.Fatal("no Go files found")
	}
	return imports
}

func importsOf(name string, source []byte) ([]string, error) {
	parsed, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, spec := range parsed.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, nil
}
