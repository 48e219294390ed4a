package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/url"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"kiosque/article"
	"kiosque/index"
	"kiosque/query"
)

// hostile are texts that try to be more than text.
var hostile = []string{
	"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0=1", "\u200b=1", "\"=1", "＝1", "a;=1", "a,=1", "a\n=1", "a;\"=1", "x\t@y", "\n",
	"a\r\nb", "\"", "\"\"", ",", "é;ü", "}{\\", "@article{x,", "TY  - NEWS", "ER  - ", rule, "\n\n" + rule + "\n\n", "\x00\x1b[31m", "\xff\xfe", "\u2028", "", "'", "<script>", "]\n[",
}

// hitOf is a hit of which every text is the same.
func hitOf(id, text string) index.Hit {
	a := article.Article{
		ID: id, Path: text, Source: text, URL: text, Author: text, Story: text, Lang: "fr", Text: text, Title: article.Title{Span: article.Span{End: len(text)}},
		Date: article.Date{Value: "2017-03"}, Organisations: []article.Fact{{Value: text}, {Value: text}},
		Passages: []article.Passage{{Span: article.Span{End: len(text)}, Kind: article.KindBody}},
	}
	return index.Hit{Article: a, Score: 12.25, Copies: 2, Added: index.Arrival{Generation: "000003", At: time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC)}}
}

// given yields hits, and then an error where there is one.
func given(hits []index.Hit, failed error) iter.Seq2[index.Hit, error] {
	return func(yield func(index.Hit, error) bool) {
		for _, h := range hits {
			if !yield(h, nil) {
				return
			}
		}
		if failed != nil {
			yield(index.Hit{}, failed)
		}
	}
}

// parsed returns the file that an address asks for.
func parsed(t testing.TB, address string) File {
	t.Helper()
	values, err := url.ParseQuery(address)
	if err != nil {
		t.Fatal(err)
	}
	f, _, err := Parse(values)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

var archive = Source{Generation: "000004", Address: func(id string) string { return "https://archive.example/read/" + id }}

// CountRows reads a file back and counts its records.
func countRows(t testing.TB, format, text string) int {
	t.Helper()
	switch format {
	case "csv":
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return len(rows) - 1
	case "jsonl":
		n := 0
		for line := range strings.Lines(text) {
			if !json.Valid([]byte(line)) || !strings.HasSuffix(line, "}\n") {
				t.Fatalf("no line of JSON: %q", line)
			}
			n++
		}
		return n
	case "csl":
		var all []map[string]any
		if err := json.Unmarshal([]byte(text), &all); err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	mark := map[string]string{"bibtex": "\n}\n\n", "ris": "\nER  - \n", "text": "\n" + rule + "\n"}[format]
	return strings.Count(strings.ReplaceAll(text, "\r", ""), mark)
}

func TestEveryFormatHasARowForEachHitWhateverItSays(t *testing.T) {
	var hits []index.Hit
	for n := range 3 {
		for i, text := range hostile {
			hits = append(hits, hitOf(fmt.Sprintf("%d-%d", n, i), text))
		}
	}
	for _, format := range Formats() {
		for _, n := range []int{0, 1, 2, len(hits)} {
			f := parsed(t, "format="+format.Name)
			var b strings.Builder
			rows, err := f.Write(&b, given(hits[:n], nil), archive)
			if err != nil || rows != n || countRows(t, format.Name, b.String()) != n {
				t.Errorf("%s of %d hits: %d rows, %v, and read back %d", format.Name, n, rows, err, countRows(t, format.Name, b.String()))
			}
		}
	}
}

func TestARowOfOneEmptyCellIsARow(t *testing.T) {
	f := parsed(t, "format=csv&fields=author")
	var b strings.Builder
	if _, err := f.Write(&b, given([]index.Hit{hitOf("a", ""), hitOf("b", "x"), hitOf("c", "")}, nil), archive); err != nil {
		t.Fatal(err)
	}
	if have := b.String(); have != "author\r\n\"\"\r\nx\r\n\"\"\r\n" {
		t.Errorf("%q", have)
	}
}

func TestWhatIsChosenStandsInItsOrder(t *testing.T) {
	for address, want := range map[string]string{
		"format=csv&fields=year,id&fields=score":                                                    "year,id,score\r\n2017,a,12.25\r\n",
		"format=csv&fields=id,copies&bom=on&separator=semicolon":                                    "\ufeffid;copies\r\na;2\r\n",
		"format=csv&fields=id,score,year&separator=semicolon":                                       "id;score;year\r\na;12,25;2017\r\n",
		"format=csv&fields=score,id&separator=tab":                                                  "score\tid\r\n12.25\ta\r\n",
		"format=csv&fields=organisations,author":                                                    "organisations,author\r\n\"Léa; Léa\",Léa\r\n",
		"format=csv&fields=added,added_in,generation,address,not_before":                            "added,added_in,generation,address,not_before\r\n2026-11-20T08:00:00Z,000003,000004,https://archive.example/read/a,\r\n",
		"format=jsonl&fields=title,year,date,not_before,countries,organisations,score,copies,added": `{"title":"Léa","year":2017,"date":"2017-03","not_before":null,"countries":[],"organisations":["Léa","Léa"],"score":12.25,"copies":2,"added":"2026-11-20T08:00:00Z"}` + "\n",
		"format=text": "Léa\n2017-03 · Léa\nLéa\nhttps://archive.example/read/a\n\nLéa\n\n" + rule + "\n\n",
	} {
		f := parsed(t, address)
		var b strings.Builder
		_, err := f.Write(&b, given([]index.Hit{hitOf("a", "Léa")}, nil), archive)
		if err != nil || b.String() != want {
			t.Errorf("%s: %v\n%q\n%q", address, err, b.String(), want)
		}
	}
}

func TestWrongAddressesSayWhatIsExpected(t *testing.T) {
	for address, parameter := range map[string]string{
		"": "format", "format=xls": "format", "format=csv&format=csv": "format", "format=csv&fields=nothing": "fields", "format=csv&fields=id,id": "fields",
		"format=csv&fields=id,": "fields", "format=ris&fields=id": "fields", "format=csv&bom=yes": "bom", "format=text&bom=on": "bom", "format=csv&separator=x": "separator",
		"format=jsonl&separator=tab": "separator", "format=csv&page=1": "page", "format=csv&size=10": "size", "format=csv&cursor=x": "cursor",
	} {
		values, _ := url.ParseQuery(address)
		_, _, err := Parse(values)
		var wrong *query.Error
		if !errors.As(err, &wrong) || wrong.Parameter != parameter || wrong.Expected == "" {
			t.Errorf("%q: %v", address, err)
		}
	}
	values, _ := url.ParseQuery("format=csv&fields=&bom=&page=&q=a&year=2017")
	_, question, err := Parse(values)
	if err != nil || question.Encode() != "q=a&year=2017" || len(values) != 6 {
		t.Errorf("%v, %v of %v", err, question, values)
	}
}

// TestAnErrorEndsAFileAndIsNotHidden tries every format with hits that fail, and with a writer that fails.
func TestAnErrorEndsAFileAndIsNotHidden(t *testing.T) {
	failed := errors.New("the disk is gone")
	hits := []index.Hit{hitOf("a", "x"), hitOf("b", "y")}
	for _, format := range Formats() {
		f := parsed(t, "format="+format.Name)
		var whole, part strings.Builder
		_, _ = f.Write(&whole, given(hits, nil), archive)
		rows, err := f.Write(&part, given(hits, failed), archive)
		if !errors.Is(err, failed) || rows != 2 || !strings.HasPrefix(whole.String(), part.String()) {
			t.Errorf("%s: %d rows, %v, %q", format.Name, rows, err, part.String())
		}
		if format.Name == "csl" && json.Valid([]byte(part.String())) {
			t.Error("a part of CSL-JSON looks whole")
		}
		asked := 0
		endless := func(yield func(index.Hit, error) bool) {
			for yield(hits[0], nil) {
				asked++
			}
		}
		if _, err := f.Write(&full{most: 10}, endless, archive); !errors.Is(err, errFull) || asked > 10 {
			t.Errorf("%s on a full disk: %v after %d", format.Name, err, asked)
		}
	}
}

var errFull = errors.New("full")

// full takes so many pieces.
type full struct{ most int }

func (f *full) Write(b []byte) (int, error) {
	if f.most--; f.most < 0 {
		return 0, errFull
	}
	return len(b), nil
}

// TestRowsDoNotGrowMemory samples the heap while hits go by.
func TestRowsDoNotGrowMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const rows, growth = 200_000, 4 << 20 // as strict as 20 MiB in a million rows
	one := hitOf("a", "Une dépêche, dit-il")
	for _, format := range Formats() {
		f := parsed(t, "format="+format.Name)
		var least, most uint64
		many := func(yield func(index.Hit, error) bool) {
			for i := range rows {
				if i%(rows/8) == 0 {
					most = max(most, heap())
					if i == 0 {
						least = most
					}
				}
				if !yield(one, nil) {
					return
				}
			}
		}
		began := time.Now()
		n, err := f.Write(io.Discard, many, archive)
		if err != nil || n != rows || most > least+growth {
			t.Errorf("%s: %d rows, %v, the heap from %d to %d KiB", format.Name, n, err, least>>10, most>>10)
		}
		t.Logf("%s: %.0f rows a second, heap %d to %d KiB", format.Name, rows/time.Since(began).Seconds(), least>>10, most>>10)
	}
}

// heap returns the bytes that are in use, once what is not was given back.
func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func TestFieldsAreNamedOnce(t *testing.T) {
	names := FieldNames()
	slices.Sort(names)
	if len(slices.Compact(slices.Clone(names))) != len(names) {
		t.Errorf("%q", names)
	}
	for _, usual := range [][]string{usualCells, usualMembers} {
		if _, err := FieldsOf(usual...); err != nil {
			t.Error(err)
		}
	}
}

func TestNamesOfFilesSayWhatWasAsked(t *testing.T) {
	f := parsed(t, "format=csv")
	for asked, want := range map[string]string{
		"cyberattaque": "kiosque-cyberattaque-000001.csv", "": "kiosque-000001.csv", `"parquet fédéral"~5 -x`: "kiosque-parquet-fédéral-5-x-000001.csv",
		"../../etc/passwd": "kiosque-etc-passwd-000001.csv", "\r\n\"x": "kiosque-x-000001.csv", "Москва": "kiosque-Москва-000001.csv",
		strings.Repeat("é", 500): "kiosque-" + strings.Repeat("é", 60) + "-000001.csv",
	} {
		if have := f.FileName(asked, "000001"); have != want {
			t.Errorf("%q: %q", asked, have)
		}
	}
}

// FuzzCells asks three laws of any text: a reader of CSV finds it again, but for guards and line ends; nothing begins a
// formula, whichever separator a reader takes and whether it knows of quotation marks or not; and a
// spreadsheet reads a row for each hit.
func FuzzCells(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	fields := parsed(f, "format=csv&fields=title,organisations,text,author")
	f.Fuzz(func(t *testing.T, text string) {
		for name, separator := range separatorNames {
			file := fields
			file.Separator = separator
			var b bytes.Buffer
			if _, err := file.Write(&b, given([]index.Hit{hitOf("a", text), hitOf("b", text)}, nil), archive); err != nil {
				t.Fatal(err)
			}
			for _, piece := range strings.FieldsFunc(b.String(), func(r rune) bool { return strings.ContainsRune(separators, r) }) {
				if isDangerous(piece) {
					t.Errorf("%s: %q in %q is a formula", name, piece, b.String())
				}
			}
			reader := csv.NewReader(&b)
			reader.Comma = rune(separator)
			rows, err := reader.ReadAll()
			if err != nil || len(rows) != 3 {
				t.Fatalf("%s: %d rows, %v", name, len(rows), err)
			}
			if have, want := strings.ReplaceAll(rows[2][2], "'", ""), strings.ReplaceAll(shown(text), "'", ""); have != want {
				t.Errorf("%s: %q of %q", name, have, want)
			}
		}
	})
}

func BenchmarkFormats(b *testing.B) {
	one := hitOf("a", strings.Repeat("Une dépêche de l’agence, « dit-il ». ", 60))
	for _, format := range Formats() {
		b.Run(format.Name, func(b *testing.B) {
			f := parsed(b, "format="+format.Name)
			b.ReportAllocs()
			n, err := f.Write(io.Discard, func(yield func(index.Hit, error) bool) {
				for b.Loop() && yield(one, nil) {
				}
			}, archive)
			if err != nil || n == 0 {
				b.Fatal(n, err)
			}
		})
	}
}
