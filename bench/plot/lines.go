package plot

import (
	"fmt"
	"math"
	"strings"
)

// Point is one of a line; both are above zero.
type Point struct{ X, Y float64 }

// Line is a series of points in the order of X.
type Line struct {
	Name   string
	Points []Point
}

// Sizes of the field that lines are drawn in.
const (
	fieldTop    = 82
	fieldHeight = 300
	fieldLeft   = 70
	fieldRight  = 40
	below       = 50
)

// Lines draws lines over two logarithmic axes, so that what grows in proportion is
// straight and as steep as anything else that does.
func Lines(title, x, y string, lines []Line) string {
	d := begin(fieldTop+fieldHeight+below, title, told(lines))
	names := make([]string, len(lines))
	for i, l := range lines {
		names[i] = l.Name
	}
	d.legend(44, names)
	f := fieldOf(lines)
	f.grid(d)
	for i, l := range lines {
		f.line(d, l, colour(i))
	}
	d.text(fieldLeft, fieldTop-10, "quiet", "start", y)
	d.text(width-fieldRight, fieldTop+fieldHeight+40, "quiet", "end", x)
	return d.end()
}

// field is the stretch of both axes, in powers of ten.
type field struct{ x0, x1, y0, y1 float64 }

func fieldOf(lines []Line) field {
	f := field{math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)}
	for _, l := range lines {
		for _, p := range l.Points {
			f.x0, f.x1 = min(f.x0, math.Log10(p.X)), max(f.x1, math.Log10(p.X))
			f.y0, f.y1 = min(f.y0, math.Log10(p.Y)), max(f.y1, math.Log10(p.Y))
		}
	}
	if f.x0 > f.x1 {
		return field{0, 1, 0, 1}
	}
	return field{math.Floor(f.x0), math.Max(math.Ceil(f.x1), math.Floor(f.x0)+1), math.Floor(f.y0), math.Max(math.Ceil(f.y1), math.Floor(f.y0)+1)}
}

func (f field) at(p Point) (x, y float64) {
	x = fieldLeft + (math.Log10(p.X)-f.x0)/(f.x1-f.x0)*(width-fieldLeft-fieldRight)
	return x, fieldTop + fieldHeight - (math.Log10(p.Y)-f.y0)/(f.y1-f.y0)*fieldHeight
}

// grid rules every power of ten.
func (f field) grid(d *drawing) {
	for e := f.x0; e <= f.x1; e++ {
		x, _ := f.at(Point{math.Pow(10, e), math.Pow(10, f.y0)})
		d.rule(x, fieldTop, x, fieldTop+fieldHeight)
		d.text(x, fieldTop+fieldHeight+18, "quiet", "middle", Figure(math.Pow(10, e)))
	}
	for e := f.y0; e <= f.y1; e++ {
		_, y := f.at(Point{math.Pow(10, f.x0), math.Pow(10, e)})
		d.rule(fieldLeft, y, width-fieldRight, y)
		d.text(fieldLeft-8, y+4, "quiet", "end", Figure(math.Pow(10, e)))
	}
}

func (f field) line(d *drawing, l Line, class string) {
	var path strings.Builder
	for i, p := range l.Points {
		x, y := f.at(p)
		fmt.Fprintf(&path, "%c%s %s", "ML"[min(i, 1)], number(x), number(y))
		fmt.Fprintf(d, `<circle cx="%s" cy="%s" r="4" class="%s"/>`+"\n", number(x), number(y), class)
	}
	fmt.Fprintf(d, `<path d="%s" class="%s"/>`+"\n", path.String(), class)
}

// told says in words what the lines show.
func told(lines []Line) string {
	var said []string
	for _, l := range lines {
		for _, p := range l.Points {
			said = append(said, fmt.Sprintf("%s at %s: %s", l.Name, Figure(p.X), Figure(p.Y)))
		}
	}
	return strings.Join(said, "; ") + "."
}
