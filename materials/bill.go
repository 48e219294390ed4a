// Package materials says what a program was built from. In comes what the linker has recorded in
// it, out comes a bill of materials: of the running program, which prints its own, and of those
// for other systems, which cannot be asked.
package materials

import (
	"cmp"
	"net/url"
	"runtime/debug"
	"slices"
	"strings"
)

// Bill is a software bill of materials in CycloneDX 1.6 (https://cyclonedx.org/specification/overview/),
// as far as it is known.
type Bill struct {
	Format     string      `json:"bomFormat"`
	Spec       string      `json:"specVersion"`
	Version    int         `json:"version"`
	Metadata   Subject     `json:"metadata"`
	Components []Component `json:"components"`
}

// Subject is what the bill is of.
type Subject struct {
	Component Component `json:"component"`
}

// Component is a program or a module.
type Component struct {
	Type       string     `json:"type"`
	Name       string     `json:"name"`
	Version    string     `json:"version"`
	PackageURL string     `json:"purl"`
	Properties []Property `json:"properties,omitempty"`
}

// Property is what CycloneDX has no name for.
type Property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Of lists the modules that were linked into a program of that version, by path, and the standard
// library. The same program gives the same bill.
func Of(info *debug.BuildInfo, version string) Bill {
	components := []Component{library("std", strings.TrimPrefix(info.GoVersion, "go"), "")}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		components = append(components, library(m.Path, m.Version, m.Sum))
	}
	slices.SortFunc(components, func(a, b Component) int { return cmp.Compare(a.Name, b.Name) })
	program := library(info.Main.Path, version, "")
	program.Type = "application"
	return Bill{"CycloneDX", "1.6", 1, Subject{program}, components}
}

// library is a module. Its sum is the one that go.sum pins.
func library(path, version, sum string) Component {
	c := Component{Type: "library", Name: path, Version: version, PackageURL: "pkg:golang/" + path + "@" + url.QueryEscape(version)}
	if sum != "" {
		c.Properties = []Property{{"kiosque:go.sum", sum}}
	}
	return c
}
