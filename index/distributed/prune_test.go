package distributed

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"kiosque/index/generations"
)

// shelfOf lists generations: "1 2! 3c" are a whole one, one of which an index is lost, and the current one; "4?" is half.
func shelfOf(signs string) (all []listed) {
	for _, sign := range strings.Fields(signs) {
		l := listed{name: fmt.Sprintf("%06s", strings.TrimRight(sign, "!c?")), indices: make([]string, 3)}
		l.uuid = l.name
		l.manifest.Whole = !strings.Contains(sign, "?")
		l.current = strings.Contains(sign, "c")
		if strings.Contains(sign, "!") {
			l.indices = l.indices[:2]
		}
		all = append(all, l)
	}
	return all
}

func TestWhatIsBeyondWhatIsKeptGoesOnceNobodyPagesThroughIt(t *testing.T) {
	now := time.Now()
	at := replaced{}
	for n := range 20 {
		at[generations.Name(n)] = now.Add(-time.Duration(20-n) * time.Minute) // those from 11 on are late
	}
	for _, c := range []struct {
		shelf string
		keep  int
		want  string
	}{
		{"1 2 3 4c", 2, "1"},
		{"1 2 3 4c", 0, "3 2 1"},
		{"1c 2 3 4", 2, "2"},
		{"1 2! 3 4 5c", 2, "1 2"},
		{"1 2 3 4", 1, ""},
		{"1 2? 3c", 0, "1"},
		{"1 12 13 14c", 1, "1"},
		{"9 10 11 12 13 14 15 16 17c", 2, "10 9"},
		{"11 12 13 14 15 16 17 18c", 1, "12 11"},
	} {
		var gone []string
		for _, l := range beyond(shelfOf(c.shelf), c.keep, at, now) {
			gone = append(gone, strings.TrimLeft(l.name, "0"))
		}
		if got := strings.Join(gone, " "); got != c.want {
			t.Errorf("of %s with %d kept %q goes, want %q", c.shelf, c.keep, got, c.want)
		}
	}
}

func TestTheNextNameIsNobodys(t *testing.T) {
	for shelf, want := range map[string]string{"": "000001", "1 2c": "000003", "1c 7?": "000008", "999999c": "1000000"} {
		if got := nextName(shelfOf(shelf)); got != want {
			t.Errorf("after %q comes %s, want %s", shelf, got, want)
		}
	}
}

func TestIndicesOfOthersAreNoGenerations(t *testing.T) {
	e := &Engine{options: Options{Archive: "press"}}
	for index, want := range map[string]string{
		"press-000001": "000001", "press-000001-words": "000001", "press-000001-files": "000001", "press-1000000": "1000000",
		"press-lock": "", "press-refused-files": "", "press-000000": "", "press-1": "", "press-old-000001": "", "other-000001": "", "press-000001-x": "", "press-00001a": "",
	} {
		if got, _ := e.nameOf(index); got != want {
			t.Errorf("%s is of generation %q, want %q", index, got, want)
		}
	}
}
