package main

import (
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"kiosque/materials"
)

// entry is a file of an archive.
type entry struct {
	name       string // with slashes, below the folder of the archive
	content    []byte
	executable bool
}

// copied are the files of the tree that are in every archive.
var copied = []string{"LICENSE", "README.md", "CHANGELOG.md", "docs/*.md"}

// deployed are the files for those who serve, on the system on which they do.
var deployed = []string{"deploy/Caddyfile", "deploy/*.conf", "deploy/*.yaml", "deploy/kiosque*"}

// spoken are the files that the program writes itself.
var spoken = map[string][]string{
	"NOTICE":                   {"version", "--notices"},
	"kiosque.toml":             {"config", "--write"},
	"man/kiosque.1":            {"man"},
	"completions/kiosque.bash": {"completion", "bash"},
	"completions/_kiosque":     {"completion", "zsh"},
	"completions/kiosque.fish": {"completion", "fish"},
	"completions/kiosque.ps1":  {"completion", "powershell"},
}

// shared returns what is the same in all archives.
func (b builder) shared() ([]entry, error) {
	entries, err := files(copied...)
	if err != nil {
		return nil, err
	}
	program, err := b.native()
	if err != nil {
		return nil, err
	}
	for name, arguments := range spoken {
		text, err := b.says(program, arguments...)
		if err != nil {
			return nil, err
		}
		entries = append(entries, entry{name: name, content: text})
	}
	return entries, nil
}

// own returns what is in the archive of one target: the program, what it was built from, and under which licences.
func (b builder) own(t target, program string) ([]entry, error) {
	content, err := os.ReadFile(program)
	if err != nil {
		return nil, err
	}
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return nil, err
	}
	bill, err := json.MarshalIndent(materials.Of(info, b.version), "", "  ")
	if err != nil {
		return nil, err
	}
	licences, err := licences(info)
	if err != nil {
		return nil, err
	}
	entries := []entry{{t.program(), content, true}, {"kiosque.cdx.json", append(bill, '\n'), false}, {"LICENCES-OF-MODULES", licences, false}}
	if t.os == "linux" {
		units, err := files(deployed...)
		return append(entries, units...), err
	}
	return entries, nil
}

// files reads the files of the tree that match patterns, of which each must match some.
func files(patterns ...string) (entries []entry, err error) {
	for _, pattern := range patterns {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			return nil, fmt.Errorf("nothing is called %s here: %w", pattern, os.ErrNotExist)
		}
		for _, path := range paths {
			content, err := os.ReadFile(path)
			if err != nil {
				return nil, err
			}
			entries = append(entries, entry{name: filepath.ToSlash(path), content: content})
		}
	}
	return entries, nil
}
