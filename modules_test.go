package main

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// README.md has a row for every module that the program or its tests ask for themselves, and for no other.
func TestTheReadmeTellsWhatItStandsOn(t *testing.T) {
	needed, told := neededModules(t), toldModules(t)
	for _, repository := range needed {
		if !slices.Contains(told, repository) {
			t.Errorf("README.md does not tell of %s", repository)
		}
	}
	for _, repository := range told {
		if !slices.Contains(needed, repository) {
			t.Errorf("README.md tells of %s, which go.mod does not ask for itself", repository)
		}
	}
}

// neededModules are the repositories of the modules that go.mod names first; its second list is of what those need.
func neededModules(t *testing.T) (all []string) {
	block := regexp.MustCompile(`(?s)require \((.*?)\n\)`).FindStringSubmatch(textOf(t, "go.mod"))
	if block == nil {
		t.Fatal("go.mod asks for nothing")
	}
	for _, m := range regexp.MustCompile(`(?m)^\t(\S+) v\S+$`).FindAllStringSubmatch(block[1], -1) {
		path := regexp.MustCompile(`/v\d+$`).ReplaceAllString(m[1], "")
		all = append(all, strings.NewReplacer("golang.org/x/", "github.com/golang/", "znkr.io/", "github.com/znkr/").Replace(path))
	}
	return all
}

// toldModules are the repositories in the first column of the table.
func toldModules(t *testing.T) (all []string) {
	_, table, _ := strings.Cut(textOf(t, "README.md"), "| module | what it earns |")
	table, _, _ = strings.Cut(table, "\n\n")
	for _, row := range regexp.MustCompile(`(?m)^\| (\[.*?) \|`).FindAllStringSubmatch(table, -1) {
		for _, link := range regexp.MustCompile(`\]\(https://([^)]+)\)`).FindAllStringSubmatch(row[1], -1) {
			all = append(all, link[1])
		}
	}
	return all
}

func textOf(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
