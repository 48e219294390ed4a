package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode"
	"unicode/utf16"
)

// json prints a value on several lines, for people and programs.
func (p *program) json(value any) error { return p.encode(value, "  ") }

// jsonLine prints a value on one line.
func (p *program) jsonLine(value any) error { return p.encode(value, "") }

func (p *program) encode(value any, indent string) error {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetIndent("", indent)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return err
	}
	_, err := p.out.Write(escaped(b.Bytes()))
	return err
}

// escaped writes what plain would not leave in JSON, beside its line ends, as escapes: programs
// read the same, and a terminal is shown no command.
func escaped(text []byte) []byte {
	var b bytes.Buffer
	for _, r := range string(text) {
		if r == '\n' || unicode.IsGraphic(r) {
			b.WriteRune(r)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&b, `\u%04x`, unit)
		}
	}
	return b.Bytes()
}
