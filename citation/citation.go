// Package citation says how an article is cited elsewhere: in BibTeX, RIS and CSL-JSON, the formats that
// programs for references read. What goes in is a Work; what comes out is appended to bytes, one reference
// after the other, so that an archive of any length can be written out. It knows no language of the
// interface: the line that readers copy is made by package web.
//
// Three rules hold for every format. Nothing is claimed that the archive does not: a date is as precise as its
// evidence, a person's name is one text and not cut into parts, and the day on which the original page was
// visited is left out, for the archive does not know it. Nothing breaks out of its field, whatever a title
// says. And the reference can be checked: its note names the generation of the archive, and the SHA-256 of
// the text that was read.
package citation

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"kiosque/article"
)

// archive names where all articles are read.
const archive = "Kiosque"

// Work is what a reference names. What is "" is not known, and not said.
type Work struct {
	ID     string
	Author string
	Title  string
	Source string // who published it, where somebody stated that
	Date   article.Date
	Lang   string // "fr", "en", "und"
	URL    string // of the original
	// Address is where the archive shows the article, an absolute URL.
	Address    string
	Generation string // of the archive
	Sum        string // SHA-256 of the article's text, 64 hexadecimal digits
}

// Of returns the work that an article of a generation is; address is where the archive shows it.
func Of(a *article.Article, generation, address string) Work {
	return Work{
		ID: a.ID, Author: a.Author, Title: a.TitleText(), Source: Publisher(a.Source, a.Path), Date: a.Date, Lang: a.Lang,
		URL: a.URL, Address: address, Generation: generation, Sum: Sum(a.Text),
	}
}

// Publisher returns a source, "" where it is only the name of the file because nobody stated one.
func Publisher(source, file string) string {
	if source == file {
		return ""
	}
	return source
}

// Sum returns the SHA-256 (FIPS 180-4) of a text in UTF-8, as 64 hexadecimal digits.
func Sum(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// note says what the fields of no format have a place for.
func (w *Work) note() string {
	var said []string
	if w.Date.Value == "" {
		said = append(said, w.undated())
	}
	said = append(said, archive+" "+OneLine(w.ID)+", generation "+OneLine(w.Generation), "SHA-256 of the text "+w.Sum)
	return strings.Join(said, "; ")
}

// undated says what the archive knows of a date that it does not know.
func (w *Work) undated() string {
	said := "undated"
	if w.Date.NotBefore != "" {
		said += ", not before " + OneLine(w.Date.NotBefore)
	}
	if w.Date.NotAfter != "" {
		said += ", not after " + OneLine(w.Date.NotAfter)
	}
	return said
}

// link returns the address that a reference leads to: of the original, where it is one of the web, else in the archive.
func (w *Work) link() string {
	for _, address := range []string{w.URL, w.Address} {
		u, err := url.Parse(strings.TrimSpace(address))
		if err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") {
			return ascii(u.String())
		}
	}
	return ""
}

// ascii percent-encodes what may not stand in an address (RFC 3986, section 2): controls, blanks, letters beyond
// ASCII, and the signs that TeX or a format takes for its own.
func ascii(address string) string {
	var b strings.Builder
	for i := range len(address) {
		c := address[i]
		if c <= ' ' || c >= unicode.MaxASCII || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			const digits = "0123456789ABCDEF"
			b.Write([]byte{'%', digits[c>>4], digits[c&15]})
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// OneLine returns a text as one line of valid UTF-8: blanks and controls are one blank each run, and signs that
// turn the direction of writing, which would turn the rest of a line, are left out.
func OneLine(text string) string {
	if isOneLine(text) {
		return text
	}
	return madeOneLine(text)
}

// isOneLine tells texts of which nothing is to be changed, as most are.
func isOneLine(text string) bool {
	before := ' '
	for _, r := range text {
		switch {
		case r == ' ' && before == ' ', r == utf8.RuneError, unicode.IsControl(r), r == '\u2028', r == '\u2029':
			return false
		case r >= firstBidi && unicode.Is(unicode.Bidi_Control, r):
			return false
		}
		before = r
	}
	return before != ' ' || text == ""
}

// firstBidi is the first sign that turns the direction of writing.
const firstBidi = '\u061c'

func madeOneLine(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Bidi_Control, r):
			return -1
		case unicode.IsControl(r), r == '\u2028', r == '\u2029':
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd"))
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' }), " ")
}

// numbers returns year, month and day of a date, as many as it has; nil where it is none.
func numbers(date string) []int {
	const year, month, day = len("2017"), len("2017-03"), len("2017-03-12")
	if len(date) != year && len(date) != month && len(date) != day {
		return nil
	}
	var all []int
	for part := range strings.SplitSeq(date, "-") {
		n, err := strconv.ParseUint(part, 10, 16)
		if err != nil {
			return nil
		}
		all = append(all, int(n))
	}
	return valid(all, len(date))
}

// valid returns the parts of a date of so many bytes, nil where they are none.
func valid(parts []int, length int) []int {
	const lastMonth, lastDay = 12, 31
	if length != len("2017")+(len(parts)-1)*len("-03") {
		return nil
	}
	for i, most := range []int{lastMonth, lastDay} {
		if i+1 < len(parts) && (parts[i+1] < 1 || parts[i+1] > most) {
			return nil
		}
	}
	return parts
}
