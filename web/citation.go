package web

import (
	"cmp"
	"net/url"
	"strings"

	"kiosque/citation"
	"kiosque/web/render"
)

// reference is how an article is cited, besides its line.
type reference struct {
	Generation, Sum string
	Formats         []referenceFormat
	Raw             string // address of the text as it was read
	File            string // address of the file, "" where it cannot be asked for
}

type referenceFormat struct{ Name, Link string }

// formatNames are the names of the formats of package citation, in every language.
var formatNames = map[string]string{"bibtex": "BibTeX", "ris": "RIS", "csl": "CSL-JSON"}

func newReference(f Frame, p ReadPage) (line string, v reference) {
	w := citation.Of(&p.Article, p.Generation, "")
	at := "/articles/" + url.PathEscape(w.ID)
	v = reference{Generation: w.Generation, Sum: w.Sum, Raw: f.At(at + "/raw")}
	for _, format := range citation.Formats() {
		v.Formats = append(v.Formats, referenceFormat{formatNames[format.Name], f.At(at + "/citation?format=" + format.Name)})
	}
	if p.HasFile {
		v.File = f.Link(at+"/file", nil)
	}
	return f.cite(w), v
}

// Reference returns the lines by which an article can be named elsewhere, and its text be checked.
func (f Frame) Reference(w citation.Work) string {
	return citation.OneLine(f.cite(w)) + "\n" + f.T("cite.fixity", "generation", w.Generation) + "\n" + w.Sum + "\n"
}

// cite returns the line by which an article can be named elsewhere.
func (f Frame) cite(w citation.Work) string {
	parts := present(
		w.Author, f.Language.Quote(cmp.Or(w.Title, f.T("cite.untitled"))), w.Source,
		f.Language.Claim(w.Date), w.URL, f.T("site.name"), w.ID,
	)
	for i, part := range parts {
		parts[i] = render.Balanced(part) // a name cannot turn what stands behind it
	}
	return strings.Join(parts, ", ") + "."
}
