package cli

import (
	"cmp"
	"errors"
	"net/url"
	"runtime/debug"
	"slices"
	"strings"
)

// bill is a software bill of materials in CycloneDX 1.6 (https://cyclonedx.org/specification/overview/),
// as far as it is known: what the program was built from.
type bill struct {
	Format     string      `json:"bomFormat"`
	Spec       string      `json:"specVersion"`
	Version    int         `json:"version"`
	Metadata   subject     `json:"metadata"`
	Components []component `json:"components"`
}

type subject struct {
	Component component `json:"component"`
}

type component struct {
	Type       string     `json:"type"`
	Name       string     `json:"name"`
	Version    string     `json:"version"`
	PackageURL string     `json:"purl"`
	Properties []property `json:"properties,omitempty"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// materials lists the modules that the linker has put into this program, by path, and the
// standard library. The same program gives the same bill.
func materials() (bill, error) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return bill{}, errors.New("this program does not say what it was built from")
	}
	components := []component{library("std", strings.TrimPrefix(info.GoVersion, "go"), "")}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		components = append(components, library(m.Path, m.Version, m.Sum))
	}
	slices.SortFunc(components, func(a, b component) int { return cmp.Compare(a.Name, b.Name) })
	program := library(info.Main.Path, version(), "")
	program.Type = "application"
	return bill{"CycloneDX", "1.6", 1, subject{program}, components}, nil
}

// bill prints what the program was built from.
func (p *program) bill() error {
	b, err := materials()
	if err != nil {
		return err
	}
	return p.json(b)
}

// library is a module. Its sum is the one that go.sum pins.
func library(path, version, sum string) component {
	c := component{Type: "library", Name: path, Version: version, PackageURL: "pkg:golang/" + path + "@" + url.QueryEscape(version)}
	if sum != "" {
		c.Properties = []property{{"kiosque:go.sum", sum}}
	}
	return c
}
