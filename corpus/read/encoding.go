package read

import (
	"bytes"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"
)

// errBinary says that bytes are no text in any encoding.
var errBinary = errors.New("binary, not text")

var (
	bomUTF8 = []byte("\xef\xbb\xbf")
	bomLE   = []byte("\xff\xfe")
	bomBE   = []byte("\xfe\xff")
)

// decode turns bytes of unknown encoding into a string, by evidence: a byte
// order mark, the pattern of UTF-16, valid UTF-8, what an HTML page declares,
// then the bytes that only one Western encoding has. errBinary when it is no text.
func decode(b []byte, isPage bool) (string, error) {
	s, err := decodeBytes(b, isPage)
	if err == nil && mostlyControls(s) {
		return "", errBinary
	}
	return repair(s), err
}

func decodeBytes(b []byte, isPage bool) (string, error) {
	if order, ok := utf16Order(b); ok {
		out, err := utf.UTF16(order, utf.UseBOM).NewDecoder().Bytes(b)
		return string(out), err
	}
	b = bytes.TrimPrefix(b, bomUTF8)
	switch {
	case bytes.IndexByte(b, 0) >= 0:
		return "", errBinary
	case utf8.Valid(b):
		return string(b), nil
	case mostlyUTF8(b):
		return mendUTF8(b), nil
	case isPage:
		return decodePage(b), nil
	}
	return decodeWestern(b), nil
}

// utf16Sample is how many bytes are looked at for the pattern of UTF-16.
const utf16Sample = 2048

// utf16Order tells UTF-16 by its mark or, without one, by zeros in most high
// bytes and hardly any low byte, as in every text of Latin letters.
func utf16Order(b []byte) (order utf.Endianness, ok bool) {
	switch {
	case bytes.HasPrefix(b, bomLE):
		return utf.LittleEndian, true
	case bytes.HasPrefix(b, bomBE):
		return utf.BigEndian, true
	}
	even, odd, pairs := 0, 0, min(len(b), utf16Sample)/2
	for i := range pairs {
		even += isZero(b[2*i])
		odd += isZero(b[2*i+1])
	}
	const most, few = 6, 20 // tenths, twentieths
	switch {
	case pairs > 0 && odd*10 >= pairs*most && even*few <= pairs:
		return utf.LittleEndian, true
	case pairs > 0 && even*10 >= pairs*most && odd*few <= pairs:
		return utf.BigEndian, true
	}
	return utf.LittleEndian, false
}

func isZero(b byte) int {
	if b == 0 {
		return 1
	}
	return 0
}

// mostlyUTF8 tells UTF-8 that was damaged: more whole sequences than stray bytes.
func mostlyUTF8(b []byte) bool {
	whole, stray := 0, 0
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			stray++
		case n > 1:
			whole++
		}
		b = b[n:]
	}
	return whole > stray
}

// mendUTF8 reads a stray byte as Windows-1252 where it stands alone, as in
// pages pasted together, and drops what is left of a cut sequence.
func mendUTF8(b []byte) string {
	var s strings.Builder
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r != utf8.RuneError || n != 1 {
			s.WriteRune(r)
			i += n
			continue
		}
		end := i + 1
		for end < len(b) && isContinuation(b[end]) {
			end++
		}
		if end == i+1 && end < len(b) {
			s.WriteRune(charmap.Windows1252.DecodeByte(b[i]))
		}
		i = end
	}
	return s.String()
}

func isContinuation(b byte) bool { return b&0xc0 == 0x80 }

// decodePage reads bytes as the page declares, unless that is a Western
// encoding: those are confused so often that only the bytes are believed.
func decodePage(b []byte) string {
	e, name, _ := charset.DetermineEncoding(b, "")
	if name == "utf-8" || name == "windows-1252" || name == "iso-8859-15" {
		return decodeWestern(b)
	}
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return decodeWestern(b)
	}
	return string(out)
}

// decodeWestern tells Windows-1252 (and ISO-8859-1, a part of it) from ISO-8859-15.
func decodeWestern(b []byte) string {
	m := charmap.Windows1252
	if isLatin9(b) {
		m = charmap.ISO8859_15
	}
	var s strings.Builder
	s.Grow(len(b) + len(b)/8)
	for _, c := range b {
		s.WriteRune(m.DecodeByte(c))
	}
	return s.String()
}

// isLatin9 tells ISO-8859-15: nothing where Windows-1252 has its quotes and
// dashes, and € or œ where the other has ¤ or a fraction inside a word.
func isLatin9(b []byte) bool {
	const euro, upperOE, lowerOE = 0xa4, 0xbc, 0xbd
	votes := 0
	for i, c := range b {
		switch {
		case c >= 0x80 && c <= 0x9f:
			return false
		case c == euro:
			votes++
		case c == upperOE, c == lowerOE:
			votes += besideLetter(b, i)
		}
	}
	return votes > 0
}

func besideLetter(b []byte, i int) int {
	if i+1 < len(b) && unicode.IsLetter(rune(b[i+1])) {
		return 1
	}
	return -1
}

// mostlyControls tells what decodes and yet is no text: one character in
// twenty is a control, where text has next to none and noise one in nine.
func mostlyControls(s string) bool {
	const inText = 20
	controls, all := 0, 0
	for _, r := range s {
		all++
		if r < 0x20 && replacement(r) < 0 || r == 0x7f || r == utf8.RuneError {
			controls++
		}
	}
	return controls*inText > all
}
