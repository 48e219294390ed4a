// Package plot draws bars and lines as SVG that reads on light and dark pages, without a
// library or a script. What goes in are names and numbers; every text is escaped.
package plot

import (
	"fmt"
	"html"
	"strconv"
	"strings"
)

const width = 760 // of every drawing, in units of SVG

// style gives the colours; where a reader prefers dark pages, others.
const style = `<style>
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.title { font-size: 15px; font-weight: 600 }
.quiet { fill: #59636e }
.line { stroke: #d1d9e0; stroke-width: 1 }
.a { fill: #0550ae; stroke: #0550ae } .b { fill: #bc4c00; stroke: #bc4c00 } .c { fill: #2da44e; stroke: #2da44e }
.d { fill: #8250df; stroke: #8250df } .e { fill: #9a6700; stroke: #9a6700 } .f { fill: #59636e; stroke: #59636e }
path { fill: none !important; stroke-width: 2 } rect, circle { stroke: none !important }
@media (prefers-color-scheme: dark) {
text { fill: #f0f6fc } .quiet { fill: #9198a1 } .line { stroke: #3d444d }
.a { fill: #4493f8; stroke: #4493f8 } .b { fill: #f0883e; stroke: #f0883e } .c { fill: #56d364; stroke: #56d364 }
.d { fill: #bc8cff; stroke: #bc8cff } .e { fill: #e3b341; stroke: #e3b341 } .f { fill: #9198a1; stroke: #9198a1 }
}
</style>
`

// colours are the classes of the style, for series in turn.
var colours = []string{"a", "b", "c", "d", "e", "f"}

func colour(i int) string { return colours[i%len(colours)] }

// drawing is an SVG being written.
type drawing struct{ strings.Builder }

// begin opens a drawing; its title and description are read aloud to those who do not see it.
func begin(height int, title, description string) *drawing {
	d := &drawing{}
	fmt.Fprintf(d, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="t d">`+"\n",
		width, height, width, height)
	fmt.Fprintf(d, `<title id="t">%s</title>`+"\n"+`<desc id="d">%s</desc>`+"\n", html.EscapeString(title), html.EscapeString(description))
	d.WriteString(style)
	d.text(0, 18, "title", "start", title)
	return d
}

func (d *drawing) end() string {
	d.WriteString("</svg>\n")
	return d.String()
}

// text writes at the base line (x, y); anchor is start, middle or end.
func (d *drawing) text(x, y float64, class, anchor, text string) {
	fmt.Fprintf(d, `<text x="%s" y="%s" class="%s" text-anchor="%s">%s</text>`+"\n", number(x), number(y), class, anchor, html.EscapeString(text))
}

func (d *drawing) rect(x, y, w, h float64, class string) {
	fmt.Fprintf(d, `<rect x="%s" y="%s" width="%s" height="%s" rx="2" class="%s"/>`+"\n", number(x), number(y), number(w), number(h), class)
}

func (d *drawing) rule(x1, y1, x2, y2 float64) {
	fmt.Fprintf(d, `<line x1="%s" y1="%s" x2="%s" y2="%s" class="line"/>`+"\n", number(x1), number(y1), number(x2), number(y2))
}

// legend names the series in one row.
func (d *drawing) legend(y float64, names []string) {
	const letter, gap = 7.2, 34 // a wide estimate: fonts differ
	x := 0.0
	for i, name := range names {
		d.rect(x, y-10, 11, 11, colour(i))
		d.text(x+16, y, "", "start", name)
		x += float64(len([]rune(name)))*letter + gap
	}
}

// number writes v as short as drawings need it.
func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 32) }

// Figure writes a value as people do: three digits that count, thousands parted.
func Figure(v float64) string {
	switch {
	case v < 10:
		return strconv.FormatFloat(v, 'f', 2, 64)
	case v < 100:
		return strconv.FormatFloat(v, 'f', 1, 64)
	}
	digits := strconv.FormatFloat(v, 'f', 0, 64)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
