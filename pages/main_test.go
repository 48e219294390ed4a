// Package pages_test holds what readers see to what they were promised, on the real program: every
// page in every language, width and colour scheme, walks through the pages by mouse and by keyboard, with
// script and without.
//
// What wants only a browser runs wherever there is one. The audits, by tools that are not written in Go
// and take minutes, run where KIOSQUE_REQUIRE names pages.
package pages_test

import (
	"os"
	"path/filepath"
	"testing"

	"kiosque/torture/program"
)

func TestMain(m *testing.M) {
	var err error
	if built, err = os.MkdirTemp("", "kiosque-pages-"); err != nil {
		panic(err)
	}
	status := program.Main(m)
	_ = os.RemoveAll(built)
	os.Exit(status)
}

// audit skips a test that takes minutes where nobody asked for it.
func audit(t *testing.T) {
	t.Helper()
	if !program.Required("pages") {
		t.Skip("an audit of every page; make pages runs it")
	}
}

// tools is where npm puts what is not written in Go, at the versions of its lock file.
const tools = "../.ci/node_modules"

// tool returns the path of a file of the tools.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join(tools, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		program.Require(t, "pages", name+" is not there; npm ci in .ci brings it")
	}
	return path
}
