package analyzers

import (
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata/version.golden")

// The golden file holds a version and a digest of what it made of the tables of
// testdata: terms that change under one version mean that an old index is taken for a new one.
func TestTermsDoNotChangeUnderOneVersion(t *testing.T) {
	const golden = "testdata/version.golden"
	h := sha256.New()
	for _, text := range sample(t) {
		for _, lang := range Languages() {
			fmt.Fprintln(h, Tokens(lang, text))
		}
	}
	got := []string{Version(), hex.EncodeToString(h.Sum(nil))[:12]}
	if *update {
		if err := os.WriteFile(golden, []byte(strings.Join(got, " ")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	content, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Fields(string(content))
	switch {
	case got[0] == want[0] && got[1] != want[1]:
		t.Error("terms changed and the version did not: raise revision, or run with -update if only testdata changed")
	case got[0] != want[0]:
		t.Error("the version changed: run go test ./analyzers -update")
	}
}
