package inset

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestAPageChangesBetweenTheMarksAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "page.md")
	write(t, path, "before\n<!-- bench -->\nold\n<!-- /bench -->\nafter\n<!-- torture --><!-- /torture -->")
	for range 2 {
		if err := Put(path, "bench", "new\n"); err != nil {
			t.Fatal(err)
		}
		have, err := os.ReadFile(path)
		if want := "before\n<!-- bench -->\nnew\n<!-- /bench -->\nafter\n<!-- torture --><!-- /torture -->"; err != nil || string(have) != want {
			t.Errorf("%q, %v, want %q", have, err, want)
		}
	}
}

func TestAPageWithoutAPlaceStaysAsItIs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "page.md")
	for _, page := range []string{"", "<!-- bench -->", "<!-- /bench --> <!-- bench -->", "<!-- torture -->\n<!-- /torture -->"} {
		write(t, path, page)
		if err := Put(path, "bench", "new\n"); !errors.Is(err, ErrNoPlace) {
			t.Errorf("%q: %v", page, err)
		}
		if have, _ := os.ReadFile(path); string(have) != page {
			t.Errorf("%q became %q", page, have)
		}
	}
}

func write(t *testing.T, path, page string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
}
