package export

import (
	"strconv"
	"strings"
	"unicode"
)

// separators are what one spreadsheet or another parts cells and rows by, whatever the file was written with: a French
// one takes a semicolon where another takes a comma.
const separators = ",;\t\n\r"

// signs are what a formula begins with (OWASP, CSV Injection), the wide forms of East Asian keyboards among them.
const signs = "=+-@＝＋－＠"

// guard is what spreadsheets take as "this is text".
const guard = '\''

// listed stands between the values of one cell.
const listed = "; "

// appendCell appends a value as a cell of CSV, whose cells are parted by separator. Spreadsheets that part cells by
// semicolons write 1,5: a number with a point would be a text to them, or a date.
func appendCell(b []byte, separator byte, value any) []byte {
	switch v := value.(type) {
	case string:
		return appendQuoted(b, harmless(v))
	case []string:
		return appendQuoted(b, harmless(strings.Join(v, listed)))
	case int:
		return strconv.AppendInt(b, int64(v), 10)
	case float64:
		return append(b, strings.ReplaceAll(strconv.FormatFloat(v, 'f', -1, 64), ".", decimal(separator))...)
	}
	return b
}

// decimal stands before the fraction of a number.
func decimal(separator byte) string {
	if separator == ';' {
		return ","
	}
	return "."
}

// appendQuoted appends a text in quotation marks (RFC 4180, section 2) where it has a mark or what any reader may part
// cells by, and where a reader may drop the blanks around it.
func appendQuoted(b []byte, text string) []byte {
	if !strings.ContainsAny(text, separators+`"`) && strings.TrimSpace(text) == text {
		return append(b, text...)
	}
	b = append(b, '"')
	for i := range len(text) {
		switch c := text[i]; c {
		case '"':
			b = append(b, '"', '"')
		case '\n':
			b = append(b, '\r', '\n')
		default:
			b = append(b, c)
		}
	}
	return append(b, '"')
}

// harmless returns a text in which nothing is a formula: it has a guard in front where a sign begins it, or begins
// what another reader may take for a cell, behind blanks and quotation marks too. It is valid UTF-8 and has no
// control but tabs and line ends, which are \n.
func harmless(text string) string {
	text = shown(text)
	var b strings.Builder
	from := 0
	for from < len(text) {
		end := from + strings.IndexAny(text[from:], separators) + 1
		if end == from {
			end = len(text)
		}
		if isDangerous(text[from:end]) || from == 0 && (text[0] == '\t' || text[0] == '\n') {
			b.WriteRune(guard)
		}
		b.WriteString(text[from:end])
		from = end
	}
	return b.String()
}

// isDangerous tells whether a spreadsheet may take a piece for a formula.
func isDangerous(piece string) bool {
	for _, r := range piece {
		if !isPassedOver(r) {
			return strings.ContainsRune(signs, r)
		}
	}
	return false
}

// isPassedOver tells what a reader may drop before a cell: blanks, what has no width, and quotation marks.
func isPassedOver(r rune) bool {
	return r == '"' || unicode.IsSpace(r) || unicode.In(r, unicode.Cf, unicode.Z, unicode.Cc)
}

// shown returns a text as valid UTF-8 with \n as line end and a blank for every other control but tabs.
func shown(text string) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\ufffd"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r != '\n' && r != '\t' && unicode.IsControl(r):
			return ' '
		}
		return r
	}, text)
}
