package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kiosque/torture/program"
)

// keeps is how many generations a data folder holds at most: the current one and two before.
const keeps = 3

// rebuild runs a rebuild of a corpus in a data folder to its end.
func rebuild(t testing.TB, data, corpus string) program.Outcome {
	t.Helper()
	return program.Plain.Run(t, rebuildArguments(data, corpus)...)
}

// rebuildArguments are those of a rebuild that may lose anything: editions have few words in
// common, which the gates would not let pass.
func rebuildArguments(data, corpus string) []string {
	return []string{"rebuild", "--force", "--data", data, "--corpus", corpus}
}

var printedGeneration = regexp.MustCompile(`generation (\d+)`)

// rebuilt makes a generation of an edition and returns its name.
func rebuilt(t testing.TB, data string, e edition) (generation string) {
	t.Helper()
	return mustRebuild(t, data, e.folder(t))
}

// mustRebuild makes a generation of a corpus and returns its name.
func mustRebuild(t testing.TB, data, corpus string) (generation string) {
	t.Helper()
	got := rebuild(t, data, corpus)
	printed := printedGeneration.FindStringSubmatch(got.Out)
	if got.Status != 0 || printed == nil {
		t.Fatalf("rebuild: status %d\n%s%s", got.Status, got.Out, got.Err)
	}
	return printed[1]
}

// current is the generation that CURRENT names.
func current(t testing.TB, data string) string {
	t.Helper()
	name, err := os.ReadFile(filepath.Join(data, "CURRENT"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(name))
}

// files lists the files of a generation, the manifest among them.
func files(t testing.TB, data, generation string) []string {
	t.Helper()
	return names(t, filepath.Join(data, "generations", generation))
}

func names(t testing.TB, folder string) (all []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

// junk returns what lies in a data folder and is no part of the generations that are kept.
func junk(t testing.TB, data string) (all []string) {
	t.Helper()
	for _, name := range names(t, data) {
		if !slices.Contains([]string{"CURRENT", "lock", "generations"}, name) {
			all = append(all, name)
		}
	}
	kept := names(t, filepath.Join(data, "generations"))
	if len(kept) > keeps {
		all = append(all, fmt.Sprintf("%d generations", len(kept)))
	}
	for _, name := range kept {
		all = append(all, unlisted(t, data, name)...)
	}
	return all
}

// unlisted returns the files of a generation that its manifest does not name, and those that it names in vain.
func unlisted(t testing.TB, data, generation string) (all []string) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(data, "generations", generation, "manifest.json"))
	if err != nil {
		return []string{generation + ", without a manifest"}
	}
	var manifest struct{ Files map[string]any }
	if err := json.Unmarshal(content, &manifest); err != nil {
		t.Fatal(err)
	}
	manifest.Files["manifest.json"] = nil
	for _, name := range files(t, data, generation) {
		if _, listed := manifest.Files[name]; !listed {
			all = append(all, generation+"/"+name)
		}
		delete(manifest.Files, name)
	}
	for name := range manifest.Files {
		all = append(all, generation+" without "+name)
	}
	return all
}

// wantNoJunk holds that a data folder has nothing but what is kept.
func wantNoJunk(t testing.TB, data string) {
	t.Helper()
	if all := junk(t, data); len(all) > 0 {
		t.Errorf("left in the data folder: %s", strings.Join(all, ", "))
	}
}

// oneSentence returns "" where a command failed and said why in one line with one of the
// words, and else what is wrong with what it said.
func oneSentence(got program.Outcome, words ...string) string {
	said := strings.TrimSpace(got.Err)
	if got.Status != 1 || said == "" || strings.Contains(said, "\n") || strings.Contains(said, "goroutine ") {
		return fmt.Sprintf("status %d, said %q; want status 1 and one line", got.Status, said)
	}
	if !slices.ContainsFunc(words, func(word string) bool { return strings.Contains(said, word) }) {
		return fmt.Sprintf("said %q, want one of %q in it", said, words)
	}
	return ""
}
