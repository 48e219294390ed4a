package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kiosque/export"
	"kiosque/index"
	"kiosque/query"
	"kiosque/server"
)

// exporting is what the command line says of a file of results.
type exporting struct {
	format, output, separator string
	fields                    []string
	bom                       bool
}

// cuts are the flags of a search that say which part of its hits is shown.
var cuts = []string{"page", "size"}

func newExport(p *program) *cobra.Command {
	var x exporting
	cmd := &cobra.Command{
		Use:   "export [WORDS…]",
		Short: "Write every hit of a search to a file, for spreadsheets, references and programs",
		Long: "Writes every hit of a search, one row each; without words and filters, the whole\n" +
			"archive. What was done with the words is said on standard error, as \"kiosque search\" does.\n" +
			"A file has its name only once it is whole and on disk.\n\n" +
			"  csv               a table, in which no text becomes a formula\n" +
			"  jsonl             JSON, one article a line\n" +
			"  bibtex, ris, csl  references\n" +
			"  text              the articles themselves, to be read\n\n" +
			"Fields of csv and jsonl: " + strings.Join(export.FieldNames(), ", ") + ".",
		Example: "  kiosque export cyberattaque --country BE --output hits.csv\n" +
			"  kiosque export Europol --sort oldest --output europol.bib\n" +
			"  kiosque export --format jsonl --fields id,title,body | jq -r .title\n" +
			"  kiosque export Europol --output europol.csv --bom --separator semicolon   # for a French spreadsheet",
		RunE: func(cmd *cobra.Command, args []string) error {
			values := parameters(cmd.Flags(), args)
			for name, given := range x.values() {
				values[name] = given
			}
			file, values, err := export.Parse(values)
			if err != nil {
				return err
			}
			q, err := query.Parse(values)
			if err != nil {
				return err
			}
			return p.export(cmd.Context(), x.output, file, q)
		},
	}
	addSearchFlags(cmd, "explain")
	for _, name := range cuts {
		_ = cmd.Flags().MarkHidden(name) // they are refused with the reason
	}
	cmd.Flags().StringVar(&x.format, "format", "", "csv, jsonl, bibtex, ris, csl or text; else that which the name of the file ends with, else csv")
	cmd.Flags().StringVar(&x.output, "output", standard, "file to write; - for standard output")
	cmd.Flags().StringSliceVar(&x.fields, "fields", nil, "fields of csv and jsonl, in their order and parted by commas")
	cmd.Flags().BoolVar(&x.bom, "bom", false, "begin with a byte order mark, by which spreadsheets tell UTF-8")
	cmd.Flags().StringVar(&x.separator, "separator", "", "between the cells of csv: comma, semicolon or tab")
	return cmd
}

// values are the parameters of an address that asks for the same file.
func (x exporting) values() map[string][]string {
	v := map[string][]string{"format": {x.named()}, "fields": x.fields, "separator": {x.separator}}
	if x.bom {
		v["bom"] = []string{"on"}
	}
	return v
}

// named is the format that is asked for, or whose extension the file has.
func (x exporting) named() string {
	formats := export.Formats()
	ending := slices.IndexFunc(formats, func(f export.Format) bool { return strings.HasSuffix(x.output, f.Extension) })
	switch {
	case x.format != "":
		return x.format
	case ending >= 0:
		return formats[ending].Name
	}
	return formats[0].Name
}

func (p *program) export(ctx context.Context, output string, file export.File, q query.Query) error {
	return p.open(ctx, func(e engine) (err error) {
		view, err := e.View(ctx)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, view.Close()) }()
		counting, cancel := context.WithTimeout(ctx, searchTimeout)
		defer cancel()
		answer, err := index.SearchCorrected(counting, view, q)
		if err != nil {
			return err
		}
		for _, note := range server.Notes(q, answer) {
			_, _ = fmt.Fprintln(p.err, plain(note))
		}
		if output == standard {
			return p.exportOut(ctx, view, file, answer)
		}
		return p.exportTo(ctx, output, view, file, answer)
	})
}

// exportOut writes to standard output, and to a terminal nothing that would steer it.
func (p *program) exportOut(ctx context.Context, from index.View, file export.File, answer index.Corrected) error {
	if isTerminal(p.out) {
		return writeRows(plainLines{p.out}, file, from.Generation(), from.All(ctx, answer.Query), answer.Total)
	}
	return writeRows(p.out, file, from.Generation(), from.All(ctx, answer.Query), answer.Total)
}

// exportTo writes a file, and says how far it is.
func (p *program) exportTo(ctx context.Context, name string, from index.View, file export.File, answer index.Corrected) error {
	hits, end := p.watched(from.All(ctx, answer.Query), answer.Total)
	err := writeWhole("export", name, func(to io.Writer) error {
		return writeRows(to, file, from.Generation(), hits, answer.Total)
	})
	end()
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(p.err, "%s: %s\n", plain(name), rowsOf(answer.Total))
	return nil
}

// bufferOfRows is how many bytes are written at once.
const bufferOfRows = 64 << 10

// writeRows writes a file of exactly so many rows.
func writeRows(to io.Writer, file export.File, generation string, hits iter.Seq2[index.Hit, error], total int) error {
	if _, ok := to.(plainLines); !ok { // those take whole rows
		buffered := bufio.NewWriterSize(to, bufferOfRows)
		rows, err := file.Write(buffered, hits, export.Source{Generation: generation})
		return errors.Join(whole(rows, total, err), buffered.Flush())
	}
	rows, err := file.Write(to, hits, export.Source{Generation: generation})
	return whole(rows, total, err)
}

// whole refuses a file that was written without an error and has not all rows.
func whole(rows, total int, err error) error {
	if err != nil {
		return fmt.Errorf("export, after %s: %w", rowsOf(rows), err)
	}
	if rows != total {
		return fmt.Errorf("export: %s instead of %d", rowsOf(rows), total)
	}
	return nil
}

func rowsOf(n int) string {
	if n == 1 {
		return "1 row"
	}
	return fmt.Sprintf("%d rows", n)
}

// watched shows how many of so many hits are written.
func (p *program) watched(hits iter.Seq2[index.Hit, error], total int) (seen iter.Seq2[index.Hit, error], end func()) {
	show := p.meter("exporting", "rows", total)
	seen = func(yield func(index.Hit, error) bool) {
		for h, err := range hits {
			show.add(1)
			if !yield(h, err) {
				return
			}
		}
	}
	return seen, show.end
}
