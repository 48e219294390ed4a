package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strings"
)

// isLicence is how files are called that say under which terms a module is given.
var isLicence = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents)([.-].*)?$`)

// licences returns the terms of everything that was linked into a program, module by module in
// the order of their paths: most ask to be passed on with it. A module without any is an error.
func licences(info *debug.BuildInfo) ([]byte, error) {
	root, err := output(exec.Command("go", "env", "GOROOT"))
	if err != nil {
		return nil, err
	}
	all, err := licencesIn(strings.TrimSpace(string(root)), "The Go standard library, "+info.GoVersion)
	if err != nil {
		return nil, err
	}
	folders, err := foldersOf(info.Deps)
	if err != nil {
		return nil, err
	}
	for _, m := range info.Deps {
		text, err := licencesIn(folders[m.Path], m.Path+" "+m.Version)
		if err != nil {
			return nil, err
		}
		all = append(all, text...)
	}
	return all, nil
}

// foldersOf says where modules lie, by path.
func foldersOf(modules []*debug.Module) (map[string]string, error) {
	arguments := []string{"list", "-m", "-f", "{{.Path}}\t{{.Dir}}"}
	for _, m := range modules {
		arguments = append(arguments, m.Path)
	}
	out, err := output(exec.Command("go", arguments...))
	folders := map[string]string{}
	for line := range strings.Lines(string(out)) {
		path, folder, _ := strings.Cut(strings.TrimSpace(line), "\t")
		folders[path] = folder
	}
	return folders, err
}

// licencesIn reads the terms that lie in a folder.
func licencesIn(folder, of string) (all []byte, err error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if !e.Type().IsRegular() || !isLicence.MatchString(e.Name()) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			return nil, err
		}
		all = fmt.Appendf(all, "== %s, %s\n\n%s\n", of, e.Name(), text)
	}
	if all == nil {
		return nil, fmt.Errorf("%s says nothing of its licence", of)
	}
	return all, nil
}
