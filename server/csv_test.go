package server

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// sheetOf writes a table and returns it as text.
func sheetOf(t *testing.T, marked bool, rows ...[]string) string {
	t.Helper()
	var b strings.Builder
	to, err := newSheet(&b, marked)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if err := to.write(row...); err != nil {
			t.Fatal(err)
		}
	}
	if err := to.flush(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestATableIsCSVOfRFC4180(t *testing.T) {
	have := sheetOf(t, true, []string{"id", "title"}, []string{"a", "Il a dit : « oui », puis \"non\""}, []string{"b", ""})
	want := "\ufeffid,title\r\na,\"Il a dit : « oui », puis \"\"non\"\"\"\r\nb,\r\n"
	if have != want {
		t.Errorf("have %q\nwant %q", have, want)
	}
}

func TestNoCellIsAFormula(t *testing.T) {
	for given, want := range map[string]string{
		"=1+1": "'=1+1", "+33": "'+33", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\r=1", "\n=1": "'\n=1",
		"  =1": "'  =1", "\x00=1": "'=1", "\ufeff=1": "'\ufeff=1", "＝1": "'＝1",
		"": "", "a=1": "a=1", "1-2": "1-2", "« non »": "« non »", "'90s": "'90s",
	} {
		if have := harmless(given); have != want {
			t.Errorf("%q: have %q, want %q", given, have, want)
		}
	}
}

func TestARowOfOneEmptyCellIsARow(t *testing.T) {
	have := sheetOf(t, false, []string{"author"}, []string{""}, []string{"x"}, []string{""})
	rows, err := csv.NewReader(strings.NewReader(have)).ReadAll()
	if err != nil || len(rows) != 4 {
		t.Errorf("%v in %q: %v", rows, have, err)
	}
}

func FuzzATableIsReadAsItWasWritten(f *testing.F) {
	f.Add("=cmd|' /C calc'!A0", "a \"quoted\", text", "two\r\nlines\n")
	f.Add("", "\xff", "\\.")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		given := []string{a, b, c}
		rows, err := csv.NewReader(strings.NewReader(sheetOf(t, false, given, given))).ReadAll()
		if err != nil || len(rows) != 2 || !slices.Equal(rows[0], rows[1]) {
			t.Fatalf("%q: %q, %v", given, rows, err)
		}
		for i, cell := range rows[0] {
			wantSameText(t, given[i], cell)
		}
	})
}

// wantSameText fails where a cell runs as a formula, or says something else than what was given but for ends of lines.
func wantSameText(t *testing.T, given, cell string) {
	t.Helper()
	if !utf8.ValidString(cell) || strings.IndexAny(strings.TrimLeft(cell, " \ufeff"), formulas) == 0 {
		t.Errorf("%q: %q is no harmless text", given, cell)
	}
	plain := strings.NewReplacer("\r", "", "\n", "", "\x00", "").Replace(strings.ToValidUTF8(given, "\ufffd"))
	shown := strings.NewReplacer("\r", "", "\n", "").Replace(cell)
	if shown != plain && shown != "'"+plain {
		t.Errorf("%q became %q", given, cell)
	}
}
