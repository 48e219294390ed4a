package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kiosque/article"
	"kiosque/corpus/language"
)

// line is one line of the text that is not blank, and what is known of it.
type line struct {
	article.Span        // without the blanks at its ends
	text         string // the words, without bullet
	folded       string // as phrases are written; "" for long lines
	words        int
	glue         int             // words that hold sentences together: "the", "que"
	bullet       bool            // it is an item of a list
	sentence     bool            // it ends as sentences do
	lower        bool            // it begins as the middle of a sentence does
	flows        bool            // it is a part of a sentence broken over lines
	spoken       bool            // it is what someone says in an interview
	broken       bool            // it is furniture that says the article goes on below, or stands beside such a line
	row          bool            // it is of a table: a figure, or what the figure is of
	shares       language.Shares // zero for lines of a few words

	kind   article.Kind // "" as long as nothing decided
	reason string
	reach  reach
	sure   bool // decided by words that say so, not by shape
	inlist bool // decided by the heading above it
}

// splitLines returns the lines of text that are not blank.
func splitLines(text string) []line {
	lines := make([]line, 0, 1+strings.Count(text, "\n")) // grown, they would be held twice
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i
		}
		if s := article.Trimmed(text, at, end); !s.Empty() {
			lines = append(lines, newLine(text, s))
		}
		at = end + 1
	}
	return lines
}

func newLine(text string, s article.Span) line {
	raw := s.Of(text)
	core := strings.TrimLeft(raw, bullets)
	l := line{Span: s, text: core, bullet: len(core) < len(raw)}
	if core == "" {
		l.text, l.bullet = raw, false
	}
	l.count()
	if l.words >= surePassage {
		l.shares = language.Share(l.text)
	}
	l.sentence = endsSentence(l.text)
	first, _ := utf8.DecodeRuneInString(l.text)
	l.lower = unicode.IsLower(first) || strings.ContainsRune(`),;:.`, first)
	if len(l.text) <= longestFolded {
		l.folded = fold(l.text)
	}
	return l
}

const bullets = " \t•·●▪■◆►▶▸✓✔*"

// endsSentence tells whether s ends with a full stop, a question, an exclamation, an
// ellipsis or a closing quote after words.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, " \u00a0\u202f\"'”’»)]*“")
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…;", last)
}

// count counts the words and among them those that hold sentences together.
func (l *line) count() {
	glue, like := functionWords(), functionWordStarts()
	for w := range words(l.text) {
		l.words++
		if len(w) <= longestGlue && like[len(w)][w[0]] && glue[lowerASCII(w)] {
			l.glue++
		}
	}
}

// prose tells whether the line reads as a sentence or more.
func (l *line) prose() bool {
	return l.words >= 6 && l.glue >= 1 && l.sentence || l.words >= 14 && l.glue*8 >= l.words || l.flows && l.glue >= 1 || l.spoken
}

// paragraph tells whether the line is long enough to be of an article for its length alone.
func (l *line) paragraph() bool {
	return l.prose() && l.words >= 20
}

// namesAfter tells whether after n words the line ends or goes on with a capital.
func (l *line) namesAfter(n int) bool {
	fields := strings.Fields(l.text)
	for _, f := range fields[min(n, len(fields)):] {
		r, _ := utf8.DecodeRuneInString(f)
		if unicode.IsLetter(r) {
			return unicode.IsUpper(r)
		}
	}
	return true
}

// stopped tells whether the line ends with one full stop or a closed quotation: a word that is said, not a button.
func (l *line) stopped() bool {
	s := strings.TrimRight(l.text, " \u00a0\"”»")
	return len(s) < len(l.text) || strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "..")
}

// quotes tells whether the line is a sentence that begins with a quotation: said by someone, whatever it says.
func (l *line) quotes() bool {
	first, _ := utf8.DecodeRuneInString(l.text)
	return l.prose() && strings.ContainsRune("\"“«", first)
}

// drop decides that the line is no body.
func (l *line) drop(reason string, sure bool) {
	l.kind, l.reason, l.sure = article.KindRemoved, reason, sure
}

func (l *line) undecided() bool { return l.kind == "" }
