package citation

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// months are the macros that every style of BibTeX defines.
var months = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// babel has the names that biblatex gives languages.
var babel = map[string]string{"fr": "french", "en": "english"}

// appendBibTeX appends an entry of BibTeX (O. Patashnik, BibTeXing, 1988) that biblatex reads too (P. Lehman and
// others, The biblatex Package, section 2). An article of a stated source is an @article, which the styles of both
// know and which asks for a journal; of no stated source it is a @misc. It is no @online: BibTeX has no such
// entry, and the archive holds what was printed as well. Both have year and month; biblatex alone reads
// date, ISO 8601 to the day. Braces are doubled so that styles change no capital and cut no name
// of an author at "and".
func appendBibTeX(b []byte, w *Work) []byte {
	kind := "misc"
	if w.Source != "" {
		kind = "article"
	}
	b = append(b, "@"+kind+"{"+key(w.ID)+",\n"...)
	b = appendField(b, "author", protected(w.Author))
	b = appendField(b, "title", protected(w.Title))
	b = appendField(b, "journal", protected(w.Source))
	b = appendDate(b, w.Date.Value)
	b = appendField(b, "langid", braced(babel[w.Lang]))
	b = appendField(b, "url", braced(w.link()))
	b = appendField(b, "note", braced(tex(w.note()+w.shown())))
	return append(b, "}\n\n"...)
}

// shown says where the archive shows the article, where the reference leads elsewhere.
func (w *Work) shown() string {
	if w.Address == "" || w.link() == ascii(w.Address) {
		return ""
	}
	return "; " + ascii(w.Address)
}

func appendField(b []byte, name, value string) []byte {
	if value == "" {
		return b
	}
	return append(b, "  "+name+" = "+value+",\n"...)
}

func appendDate(b []byte, date string) []byte {
	parts := numbers(date)
	if len(parts) == 0 {
		return b
	}
	b = appendField(b, "date", braced(date))
	b = appendField(b, "year", braced(date[:len("2017")]))
	if len(parts) > 1 {
		b = appendField(b, "month", months[parts[1]-1])
	}
	return b
}

func braced(value string) string {
	if value == "" {
		return ""
	}
	return "{" + value + "}"
}

func protected(value string) string { return braced(braced(tex(value))) }

// texSigns are what TeX takes for its own. Braces become words: BibTeX counts them, with a backslash before them or without.
var texSigns = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\textbraceleft{}`, "}", `\textbraceright{}`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`,
	"$", `\$`, "&", `\&`, "%", `\%`, "#", `\#`, "_", `\_`, "\u00a0", "~", "\u202f", `\,`,
)

// tex returns a text as TeX sets it; letters stay what they are in UTF-8.
func tex(text string) string { return texSigns.Replace(OneLine(text)) }

// key returns the key of an entry: the article's id, so that it stays the same as long as the article is there. What a
// key may not have becomes "-", and a hash of the id then keeps keys apart.
func key(id string) string {
	const hashed = 4 // bytes
	safe := safeName(id)
	if safe == id {
		return id
	}
	sum := sha256.Sum256([]byte(id))
	return safe + "-" + hex.EncodeToString(sum[:hashed])
}

// safeName returns a name in letters and digits of ASCII, ".", "_" and "-", which is neither empty nor hidden.
func safeName(name string) string {
	safe := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.' || r == '_' || r == '-' {
			return r
		}
		return '-'
	}, name)
	if safe == "" || safe[0] == '.' {
		return "x" + safe
	}
	return safe
}

// longestName bounds the name of a file, in bytes: every file system takes it, with its extension.
const longestName = 150

// FileName returns the name of a file for what is known by an id, in ASCII.
func FileName(id, extension string) string {
	name := strings.TrimSuffix(safeName(id), extension)
	return name[:min(len(name), longestName)] + extension
}
