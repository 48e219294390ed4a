package tsv

import (
	"fmt"
	"slices"
	"testing"
)

func TestRowsAreTheLinesThatSaySomething(t *testing.T) {
	var got []string
	for number, cells := range Rows("# source\n\na\tb c\n\td\nlast") {
		got = append(got, fmt.Sprintf("%d %q", number, cells))
	}
	want := []string{`3 ["a" "b c"]`, `4 ["" "d"]`, `5 ["last"]`}
	if !slices.Equal(got, want) {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestRowsStopWhenNoMoreAreWanted(t *testing.T) {
	for number := range Rows("a\nb\n") {
		if number > 1 {
			t.Error("a row came after the break")
		}
		break
	}
}
