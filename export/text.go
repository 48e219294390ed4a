package export

import (
	"iter"
	"strings"

	"kiosque/article"
	"kiosque/citation"
)

// rule stands alone on a line under every article, and nowhere else.
const rule = "========================================================================"

// textPieces writes articles to be read: the title, what is known of where it comes from, and the body. It has no word
// of any language of the interface.
func textPieces(_ *File, rows iter.Seq[*Row]) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		var b []byte
		for r := range rows {
			b = appendText(b[:0], r)
			if !yield(b) {
				return
			}
		}
	}
}

func appendText(b []byte, r *Row) []byte {
	a := &r.Article
	b = appendLine(b, a.TitleText())
	b = appendLine(b, strings.Join(known(citation.Publisher(a.Source, a.Path), a.Date.Value, a.Author), " · "))
	b = appendLine(b, a.URL)
	b = appendLine(b, r.Address)
	b = append(b, '\n')
	b = append(b, body(a)...)
	return append(b, "\n\n"+rule+"\n\n"...)
}

// appendLine appends a text as one line, and nothing where there is none.
func appendLine(b []byte, text string) []byte {
	line := set(citation.OneLine(text))
	if line == "" {
		return b
	}
	return append(append(b, line...), '\n')
}

// body returns what an article says, with no line in it that ends one.
func body(a *article.Article) string {
	lines := strings.Split(shown(a.Body()), "\n")
	for i := range lines {
		lines[i] = set(lines[i])
	}
	return strings.Join(lines, "\n")
}

// set returns a line that is no rule.
func set(line string) string {
	if strings.TrimSpace(line) == rule {
		return "> " + rule
	}
	return line
}

func known(parts ...string) (all []string) {
	for _, part := range parts {
		if part != "" {
			all = append(all, part)
		}
	}
	return all
}
