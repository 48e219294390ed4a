package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"

	"golang.org/x/text/language"
)

// place is a point on the globe, in degrees east and north.
type place struct{ east, north float64 }

// country is what the map draws under one code; its rings are closed, holes among them.
type country struct {
	code  string // of ISO 3166-1 alpha-2, or none
	rings [][]place
}

// none is the code of land that has none.
const none = "-"

// topology is a map in TopoJSON: borders are arcs, which the countries on both sides share.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]float64
	Objects   struct {
		Countries struct{ Geometries []geometry }
	}
}

type geometry struct {
	ID         string // number of ISO 3166-1
	Type       string
	Arcs       json.RawMessage
	Properties struct{ Name string }
}

// read returns the countries of a file.
func read(name string) ([]country, error) {
	content, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var t topology
	if err := json.Unmarshal(content, &t); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	var all []country
	for _, g := range t.Objects.Countries.Geometries {
		rings, err := t.rings(g)
		if err != nil {
			return nil, fmt.Errorf("read %s: %s: %w", name, g.Properties.Name, err)
		}
		all = append(all, country{g.code(), rings})
	}
	return split(all)
}

// code returns the letters of a number. Kosovo has no number in ISO 3166-1, and letters of custom.
func (g geometry) code() string {
	if g.Properties.Name == "Kosovo" {
		return "XK"
	}
	number, err := strconv.Atoi(g.ID)
	if err != nil {
		return none
	}
	region, err := language.EncodeM49(number)
	if err != nil || !region.IsCountry() {
		return none
	}
	return region.String()
}

func (t *topology) rings(g geometry) ([][]place, error) {
	var polygons [][][]int
	into := any(&polygons)
	if g.Type == "Polygon" {
		polygons = make([][][]int, 1)
		into = &polygons[0]
	}
	if err := json.Unmarshal(g.Arcs, into); err != nil {
		return nil, err
	}
	var rings [][]place
	for _, polygon := range polygons {
		for _, ring := range polygon {
			rings = append(rings, t.ring(ring))
		}
	}
	return rings, nil
}

// ring joins arcs; ~i is arc i the other way round. Each begins where the one before ends.
func (t *topology) ring(arcs []int) []place {
	var ring []place
	for _, i := range arcs {
		var arc []place
		if i >= 0 {
			arc = t.arc(i)
		} else {
			arc = reversed(t.arc(^i))
		}
		ring = append(ring, arc[min(len(ring), 1):]...)
	}
	return ring
}

// arc returns the places of an arc, of which the file has the differences.
func (t *topology) arc(i int) []place {
	var x, y float64
	arc := make([]place, len(t.Arcs[i]))
	for j, step := range t.Arcs[i] {
		x, y = x+step[0], y+step[1]
		arc[j] = place{
			x*t.Transform.Scale[0] + t.Transform.Translate[0],
			y*t.Transform.Scale[1] + t.Transform.Translate[1],
		}
	}
	return arc
}

func reversed(arc []place) []place {
	back := make([]place, len(arc))
	for i, p := range arc {
		back[len(arc)-1-i] = p
	}
	return back
}
