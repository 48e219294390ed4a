package cli

import (
	"io"
	"os"
	"strings"
	"unicode"

	"golang.org/x/term"

	"kiosque/article"
)

// output remembers that it could not be written to, so that a full disk does
// not look like success.
type output struct {
	to     io.Writer
	failed error
}

// Write writes to what o stands for.
func (o *output) Write(text []byte) (int, error) {
	n, err := o.to.Write(text)
	if err != nil && o.failed == nil {
		o.failed = err
	}
	return n, err
}

// isTerminal tells whether w is a screen that a person looks at.
func isTerminal(w io.Writer) bool {
	if o, ok := w.(*output); ok {
		w = o.to
	}
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// isScreen tells whether w is a terminal that can be written on in colours and more than once in a place.
func isScreen(w io.Writer) bool { return isTerminal(w) && os.Getenv("TERM") != "dumb" }

// pen writes emphasis: colours on a screen, unless NO_COLOR is set
// (https://no-color.org), brackets around marks elsewhere.
type pen struct{ colours bool }

func newPen(w io.Writer) pen { return pen{isScreen(w) && os.Getenv("NO_COLOR") == ""} }

func (p pen) mark(text string) string { return p.wrap(text, "\x1b[1;33m", "[", "]") }
func (p pen) bold(text string) string { return p.wrap(text, "\x1b[1m", "", "") }
func (p pen) dim(text string) string  { return p.wrap(text, "\x1b[2m", "", "") }

func (p pen) wrap(text, colour, before, after string) string {
	text = plain(text)
	if p.colours {
		return colour + text + "\x1b[0m"
	}
	return before + text + after
}

// marked returns text with its marks made visible, on one line.
func (p pen) marked(text string, marks []article.Span) string {
	var b strings.Builder
	at := 0
	for _, m := range marks {
		b.WriteString(plain(text[at:m.Start]))
		b.WriteString(p.mark(m.Of(text)))
		at = m.End
	}
	b.WriteString(plain(text[at:]))
	return b.String()
}

// plain turns what could steer a terminal, and line ends, into blanks, and drops what has no
// width and only hides or turns round what stands beside it: no text of an article, a path, an
// organisation or a query may do so.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsGraphic(r):
			return r
		case unicode.Is(unicode.Cf, r):
			return -1
		}
		return ' '
	}, text)
}

// plainLines prints lines that somebody else has worded, each as plain would.
type plainLines struct{ to io.Writer }

// Write writes whole lines.
func (l plainLines) Write(text []byte) (int, error) {
	all := strings.Split(string(text), "\n")
	for i := range all {
		all[i] = plain(all[i])
	}
	if _, err := io.WriteString(l.to, strings.Join(all, "\n")); err != nil {
		return 0, err
	}
	return len(text), nil
}
