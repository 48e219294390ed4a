package atlas

import (
	"regexp"
	"strconv"
	"testing"
)

func TestEveryCountryIsOnTheMapOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range Countries() {
		if c.Code != "" && (seen[c.Code] || !regexp.MustCompile(`^[A-Z]{2}$`).MatchString(c.Code)) {
			t.Errorf("%q is there twice, or is no code", c.Code)
		}
		seen[c.Code] = true
		if (c.Path == "") == (c.X == 0) {
			t.Errorf("%q has an outline and a point, or neither", c.Code)
		}
	}
	for _, code := range []string{"FR", "BE", "GB", "US", "LU", "MT", "SG", "BH", "MC", "VA", "XK", "TW", "EH", "PS", "GF", "RE", "GI", "TV"} {
		if !seen[code] {
			t.Errorf("%s is not on the map", code)
		}
	}
	if seen["AQ"] {
		t.Error("Antarctica is on the map")
	}
}

// Belgium is left of Poland and above Algeria; nothing lies outside the frame.
func TestTheMapIsNeitherMirroredNorOutOfItsFrame(t *testing.T) {
	begins := map[string][2]int{}
	for _, c := range Countries() {
		if c.Path == "" {
			begins[c.Code] = [2]int{c.X, c.Y}
			continue
		}
		for _, m := range regexp.MustCompile(`M(\d+) (\d+)`).FindAllStringSubmatch(c.Path, -1) {
			x, _ := strconv.Atoi(m[1])
			y, _ := strconv.Atoi(m[2])
			begins[c.Code] = [2]int{x, y}
			if x > Width || y > Height {
				t.Errorf("%s begins at %d %d, outside", c.Code, x, y)
			}
		}
	}
	if begins["BE"][0] >= begins["PL"][0] || begins["BE"][1] >= begins["DZ"][1] || begins["SG"][0] >= begins["AU"][0] {
		t.Errorf("Belgium begins at %v, Poland at %v, Algeria at %v", begins["BE"], begins["PL"], begins["DZ"])
	}
}

func TestPathsHaveNothingButMovesAndLines(t *testing.T) {
	only := regexp.MustCompile(`^(M\d+ \d+l-?\d+( |-)\d+(( |-)\d+( |-)\d+)*z)*$`)
	size := 0
	for _, c := range Countries() {
		size += len(c.Path)
		if !only.MatchString(c.Path) {
			t.Errorf("%s: %.80s", c.Code, c.Path)
		}
	}
	if size > 70_000 {
		t.Errorf("the outlines have %d bytes", size)
	}
}
