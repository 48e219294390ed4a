package read

import (
	"embed"
	"strings"
)

//go:embed data/*.tsv
var data embed.FS

// rows returns the cells of an embedded table, its comments left out.
func rows(name string) [][]string {
	b, err := data.ReadFile("data/" + name)
	if err != nil {
		panic(err) // embedded: cannot happen in a program that was built
	}
	var out [][]string
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\r\n")
		if line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

// pairs returns a table of two columns as a map from the first to the second.
func pairs(name string) map[string]string {
	out := map[string]string{}
	for _, row := range rows(name) {
		out[row[0]] = row[1]
	}
	return out
}
