package cli_test

import (
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kiosque/torture/program"
)

func TestTheBillOfMaterialsListsWhatWasLinked(t *testing.T) {
	info, err := buildinfo.ReadFile(program.Plain.Path(t))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"pkg:golang/std@" + info.GoVersion[len("go"):]}
	for _, m := range info.Deps {
		want = append(want, fmt.Sprintf("pkg:golang/%s@%s", m.Path, m.Version))
	}
	got := ended(t, "version", "--sbom")
	var bill struct {
		BomFormat, SpecVersion string
		Metadata               struct{ Component struct{ Name string } }
		Components             []struct{ Type, Name, Version, Purl string }
	}
	if err := json.Unmarshal([]byte(got.out), &bill); err != nil || bill.BomFormat != "CycloneDX" || bill.Metadata.Component.Name != "kiosque" {
		t.Fatalf("%v, %s", err, got.out)
	}
	var listed []string
	for _, c := range bill.Components {
		listed = append(listed, c.Purl)
	}
	slices.Sort(want)
	slices.Sort(listed)
	if d := cmp.Diff(want, listed); d != "" {
		t.Error(d)
	}
}
