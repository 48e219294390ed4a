package citation

import "iter"

// Format is a way to write references down.
type Format struct {
	Name      string // as an address names it
	Extension string // of a file, with its dot
	Media     string // media type, with its charset
	// Open stands before the first reference of a file, Between before every other, Close behind the last.
	Open, Between, Close string
	// Append appends one reference.
	Append func([]byte, *Work) []byte
}

// Formats returns all formats, in the order in which they are offered. The media types are those that the
// programs of their readers registered with systems; IANA knows that of CSL alone.
func Formats() []Format {
	return []Format{
		{Name: "bibtex", Extension: ".bib", Media: "application/x-bibtex; charset=utf-8", Append: appendBibTeX},
		{Name: "ris", Extension: ".ris", Media: "application/x-research-info-systems; charset=utf-8", Append: appendRIS},
		{
			Name: "csl", Extension: ".json", Media: "application/vnd.citationstyles.csl+json; charset=utf-8",
			Open: "[\n", Between: ",\n", Close: "\n]\n", Append: appendCSL,
		},
	}
}

// Find returns the format of a name.
func Find(name string) (Format, bool) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// File yields a whole file of references, piece by piece; a piece is overwritten by the next.
func (f Format) File(works iter.Seq[Work]) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		before, piece := f.Open, []byte(nil)
		for w := range works {
			piece = f.Append(append(piece[:0], before...), &w)
			if !yield(piece) {
				return
			}
			before = f.Between
		}
		if before == f.Open { // there was no reference
			yield([]byte(f.Open + f.Close))
			return
		}
		yield([]byte(f.Close))
	}
}
