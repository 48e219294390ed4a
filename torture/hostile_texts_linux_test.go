package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"kiosque/torture/program"
)

// What a rebuild of a folder of hostile files may cost at most.
const (
	hostileTime   = 3 * time.Minute
	hostileMemory = 1 << 30 // bytes resident
)

// Texts that want to be more than text.
const (
	script = `<script>alert(1)</script><img src=x onerror=alert(1)>`
	escape = "\x1b]0;owned\x07\x1b[2J\x1b[31m"
)

// hostileFiles are files that somebody made to do harm, by their names; so many twentieths of
// what they may be at their worst.
func hostileFiles(size int) map[string][]byte {
	repeat := func(piece string, times int) []byte { return bytes.Repeat([]byte(piece), times) }
	files := map[string][]byte{
		"bomb.txt.gz":         zipped(repeat("a", 15<<20*size)),
		"bomb.jsonl.gz":       zipped(repeat("a", 30<<20*size)),
		"bomb-twice.txt.gz":   zipped(zipped(repeat("a", 5<<20*size))),
		"cut.txt.gz":          zipped([]byte("Un texte qui s’arrête au milieu."))[:20],
		"line.jsonl":          repeat("a", 5000),
		"deep.html":           append(repeat("<div>", 25_000*size), "Profond."...),
		"tables.html":         append(repeat("<table><tr><td>", 2_500*size), "Profond."...),
		"attributes.html":     []byte("<p " + numbered("a%d=%d ", 10_000*size) + ">Texte.</p>"),
		"comment.html":        []byte("<p>Texte.<!--" + strings.Repeat("-x", 100_000*size)),
		"script.html":         []byte("<title>" + script + "</title><body><p>" + strings.Repeat(script, 500) + "Un texte.</p>"),
		"deep.json":           repeat("[", 50_000*size),
		"deep.jsonl":          []byte(`{"text":` + strings.Repeat(`{"a":`, 10_000*size) + "\n"),
		"mixed.txt":           repeat("Un \xe9t\xe9, un été, \x93cité\x94, \xff\xfe, fin.\n", 2000),
		"nuls.txt":            repeat("a\x00\x00b", 10_000*size),
		"controls.txt":        append([]byte(escape+"Un titre "+escape+"\n\n"), repeat("Le parquet"+escape+" a confirmé.\r\n", 50)...),
		"overrides.txt":       repeat("Le \u202egne\u202c \u2066parquet\u2069 a \u200bconfirmé \u200f.\n", 200),
		"combining.txt":       []byte("Un e" + strings.Repeat("\u0301", 50_000*size) + " accent."),
		"one-word.txt":        repeat("anticonstitutionnellement", 10_000*size),
		"words.txt":           []byte(numbered("mot%d%d ", 15_000*size)),
		"surrogates.jsonl":    []byte(`{"text":"un \ud800 deux \udc00\ud83d trois \ud83d\ude00 \ud83d"}` + "\n"),
		"empty.txt":           nil,
		"blank.txt":           repeat(" \n\u00a0", 5_000*size),
		"csv.jsonl":           []byte(`{"id":"csv","title":"=cmd|' /C calc'!A0","text":"@SUM(1+1)*cmd","source":"+1","author":"-1"}` + "\n"),
		"header.jsonl":        []byte(`{"id":"header","title":"a\r\nSet-Cookie: x=y","text":"Un texte.","url":"javascript:alert(1)","source":"` + strings.ReplaceAll(script, `"`, "") + `"}` + "\n"),
		"facets.jsonl":        []byte(`{"id":"facets","text":"Un texte.","organisations":[` + numbered(`"Organisation %d%d",`, 25_000*size) + `"Fin"]}` + "\n"),
		"dates.jsonl":         []byte(`{"id":"dates","text":"Un texte.","date":"99999-99-99","lang":"` + strings.Repeat("x", 5_000*size) + `"}` + "\n"),
		"escape\x1b[31m.txt":  []byte("Un fichier dont le nom commande au terminal."),
		"name\nrefused: x.gz": []byte("Un fichier dont le nom a deux lignes."),
	}
	var paths strings.Builder
	for i, id := range []string{"../../escaped", "/tmp/kiosque-escaped", "..", "CON", "a/b", "a%2fb", "\x00", "generations/000001", strings.Repeat("i", 5_000*size)} {
		line, _ := json.Marshal(map[string]string{"id": id, "title": fmt.Sprint("Chemin ", i), "text": "Un texte dont le nom est un chemin."}) // strings can be marshalled
		paths.Write(append(line, '\n'))
	}
	files["paths.jsonl"] = []byte(paths.String())
	return files
}

func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i, i)
	}
	return b.String()
}

func zipped(content []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(content) // a buffer takes all
	_ = z.Close()
	return b.Bytes()
}

func TestHostileTextsHarmNothing(t *testing.T) {
	top := t.TempDir()
	corpus, data := filepath.Join(top, "a", "corpus"), filepath.Join(top, "a", "data")
	morning.spread(t, corpus)
	bad := hostileFiles(inFull(1, 2, 20))
	for name, content := range bad {
		write(t, filepath.Join(corpus, "hostile", name), string(content))
	}
	if err := os.Truncate(filepath.Join(corpus, "hostile", "line.jsonl"), 1<<30); err != nil { // the rest of its line are zeros
		t.Fatal(err)
	}
	before := everyFile(t, top)
	got, peak := endWatched(t, program.Plain.Command(t, rebuildArguments(data, corpus)...))
	if got.Status != 0 || got.Took > hostileTime || peak > hostileMemory {
		t.Errorf("status %d after %v with %d MB\n%s%s", got.Status, got.Took, peak>>20, got.Out, got.Err)
	}
	if after := everyFile(t, top, data); !slices.Equal(before, after) {
		t.Errorf("beside the data folder lie other files than before: %v", after)
	}
	wantPlain(t, "rebuild", got)
	if n := count(t, data, "="+morning.name); n != morning.articles {
		t.Errorf("%d of the %d good articles", n, morning.articles)
	}
	articles := readHarmless(t, data)
	note(t, "files made to do harm beside good ones: bombs, deep markup, a line of a gigabyte, NULs, overrides, ids that are paths", figure{float64(len(bad)), "bad inputs"},
		figure{float64(morning.articles), "good articles all kept"}, figure{float64(articles), "pages and JSON without markup of theirs"},
		figure{got.Took.Seconds(), "s"}, figure{float64(peak >> 20), "MB at most"})
}

// everyFile lists what lies in a folder with its size, but for one folder in it.
func everyFile(t *testing.T, folder string, but ...string) (all []string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			if slices.Contains(but, path) {
				return fs.SkipDir
			}
			return err
		}
		info, err := e.Info()
		if err == nil {
			all = append(all, fmt.Sprint(path, " ", info.Size()))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// wantPlain holds that nothing a command says can steer a terminal.
func wantPlain(t *testing.T, what string, got program.Outcome) {
	t.Helper()
	for i, r := range got.Out + got.Err {
		if r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			t.Errorf("%s says %.80q", what, (got.Out + got.Err)[max(0, i-40):])
			return
		}
	}
}

// readHarmless reads every article that is not the morning's, as a page and as JSON, and
// returns how many there are: their markup must be text and their JSON whole.
func readHarmless(t *testing.T, data string) (articles int) {
	t.Helper()
	wantPlain(t, "search", program.Plain.Run(t, "search", "--data", data, "--size", "100", "--scope", "raw", "texte OU titre OU parquet"))
	s := program.Plain.Serve(t, data)
	type hit struct{ ID string }
	type found struct{ Hits []hit }
	answer := program.Decode[found](s, "/search?copies=all&size=100&scope=raw&q="+url.QueryEscape("* SAUF ="+morning.name))
	if len(answer.Hits) == 0 {
		t.Error("none of the hostile articles is found")
	}
	for _, h := range answer.Hits {
		page := s.Get("/read/" + url.PathEscape(h.ID))
		if page.Status != http.StatusOK || strings.Contains(page.Body, "<script>alert") || strings.Contains(page.Body, "<img src=x") || strings.Contains(page.Body, `"javascript:`) {
			t.Errorf("the page of %q: status %d", h.ID, page.Status)
		}
		if a := s.Get("/articles/" + url.PathEscape(h.ID)); a.Status != http.StatusOK || !json.Valid([]byte(a.Body)) || len(a.Header["Set-Cookie"]) > 0 {
			t.Errorf("the JSON of %q: status %d", h.ID, a.Status)
		}
	}
	if _, err := os.Stat("/tmp/kiosque-escaped"); err == nil {
		t.Error("an id became a path")
	}
	s.Stop()
	wantPlain(t, "the log of the server", program.Outcome{Err: s.Log()})
	return len(answer.Hits)
}
