package citation

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"kiosque/article"
)

// whole is a work of which all is known.
func whole() Work {
	return Work{
		ID: "seeds~a.txt", Author: "Zoé Léger and Paul Martin", Title: "L’été, 100 % {vrai} : A_b & «\u202fc\u202f»", Source: "Le Journal",
		Date: article.Date{Value: "2017-03-12"}, Lang: "fr", URL: "https://example.org/é?a={b}&c=d%20e",
		Address: "https://archive.example/read/seeds~a.txt", Generation: "000003", Sum: Sum("texte"),
	}
}

func written(t *testing.T, format string, works ...Work) string {
	t.Helper()
	f, ok := Find(format)
	if !ok {
		t.Fatalf("no format %s", format)
	}
	var b bytes.Buffer
	for piece := range f.File(slices.Values(works)) {
		b.Write(piece)
	}
	return b.String()
}

func TestAnArticleInEachFormat(t *testing.T) {
	for format, want := range map[string]string{
		"bibtex": `@article{seeds-a.txt-6980c724,
  author = {{Zoé Léger and Paul Martin}},
  title = {{L’été, 100 \% \textbraceleft{}vrai\textbraceright{} : A\_b \& «\,c\,»}},
  journal = {{Le Journal}},
  date = {2017-03-12},
  year = {2017},
  month = mar,
  langid = {french},
  url = {https://example.org/%C3%A9?a=%7Bb%7D&c=d%20e},
  note = {Kiosque seeds\textasciitilde{}a.txt, generation 000003; SHA-256 of the text SUM; https://archive.example/read/seeds\textasciitilde{}a.txt},
}

`,
		"ris": "TY  - NEWS\r\nAU  - Zoé Léger and Paul Martin\r\nTI  - L’été, 100 % {vrai} : A_b & «\u202fc\u202f»\r\nT2  - Le Journal\r\n" +
			"PY  - 2017\r\nDA  - 2017/03/12/\r\nLA  - fr\r\nUR  - https://example.org/%C3%A9?a=%7Bb%7D&c=d%20e\r\nDB  - Kiosque\r\nAN  - seeds~a.txt\r\n" +
			"AV  - https://archive.example/read/seeds~a.txt\r\nN1  - Kiosque seeds~a.txt, generation 000003; SHA-256 of the text SUM\r\nER  - \r\n\r\n",
		"csl": `[
{"id":"seeds~a.txt","type":"article-newspaper","author":[{"literal":"Zoé Léger and Paul Martin"}],` +
			`"title":"L’été, 100 % {vrai} : A_b \u0026 «` + "\u202fc\u202f" + `»","container-title":"Le Journal","issued":{"date-parts":[[2017,3,12]]},"language":"fr",` +
			`"URL":"https://example.org/%C3%A9?a=%7Bb%7D\u0026c=d%20e","archive":"Kiosque","archive_location":"https://archive.example/read/seeds~a.txt",` +
			`"note":"Kiosque seeds~a.txt, generation 000003; SHA-256 of the text SUM"}
]
`,
	} {
		if have, want := written(t, format, whole()), strings.ReplaceAll(want, "SUM", Sum("texte")); have != want {
			t.Errorf("%s: have\n%s\nwant\n%s", format, have, want)
		}
	}
}

func TestADateIsAsPreciseAsItsClaim(t *testing.T) {
	for value, want := range map[string][3]string{
		"2017-03-12": {"date = {2017-03-12}", "DA  - 2017/03/12/", `"issued":{"date-parts":[[2017,3,12]]}`},
		"2017-03":    {"date = {2017-03}", "DA  - 2017/03//", `"issued":{"date-parts":[[2017,3]]}`},
		"2017":       {"date = {2017}", "DA  - 2017///", `"issued":{"date-parts":[[2017]]}`},
	} {
		w := whole()
		w.Date.Value = value
		for i, format := range []string{"bibtex", "ris", "csl"} {
			if have := written(t, format, w); !strings.Contains(have, want[i]) || strings.Contains(have, "undated") {
				t.Errorf("%s of %q: %s", format, value, have)
			}
		}
	}
	for _, value := range []string{"", "17", "2017-13", "2017-00-01", "2017-3-12", "12-03-2017", "2017-03-32", "2017 03 12", "abcd", "+201", "20170312", "2017-0-123"} {
		w := whole()
		w.Date = article.Date{Value: value, NotBefore: "2018-04-27"}
		for _, format := range []string{"bibtex", "ris", "csl"} {
			have := written(t, format, w)
			if regexp.MustCompile(`(date|year|month) =|(DA|PY)  -|issued`).MatchString(have) {
				t.Errorf("%s of %q claims a date: %s", format, value, have)
			}
			if value == "" && !strings.Contains(have, "undated, not before 2018-04-27; ") {
				t.Errorf("%s does not say that there is no date: %s", format, have)
			}
		}
	}
}

func TestAWorkOfWhichLittleIsKnown(t *testing.T) {
	w := Work{ID: "a", Lang: "und", Generation: "000001", Sum: Sum("")}
	for format, want := range map[string]string{
		"bibtex": "@misc{a,\n  note = {undated; Kiosque a, generation 000001; SHA-256 of the text SUM},\n}\n\n",
		"ris":    "TY  - NEWS\r\nDB  - Kiosque\r\nAN  - a\r\nN1  - undated; Kiosque a, generation 000001; SHA-256 of the text SUM\r\nER  - \r\n\r\n",
		"csl":    `[` + "\n" + `{"id":"a","type":"article-newspaper","archive":"Kiosque","archive_location":"a","note":"undated; Kiosque a, generation 000001; SHA-256 of the text SUM"}` + "\n]\n",
	} {
		if have, want := written(t, format, w), strings.ReplaceAll(want, "SUM", Sum("")); have != want {
			t.Errorf("%s: have\n%s\nwant\n%s", format, have, want)
		}
	}
}

func TestOnlyAddressesOfTheWebAreLinks(t *testing.T) {
	const blank = "\t "
	for address, want := range map[string]string{
		"https://example.org/a": "https://example.org/a", blank + "http://example.org" + blank: "http://example.org", "javascript:alert(1)": "https://archive.example/a",
		"": "https://archive.example/a", "example.org": "https://archive.example/a", "https://example.org/}\n@misc{x": "https://archive.example/a",
		"https://example.org/a}b\\c": "https://example.org/a%7Db%5Cc",
	} {
		w := Work{URL: address, Address: "https://archive.example/a"}
		if have := w.link(); have != want {
			t.Errorf("%q: have %q, want %q", address, have, want)
		}
	}
}

func TestKeysAndFileNamesAreASCIIStableAndApart(t *testing.T) {
	seen := map[string]string{}
	for _, id := range []string{"a", "a~b", "a-b", "a b", "a/b", "a{b", "é", "è", "..", "", "../../etc/passwd", "x..", "a\r\nb", `a"b`, "a,b", strings.Repeat("é", 300)} {
		k, file := key(id), FileName(id, ".bib")
		if !regexp.MustCompile(`^[A-Za-z0-9_-][A-Za-z0-9._-]*$`).MatchString(k) || k != key(id) {
			t.Errorf("%q: key %q", id, k)
		}
		if !regexp.MustCompile(`^[A-Za-z0-9_-][A-Za-z0-9._-]*\.bib$`).MatchString(file) || len(file) > 160 {
			t.Errorf("%q: file %q", id, file)
		}
		if before, twice := seen[k]; twice {
			t.Errorf("%q and %q have the key %q", before, id, k)
		}
		seen[k] = id
	}
	if have := FileName("un~deux.txt", ".txt"); have != "un-deux.txt" {
		t.Errorf("a file of text is called %s", have)
	}
	if key("20171203-a.b_c") != "20171203-a.b_c" {
		t.Error("an id that is a key is not its own")
	}
}

func TestFilesOfNoneOneAndManyReferences(t *testing.T) {
	for n := range 4 {
		var items []map[string]any
		works := make([]Work, n)
		for i := range works {
			works[i] = whole()
			works[i].ID = fmt.Sprint(i)
		}
		if err := json.Unmarshal([]byte(written(t, "csl", works...)), &items); err != nil || len(items) != n {
			t.Errorf("%d references: %d in CSL, %v", n, len(items), err)
		}
		if have := len(records(t, written(t, "ris", works...))); have != n {
			t.Errorf("%d references: %d in RIS", n, have)
		}
		if have := len(entries(t, written(t, "bibtex", works...))); have != n {
			t.Errorf("%d references: %d in BibTeX", n, have)
		}
	}
}

// hostile texts would end a field, an entry or a file, were they not taken as text.
var hostile = []string{
	"}", "{", "}}},\n}\n@misc{evil,\n title={x}", `\`, `\}`, `\\}`, `"`, `\"{`, "%\n", "a\nER  - \nTY  - EVIL\n", "a\r\nER  - \r\n\r\nTY  - EVIL", "\rER  - ", "\u2028ER  - \u2029",
	"\u0085ER  - ", "\v\f\x00\x1b", "\u202eabc", "\u2066", "\xff\xfe", "\xc3", `"},{"id":"evil`, `\u0022`, "$\\input{/etc/passwd}$", "^^5c^^7d", "~", "#1", "@string{a=b}", "and", " ", "",
	"\ufeff", "TY  - X", "]", "</script>", `\begin{x}`, "a = {b},", "%", "\u00a0", "\u0301",
}

func hostileWork(r *rand.Rand) Work {
	text := func() string {
		var b strings.Builder
		for range r.IntN(4) {
			b.WriteString(hostile[r.IntN(len(hostile))])
		}
		return b.String()
	}
	return Work{
		ID: text(), Author: text(), Title: text(), Source: text(), Lang: text(), URL: "https://example.org/" + text(), Address: "https://a.example/" + text(),
		Date: article.Date{Value: text(), NotBefore: text(), NotAfter: text()}, Generation: text(), Sum: Sum(""),
	}
}

func TestNoTextBreaksOutOfItsField(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 5_000 {
		wantContained(t, hostileWork(r))
	}
}

func FuzzNoTextBreaksOutOfItsField(f *testing.F) {
	for _, text := range hostile {
		f.Add(text, "https://example.org/"+text, "2017-03-12")
	}
	f.Fuzz(func(t *testing.T, text, address, date string) {
		wantContained(t, Work{
			ID: text, Author: text, Title: text, Source: text, Lang: text, URL: address, Address: address,
			Date: article.Date{Value: date, NotBefore: text}, Generation: text, Sum: Sum(text),
		})
	})
}

// wantContained writes a work between two others and reads all three again.
func wantContained(t *testing.T, w Work) {
	t.Helper()
	works := []Work{whole(), w, whole()}
	wantBibTeX(t, w, entries(t, written(t, "bibtex", works...)))
	wantRIS(t, w, records(t, written(t, "ris", works...)))
	var items []item
	text := written(t, "csl", works...)
	if err := json.Unmarshal([]byte(text), &items); err != nil || len(items) != len(works) {
		t.Fatalf("%+v: %d items, %v in %s", w, len(items), err, text)
	}
	if have := items[1]; have.Title != OneLine(w.Title) || have.Source != OneLine(w.Source) || have.Type != "article-newspaper" || have.ID != OneLine(w.ID) {
		t.Errorf("%+v: CSL has %+v", w, have)
	}
}

func wantRIS(t *testing.T, w Work, all []map[string]string) {
	t.Helper()
	if len(all) != 3 {
		t.Fatalf("%+v: %d records", w, len(all))
	}
	for tag, want := range map[string]string{"TY": "NEWS", "TI": OneLine(w.Title), "AU": OneLine(w.Author), "T2": OneLine(w.Source), "AN": OneLine(w.ID)} {
		if all[1][tag] != want {
			t.Errorf("%+v: %s is %q, want %q", w, tag, all[1][tag], want)
		}
	}
}

var risLine = regexp.MustCompile(`^([A-Z][A-Z0-9])  - (.*)$`)

// records reads RIS as its specification says: a line is a tag and a value, or nothing.
func records(t *testing.T, text string) []map[string]string {
	t.Helper()
	var all []map[string]string
	var last map[string]string
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("\n\r\v\f\u0085\u2028\u2029", r) }) {
		parts := risLine.FindStringSubmatch(line)
		switch {
		case parts == nil:
			t.Fatalf("no line of RIS: %q", line)
		case parts[1] == "TY" && last == nil:
			last = map[string]string{"TY": parts[2]}
		case parts[1] == "ER":
			all, last = append(all, last), nil
		case last == nil || last[parts[1]] != "":
			t.Fatalf("%s stands where it may not: %q", parts[1], line)
		default:
			last[parts[1]] = parts[2]
		}
	}
	return all
}

func wantBibTeX(t *testing.T, w Work, all []entry) {
	t.Helper()
	if len(all) != 3 {
		t.Fatalf("%+v: %d entries", w, len(all))
	}
	have := all[1]
	if have.key != key(w.ID) {
		t.Errorf("%+v: key %q", w, have.key)
	}
	for name, want := range map[string]string{"title": w.Title, "author": w.Author, "journal": w.Source} {
		if want = OneLine(want); plainText(have.fields[name]) != want {
			t.Errorf("%s is %q, want %q", name, plainText(have.fields[name]), want)
		}
	}
}

// plainText is what TeX would set.
func plainText(field string) string {
	field = strings.TrimSuffix(strings.TrimPrefix(field, "{"), "}")
	return strings.NewReplacer(
		`\textbackslash{}`, `\`, `\textbraceleft{}`, "{", `\textbraceright{}`, "}", `\textasciitilde{}`, "~", `\textasciicircum{}`, "^",
		`\$`, "$", `\&`, "&", `\%`, "%", `\#`, "#", `\_`, "_", "~", "\u00a0", `\,`, "\u202f",
	).Replace(field)
}

func TestOneLineIsOneLineOfValidText(t *testing.T) {
	for _, text := range hostile {
		have := OneLine(text)
		if !utf8.ValidString(have) || strings.ContainsFunc(have, unicode.IsControl) || strings.ContainsAny(have, "\u2028\u2029\u202e") || strings.TrimSpace(have) == "" && strings.Trim(have, "\u00a0") != "" {
			t.Errorf("%q: %q", text, have)
		}
		if isOneLine(text) && madeOneLine(text) != text {
			t.Errorf("%q is said to be one line", text)
		}
		if OneLine(have) != have {
			t.Errorf("%q: once %q, twice %q", text, have, OneLine(have))
		}
	}
}

func BenchmarkReferences(b *testing.B) {
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) {
			w, to := whole(), []byte(nil)
			for b.Loop() {
				to = f.Append(to[:0], &w)
			}
		})
	}
}
