package server

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
)

const typeCSV = "text/csv; charset=utf-8; header=present"

// byteOrderMark has a spreadsheet read a file as UTF-8.
const byteOrderMark = "\ufeff"

// sheet writes rows as CSV (RFC 4180): UTF-8, commas, lines that end in CR LF.
type sheet struct {
	to   io.Writer
	rows *csv.Writer
	row  []string // that is being written, to be used again
}

// newSheet begins a sheet, with a byte order mark where a spreadsheet is to read it.
func newSheet(to io.Writer, marked bool) (*sheet, error) {
	s := &sheet{to: to, rows: csv.NewWriter(to)}
	s.rows.UseCRLF = true
	if !marked {
		return s, nil
	}
	_, err := io.WriteString(to, byteOrderMark)
	return s, err
}

// write writes one row, whose cells run no formula. It may stand in memory until flush.
func (s *sheet) write(cells ...string) error {
	if len(cells) == 1 && cells[0] == "" {
		return s.writeEmpty()
	}
	s.row = s.row[:0]
	for _, c := range cells {
		s.row = append(s.row, harmless(c))
	}
	if err := s.rows.Write(s.row); err != nil {
		return fmt.Errorf("write row: %w", err)
	}
	return nil
}

// writeEmpty writes the row of one empty cell, which would be an empty line and no row.
func (s *sheet) writeEmpty() error {
	if err := s.flush(); err != nil {
		return err
	}
	_, err := io.WriteString(s.to, "\"\"\r\n")
	return err
}

// flush hands over what stands in memory.
func (s *sheet) flush() error {
	s.rows.Flush()
	return s.rows.Error()
}

// formulas are the letters with which a cell begins that a spreadsheet takes for a formula, those of
// East Asian keyboards among them (OWASP, CSV Injection).
const formulas = "=+-@\t\r\n＝＋－＠"

// harmless returns the text of a cell as a spreadsheet shows it and does not run it: a formula is text behind an
// apostrophe. What is no UTF-8 and no letter of any text is left out, so that nothing hides a beginning.
func harmless(cell string) string {
	cell = strings.ReplaceAll(strings.ToValidUTF8(cell, "\ufffd"), "\x00", "")
	if strings.IndexAny(strings.TrimLeft(cell, " \ufeff"), formulas) == 0 {
		return "'" + cell
	}
	return cell
}
