package server

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// encode appends a value as JSON and ends the line. It has no < and no &: whatever takes it for a
// page finds no markup in it.
func encode(b *bytes.Buffer, value any) error {
	if err := json.NewEncoder(b).Encode(value); err != nil {
		return fmt.Errorf("encode %T: %w", value, err)
	}
	return nil
}

// encodeAnswer appends newAnswer as encode would: its facets by hand, the rest by package
// encoding/json.
func encodeAnswer(b *bytes.Buffer, l listing, f found) error {
	if err := l.encodeHits(b, f); err != nil {
		return err
	}
	b.Truncate(b.Len() - len("}\n"))
	b.WriteString(`,"facets":`)
	b.Write(appendFacets(b.AvailableBuffer(), l.labels, f.Facets))
	at := b.Len()
	if err := encode(b, newAnswerNotes(l.labels, f)); err != nil {
		return err
	}
	b.Bytes()[at] = ',' // in the place of {
	return nil
}

// appendText appends a text as a string of JSON.
func appendText(b []byte, text string) []byte {
	if isPlain(text) {
		return append(append(append(b, '"'), text...), '"')
	}
	var quoted bytes.Buffer
	_ = encode(&quoted, text) // of a text it never fails
	return append(b, bytes.TrimSuffix(quoted.Bytes(), []byte{'\n'})...)
}

// isPlain tells whether a text stands in JSON as it is.
func isPlain(text string) bool {
	ascii := true
	for i := range len(text) {
		switch c := text[i]; {
		case c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&':
			return false
		case c < utf8.RuneSelf:
		case c == lineSeparator[0] && isSeparator(text[i:]):
			return false
		default:
			ascii = false
		}
	}
	return ascii || utf8.ValidString(text)
}

// JavaScript once took these for the end of a line, so that they are escaped.
const lineSeparator, paragraphSeparator = "\u2028", "\u2029"

func isSeparator(text string) bool {
	return strings.HasPrefix(text, lineSeparator) || strings.HasPrefix(text, paragraphSeparator)
}
