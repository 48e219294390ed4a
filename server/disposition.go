package server

import (
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// disposed returns the headers of an answer that is shown ("inline") or kept ("attachment") as a file of that name (RFC
// 6266): in ASCII for every client, and as it is (RFC 8187) for those that can read it, where that differs.
func disposed(how, name string) map[string]string {
	plain := ascii(name)
	said := how + `; filename="` + plain + `"`
	if plain != name {
		said += "; filename*=UTF-8''" + url.PathEscape(name)
	}
	return map[string]string{"Vary": varies["Vary"], "Content-Disposition": said}
}

// ligatures are letters that Unicode does not take apart.
var ligatures = strings.NewReplacer("œ", "oe", "Œ", "OE", "æ", "ae", "Æ", "AE", "ß", "ss", "ø", "o", "Ø", "O")

// ascii returns the name of a file with its accents taken off, and without the letters that ASCII has not.
func ascii(name string) string {
	plain := strings.Map(func(r rune) rune {
		if r > ' ' && r < unicode.MaxASCII && r != '"' && r != '\\' {
			return r
		}
		return -1
	}, norm.NFD.String(ligatures.Replace(name)))
	if plain == name {
		return name
	}
	return strings.ReplaceAll(plain, "--", "-")
}
