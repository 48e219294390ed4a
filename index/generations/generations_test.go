package generations

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"
	"time"

	"kiosque/index"
)

func TestNamesFollowEachOther(t *testing.T) {
	name, all := "", []string{}
	for range 3 {
		name = After(name)
		all = append(all, name)
	}
	all = append(all, After("000099"), After("999999"), After("1000000"))
	want := []string{"000001", "000002", "000003", "000100", "1000000", "1000001"}
	if !slices.Equal(all, want) || !slices.IsSortedFunc(all, Compare) {
		t.Errorf("%v, want %v, in order", all, want)
	}
	for _, name := range all {
		if !IsName(name) {
			t.Errorf("%s is no name", name)
		}
	}
}

func TestWhatIsNoNameIsNone(t *testing.T) {
	for _, name := range []string{"", "0", "000000", "1", "00001", "0000001", "-00001", "+00001", "00000a", " 00001", "000001.building", "99999999999999999999"} {
		if IsName(name) {
			t.Errorf("%q is a name", name)
		}
	}
}

func TestFiguresOfAnotherVersionAreStale(t *testing.T) {
	f := New("000001", time.Now(), 3)
	if err := f.Version(3); err != nil {
		t.Error(err)
	}
	if err := f.Version(4); !errors.Is(err, index.ErrStale) {
		t.Errorf("another format: %v", err)
	}
	f.Analyzers = "others"
	if err := f.Version(3); !errors.Is(err, index.ErrStale) {
		t.Errorf("other analysers: %v", err)
	}
}

// TestFiguresAreWrittenFlat holds the names by which archives that stand on disks and in clusters are read.
func TestFiguresAreWrittenFlat(t *testing.T) {
	written, err := json.Marshal(struct {
		Figures
		Own int `json:"own"`
	}{Own: 1})
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"generation":"","created":"0001-01-01T00:00:00Z","articles":0,"covered":null,"canaries":null,"format":0,"analyzers":"","digest":"",` +
		`"changed":{"new":0,"changed":0,"gone":0,"same":0},"unread":0,"own":1}`
	if string(written) != want {
		t.Errorf("%s\nwant\n%s", written, want)
	}
}
