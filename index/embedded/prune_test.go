package embedded

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What is damaged goes before what is whole, and the current one, damaged, does not take away
// what answers in its place.
func TestWhatIsDamagedIsNotKeptInThePlaceOfWhatIsWhole(t *testing.T) {
	cases := map[string]struct {
		damaged []string
		keep    int
		want    string
	}{
		"nothing":                    {nil, 1, "000002 000003"},
		"the current one":            {[]string{"000003"}, 1, "000001 000002 000003"},
		"the current one, keep none": {[]string{"000003"}, 0, "000002 000003"},
		"one before":                 {[]string{"000002"}, 1, "000001 000003"},
		"all but the first":          {[]string{"000002", "000003"}, 0, "000001 000003"},
	}
	for what, c := range cases {
		t.Run(what, func(t *testing.T) {
			dir := t.TempDir()
			grow(t, dir, 3)
			for _, name := range c.damaged {
				flip(t, filepath.Join(dir, generationsDir, name, storeFile))
			}
			if err := prune(dir, "000003", c.keep); err != nil {
				t.Fatal(err)
			}
			if names, err := finished(dir); err != nil || strings.Join(names, " ") != c.want {
				t.Errorf("%v are kept (%v), want %s", names, err, c.want)
			}
		})
	}
}

func TestGenerationsAreCountedBeyondSixDigits(t *testing.T) {
	dir := t.TempDir()
	want := []string{"000002", "999999", "1000000"}
	for _, name := range want {
		if err := os.MkdirAll(filepath.Join(dir, generationsDir, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if names, err := finished(dir); err != nil || !slices.Equal(names, want) {
		t.Errorf("%v (%v), want %v", names, err, want)
	}
	if next, err := nextName(dir); err != nil || next != "1000001" {
		t.Errorf("%s (%v) is next, want 1000001", next, err)
	}
	if name, err := writer(t, dir).earlier("", identity{name: "1000000"}); err != nil || name != "999999" {
		t.Errorf("%s (%v) is before 1000000, want 999999", name, err)
	}
}
