package clean_test

import (
	"strings"
	"testing"

	"kiosque/article"
	"kiosque/corpus/clean"
	"kiosque/corpus/read"
)

// marked is a document whose lines say what must become of them: "+" body, "#" title, "-" anything
// else. A word glued to the sign is the element of the page that the line is.
func marked(text string) (d read.Document, want []string) {
	for row := range strings.Lines(strings.TrimSpace(text)) {
		mark, words, _ := strings.Cut(strings.TrimSpace(row), " ")
		start := len(d.Text)
		d.Text += words + "\n\n"
		want = append(want, mark[:1])
		if mark[1:] != "" {
			d.Hints = append(d.Hints, read.Hint{Start: start, End: start + len(words), Element: mark[1:]})
		}
	}
	return d, want
}

// markOf is the sign of what became of a line.
func markOf(p article.Passage) string {
	switch p.Kind {
	case article.KindBody:
		return "+"
	case article.KindTitle:
		return "#"
	default:
		return "-"
	}
}

func judgedAsMarked(t *testing.T, text string) {
	t.Helper()
	d, want := marked(text)
	a := clean.Clean(d)
	lawful(t, a)
	for _, p := range a.Passages {
		line := strings.Count(d.Text[:p.Start], "\n\n")
		if got := markOf(p); got != want[line] {
			t.Errorf("%q is %s (%s), want %s", p.Of(a.Text), got, p.Reason, want[line])
		}
	}
}

// judgedInAnArticle puts lines before, in and after the sentences of an article.
func judgedInAnArticle(t *testing.T, lines, want string) {
	t.Helper()
	var text strings.Builder
	text.WriteString("# La loi sur le budget sera votée en janvier\n+ " + paragraph + "\n")
	for row := range strings.Lines(lines) {
		text.WriteString(want + " " + strings.TrimSpace(row) + "\n")
	}
	text.WriteString("+ Les députés de la majorité ont ensuite tous voté pour, les autres ont quitté la salle sans un mot pour la presse.\n")
	judgedAsMarked(t, text.String())
}
