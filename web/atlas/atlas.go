// Package atlas says where on a map of the world every country lies, and what its
// outline is. It knows nothing of what is shown on the map.
//
// The tables are made by the command draw, from the maps of Natural Earth, and show borders as
// those do. Areas are true.
package atlas

import (
	"embed"
	"strconv"
	"sync"

	"kiosque/tsv"
)

//go:embed data
var files embed.FS

//go:embed data/NOTICE
var notice string

// Notice says whose work the map is made from, and under which licence.
func Notice() string { return notice }

// Width and Height are those of the map, whose left upper corner is 0, 0.
const (
	Width  = 2000
	Height = 900
)

// Country is one country, or dependency with a code of its own.
type Country struct {
	Code string // of ISO 3166-1 alpha-2; "" for land without one
	Path string // its outline as path data of SVG; "" where it is too small for one
	X, Y int    // where it lies, where it has no outline
}

// Countries returns every country, by code; land without a code stands first.
func Countries() []Country { return countries() }

var countries = sync.OnceValue(func() []Country {
	var all []Country
	for _, row := range tsv.Embedded(files, "outlines", 2) {
		c := Country{Code: row[0], Path: row[1]}
		if c.Code == "-" {
			c.Code = ""
		}
		all = append(all, c)
	}
	for _, row := range tsv.Embedded(files, "points", 3) {
		all = append(all, Country{Code: row[0], X: whole(row[1]), Y: whole(row[2])})
	}
	return all
})

// whole reads a number of a table that is part of the program.
func whole(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		panic(err)
	}
	return n
}
