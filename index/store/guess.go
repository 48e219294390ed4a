package store

import "strings"

// guess says where a passage may be: most are a line without the blanks around it.
// What it says depends on text, before and start alone.
type guess struct {
	text     string
	before   int // end of the passage before
	from, to int // where the last line that was looked for lies
}

const (
	blanks    = " \t\r\n"
	maxBlanks = 64 // that are passed over
)

// start returns where the next passage starts if nothing but blanks is before it.
func (g *guess) start() int {
	rest := g.text[g.before:]
	rest = rest[:min(len(rest), maxBlanks)]
	return g.before + len(rest) - len(strings.TrimLeft(rest, blanks))
}

// end returns where the passage that starts at start ends if it is a line.
func (g *guess) end(start int) int {
	if start < 0 || start > len(g.text) {
		return start
	}
	if start < g.from || start > g.to || g.to == 0 {
		g.from, g.to = start, len(g.text)
		if n := strings.IndexByte(g.text[start:], '\n'); n >= 0 {
			g.to = start + n
		}
	}
	line := g.text[max(start, g.to-maxBlanks):g.to]
	return g.to - len(line) + len(strings.TrimRight(line, blanks))
}
