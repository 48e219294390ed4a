package web

import (
	"strings"

	"kiosque/web/render"
)

// Quote puts text between the quotation marks of the language; those within become the
// inner ones: « le mot “juste” ».
func (l *Language) Quote(text string) string {
	return l.Text("quote.open") + render.Balanced(l.inner(text)) + l.Text("quote.close")
}

// Asked quotes a question: one that is a single phrase in quotation marks has those of the language alone.
func (l *Language) Asked(text string) string {
	parts := strings.Split(straight.Replace(text), `"`)
	if len(parts) == 3 && isPaired(text) && strings.Trim(parts[0]+parts[2], blanks) == "" {
		text = strings.Trim(parts[1], blanks)
	}
	return l.Quote(text)
}

// blanks stand inside « », and are no part of what is quoted.
const blanks = " \u00a0\u202f"

// isPaired tells whether every quotation mark has its other half, none inside another.
func isPaired(text string) bool {
	var awaited rune
	for _, r := range text {
		switch {
		case awaited == 0 && halves[r] != 0:
			awaited = halves[r]
		case r == awaited:
			awaited = 0
		case r == '»' || r == '”' || halves[r] != 0:
			return false
		}
	}
	return awaited == 0
}

// halves are the marks that open, and what closes them.
var halves = map[rune]rune{'"': '"', '«': '»', '“': '”'}

// inner returns text with the inner marks of the language in the place of its quotation
// marks; one whose marks are not paired stays as it is.
func (l *Language) inner(text string) string {
	if !isPaired(text) {
		return text
	}
	var b strings.Builder
	for i, piece := range strings.Split(straight.Replace(text), `"`) {
		if i%2 == 1 { // what stands between two marks
			piece = l.Text("quote.inner.open") + strings.Trim(piece, blanks) + l.Text("quote.inner.close")
		}
		b.WriteString(piece)
	}
	return b.String()
}

// straight writes every quotation mark as the one that keyboards have.
var straight = strings.NewReplacer("«", `"`, "»", `"`, "“", `"`, "”", `"`)
