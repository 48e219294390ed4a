// Command draw makes data/outlines.tsv and data/points.tsv, the tables of package atlas, from the
// maps of Natural Earth as the npm package world-atlas has them: outlines from the one at
// 1:110 million, and from the one at 1:10 million the places of countries that are too small there.
//
//	go run ./web/atlas/draw -from node_modules/world-atlas -to web/atlas/data
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	from := flag.String("from", "node_modules/world-atlas", "folder of countries-110m.json and countries-10m.json")
	to := flag.String("to", "web/atlas/data", "folder to write the tables to")
	flag.Parse()
	if err := run(*from, *to); err != nil {
		fmt.Fprintln(os.Stderr, "draw:", err)
		os.Exit(1)
	}
}

func run(from, to string) error {
	coarse, err := read(filepath.Join(from, "countries-110m.json"))
	if err != nil {
		return err
	}
	fine, err := read(filepath.Join(from, "countries-10m.json"))
	if err != nil {
		return err
	}
	outlines, points := draw(coarse, fine)
	if err := write(filepath.Join(to, "outlines.tsv"), outlinesHead, outlines); err != nil {
		return err
	}
	return write(filepath.Join(to, "points.tsv"), pointsHead, points)
}

const source = `# Natural Earth, public domain, by way of the npm package world-atlas 2.0.2 (ISC, see NOTICE); made by
# "go run ./web/atlas/draw". Equal Earth projection around 11.5° E, 2000 wide; Antarctica is left out.
`

const outlinesHead = source + `# Columns, parted by tabs: code of ISO 3166-1 alpha-2, and XK for Kosovo, or "-" for land without one; path of SVG.
`

const pointsHead = source + `# Countries too small for an outline. Columns, parted by tabs: code of ISO 3166-1 alpha-2; x; y.
`

// write writes rows behind a head, one a line.
func write(name, head string, rows []string) error {
	text := []byte(head)
	for _, row := range rows {
		text = append(append(text, row...), '\n')
	}
	return os.WriteFile(name, text, 0o644)
}
