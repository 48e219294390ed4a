package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/url"
	"strconv"
	"time"

	"kiosque/export"
	"kiosque/index"
	"kiosque/query"
)

// Bounds of exports, unless Options have others: two at once leave most of a machine to those who search, and in an
// hour some ten million rows are written.
const (
	DefaultExports       = 2
	DefaultExportTimeout = time.Hour
)

// errExporting refuses an export or a batch while others go on.
var errExporting = errors.New("other exports or batches are being written; try again in a moment")

// totalHeader says how many hits an export has.
const totalHeader = "Kiosque-Total"

// export answers with every hit of the question that /search and the page would answer, as a file.
func (s *server) export(r *request) (response, error) {
	file, q, err := r.exported()
	if err != nil {
		return response{}, err
	}
	return s.askLong(r, func(ctx context.Context, from index.View) (response, error) {
		return s.exportFrom(ctx, from, r, file, q)
	})
}

// exported reads what an address asks to be exported, and how.
func (r *request) exported() (export.File, query.Query, error) {
	file, values, err := export.Parse(r.values)
	if err != nil {
		return file, query.Query{}, err
	}
	r.own = url.Values{}
	for _, name := range export.Parameters() {
		if given := r.values[name]; len(given) > 0 {
			r.own[name] = given
		}
	}
	r.values = values
	q, err := r.question()
	q = q.Undrawn()
	q.Explain = false
	return file, q, err
}

// exportFrom counts the hits, and returns how to write them.
func (s *server) exportFrom(ctx context.Context, from index.View, r *request, file export.File, q query.Query) (response, error) {
	counted := q
	counted.Size = 1
	f, err := find(ctx, from, counted, r.start)
	if err != nil {
		return response{}, err
	}
	answered := f.Query
	answered.Size = q.Size
	header := disposed("attachment", file.FileName(answered.Text, from.Generation()))
	header[totalHeader] = strconv.Itoa(f.Total)
	header["Link"] = "<" + r.frame.Link("/", q.Values()) + `>; rel="alternate"; type="text/html"`
	return response{
		media: file.Media, header: header,
		stream: func(ctx context.Context, to io.Writer) error {
			return writeExport(to, file, from.All(ctx, answered), r.source(), f.Total)
		},
	}, nil
}

// writeExport writes a file of exactly so many hits.
func writeExport(to io.Writer, file export.File, hits iter.Seq2[index.Hit, error], from export.Source, total int) error {
	rows, err := file.Write(to, hits, from)
	if err == nil && rows != total {
		err = fmt.Errorf("export: %d rows of %d", rows, total)
	}
	return err
}
