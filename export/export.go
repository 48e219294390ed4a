// Package export writes whole results down: every hit of a question, in the formats that spreadsheets, programs
// for references and programs of one's own read. What goes in is a sequence of hits, as index.Searcher.All gives
// it; what comes out is written piece by piece, a row at a time, in memory that does not grow with them.
//
// Three rules hold for every format. A file has a row for each hit and none besides. Where the sequence or the
// writing fails, the error comes back and nothing more is written, so that the caller can throw away what is
// only a part. And nothing breaks out of its cell, its line or its record, whatever an article says: in a
// spreadsheet no text becomes a formula.
package export

import (
	"io"
	"iter"

	"kiosque/citation"
	"kiosque/index"
)

// Format is a way to write a result down.
type Format struct {
	Name      string // as an address names it
	Extension string // of a file, with its dot
	Media     string // media type, with its charset
	fields    []string
	isSheet   bool // it has cells, and so a separator and perhaps a byte order mark
	// pieces makes a file of rows, piece by piece; a piece is overwritten by the next.
	pieces func(*File, iter.Seq[*Row]) iter.Seq[[]byte]
}

// Formats returns all formats, in the order in which they are offered. CSV is RFC 4180 and its media type RFC 7111,
// JSON lines are those of jsonlines.org, and the rest is package citation's.
func Formats() []Format {
	all := []Format{
		{Name: "csv", Extension: ".csv", Media: "text/csv; charset=utf-8; header=present", fields: usualCells, isSheet: true, pieces: csvPieces},
		{Name: "jsonl", Extension: ".jsonl", Media: "application/jsonl; charset=utf-8", fields: usualMembers, pieces: linePieces},
	}
	for _, c := range citation.Formats() {
		all = append(all, Format{Name: c.Name, Extension: c.Extension, Media: c.Media, pieces: references(c)})
	}
	return append(all, Format{Name: "text", Extension: ".txt", Media: "text/plain; charset=utf-8", pieces: textPieces})
}

// File is one export, as it was asked for.
type File struct {
	Format
	Fields    []Field // of CSV and JSON lines, in their order
	BOM       bool    // of CSV: begin with a byte order mark, by which spreadsheets tell UTF-8
	Separator byte    // of CSV, between cells
}

// Source is where the rows of a file come from.
type Source struct {
	Generation string
	Address    func(id string) string // where the archive shows an article; nil: nobody can say
}

// Row is one hit on its way into a file.
type Row struct {
	*index.Hit
	Generation string
	Address    string // where the archive shows the article, "" where nobody can say
}

// Write writes a file of all hits, and returns how many they were. An error of theirs, or of the writing, ends it;
// what is written by then is no file.
func (f *File) Write(to io.Writer, hits iter.Seq2[index.Hit, error], from Source) (rows int, err error) {
	given := func(yield func(*Row) bool) {
		for h, failed := range hits {
			if failed != nil {
				err = failed
				return
			}
			if !yield(from.Row(&h)) {
				return
			}
			rows++
		}
	}
	for piece := range f.pieces(f, given) {
		if err == nil {
			_, err = to.Write(piece)
		}
		if err != nil {
			break
		}
	}
	return rows, err
}

// Row returns a hit as a row of a file.
func (s Source) Row(h *index.Hit) *Row {
	r := Row{Hit: h, Generation: s.Generation}
	if s.Address != nil {
		r.Address = s.Address(h.Article.ID)
	}
	return &r
}
