package plot

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"
)

// check fails unless drawing is well-formed XML whose rectangles have a size.
func check(t *testing.T, drawing string) (elements map[string]int) {
	t.Helper()
	elements = map[string]int{}
	d := xml.NewDecoder(strings.NewReader(drawing))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return elements
		}
		if err != nil {
			t.Fatalf("%v in %s", err, drawing)
		}
		start, isStart := token.(xml.StartElement)
		if !isStart {
			continue
		}
		elements[start.Name.Local]++
		for _, a := range start.Attr {
			size, err := strconv.ParseFloat(a.Value, 64)
			if (a.Name.Local == "width" || a.Name.Local == "height" || a.Name.Local == "cx") && (err != nil || size < 0) {
				t.Errorf("%s %s=%q", start.Name.Local, a.Name.Local, a.Value)
			}
			if strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "Inf") {
				t.Errorf("%s %s=%q", start.Name.Local, a.Name.Local, a.Value)
			}
		}
	}
}

func TestBarsAreValidWhateverTheNamesAndValues(t *testing.T) {
	groups := []Group{{"a < b & \"c\"", []float64{1, -1, 3000}}, {"none", []float64{-1, -1, -1}}, {"zero", []float64{0, 0, 0}}}
	drawing := Bars("<title>", "µs", []string{"x", "y&z", "w"}, groups)
	if have := check(t, drawing)["rect"]; have != 3+2+3 {
		t.Errorf("%d rectangles, want one for each of 3 names and 5 values", have)
	}
	check(t, Bars("", "", nil, nil))
}

func TestLinesAreValidWhateverThePoints(t *testing.T) {
	lines := []Line{{"<a>", []Point{{10_000, 120}, {1_000_000, 9000}}}, {"one point", []Point{{10_000, 100}}}, {"none", nil}}
	if have := check(t, Lines("t", "x", "y", lines))["circle"]; have != 3 {
		t.Errorf("%d circles, want 3", have)
	}
	check(t, Lines("t", "x", "y", nil))
}

func TestADrawingReadsOnDarkPagesAndAloud(t *testing.T) {
	drawing := Bars("CPU", "µs", []string{"whole"}, []Group{{"kiosque", []float64{703}}})
	for _, want := range []string{"prefers-color-scheme: dark", "<desc id=\"d\">kiosque, whole: 703.</desc>", "role=\"img\""} {
		if !strings.Contains(drawing, want) {
			t.Errorf("no %s", want)
		}
	}
}

func TestAFigureHasThreeDigitsThatCount(t *testing.T) {
	for v, want := range map[float64]string{0.0712: "0.07", 7.126: "7.13", 71.26: "71.3", 712.6: "713", 71264: "71,264", 7126400: "7,126,400"} {
		if have := Figure(v); have != want {
			t.Errorf("%v: %s, want %s", v, have, want)
		}
	}
}
